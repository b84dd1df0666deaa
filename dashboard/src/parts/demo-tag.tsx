import css from "./demo-tag.module.css";

/** Marks what nobody lifted. */
export function DemoTag() {
  return <span className={css.tag}>simulated</span>;
}
