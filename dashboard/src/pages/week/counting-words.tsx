import { Link } from "@tanstack/react-router";
import type { CountingRule } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import { ruleSentences } from "../../words/volume.ts";
import css from "./week.module.css";

/** The rule behind every number of the page, and what the numbers do not say. */
export function CountingWords({ rule, timeZone }: { rule: CountingRule; timeZone: string }) {
  return (
    <Panel title="How this is counted" note={`Rule version ${rule.version}. Weeks run Monday to Sunday in ${timeZone}.`}>
      <ul className={css.rule}>
        {ruleSentences(rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={css.rule}>
        Failure volume describes how you trained. It is not a score, and more of it is not better by itself: muscle grows slightly more the
        closer sets end to failure, strength does not, and no study gives a number of failure sets to aim for.{" "}
        <Link to="/settings">Change the rule</Link>
      </p>
    </Panel>
  );
}
