import { Dropzone } from "@mantine/dropzone";
import css from "./drop-anywhere.module.css";
import { useSending } from "./sending.tsx";

/** Makes the whole window take files while something is dragged over it. */
export function DropAnywhere() {
  const { send } = useSending();
  return (
    <Dropzone.FullScreen active onDrop={send} classNames={{ fullScreen: css.full ?? "", root: css.root ?? "", inner: css.inner ?? "" }}>
      <p className={css.words}>Drop to find the sets in these files</p>
    </Dropzone.FullScreen>
  );
}
