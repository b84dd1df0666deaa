import { Dropzone } from "@mantine/dropzone";
import css from "./drop-anywhere.module.css";
import { useSending } from "./sending.tsx";

/** Makes the whole window take files while something is dragged over it. A pointer's shortcut: the files page does the same for everybody. */
export function DropAnywhere() {
  const { send } = useSending();
  return (
    <Dropzone.FullScreen
      active
      onDrop={send}
      aria-hidden
      activateOnKeyboard={false}
      inputProps={{ "aria-label": "Files dropped on the page" }}
      classNames={{ fullScreen: css.full ?? "", root: css.root ?? "", inner: css.inner ?? "" }}
    >
      <p className={css.words}>Drop to find the sets in these files</p>
    </Dropzone.FullScreen>
  );
}
