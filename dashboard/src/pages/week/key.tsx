import css from "./key.module.css";

/** What the three colours of a bar and its whisker mean. */
export function Key() {
  return (
    <ul className={css.key} aria-label="Key">
      <li data-kind="failure">failure</li>
      <li data-kind="hard">hard</li>
      <li data-kind="sets">all sets</li>
      <li data-kind="whisker">80 % interval</li>
    </ul>
  );
}
