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
          Sensor Logger zips, WristMotion.csv, MetaMotion recordings, FIT activities; also gzipped. Drop the accelerometer and the gyroscope
          file of one recording together.
        </span>
      </div>
    </Dropzone>
  );
}
