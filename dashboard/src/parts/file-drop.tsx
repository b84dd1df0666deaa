import { Dropzone } from "@mantine/dropzone";
import css from "./file-drop.module.css";
import { FilesIcon } from "./icons.tsx";
import { useSending } from "./sending.tsx";

/** A place to drop files, or to choose them with the keyboard. */
export function FileDrop() {
  const { send } = useSending();
  return (
    <Dropzone
      onDrop={send}
      classNames={{ root: css.root ?? "" }}
      inputProps={{ "aria-label": "Choose files" }}
      aria-label="Choose files or drop them here"
    >
      <div className={css.inner}>
        <FilesIcon />
        <strong>Drop files here, or choose them</strong>
        <span>
          Sensor Logger zips, FIT activities, MetaMotion recordings, a velocity device's table of reps, or any CSV with time and
          acceleration along x, y and z. Drop the files of one workout together.
        </span>
      </div>
    </Dropzone>
  );
}
