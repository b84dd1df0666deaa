import { useQuery } from "@tanstack/react-query";
import { useNames, usePreferences } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import { portraitQuery } from "../../queries.ts";
import { lowerFirst } from "../../words/muscles.ts";
import { portraitSentences } from "../../words/portrait.ts";
import css from "./effort.module.css";

/** What is known of the lifter in this set's exercise, and how to let more be known. */
export function Portrait({ exercise }: { exercise: string }) {
  const { massUnit } = usePreferences();
  const name = useNames().exercise(exercise);
  const { data } = useQuery({ ...portraitQuery(exercise), enabled: exercise !== "unknown" });
  if (!data) return null;
  const sentences = portraitSentences(data, name, massUnit);
  return (
    <Panel title={`You in the ${lowerFirst(name)}`} note={data.demo && sentences.length > 0 ? "Learnt from the simulated workouts." : null}>
      {sentences.length > 0 ? (
        <ul className={css.evidence}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className={css.basis}>
          Nothing yet. Say of a set that it was failure, or how many reps you had left: from such sets lastrep learns where yours end.
        </p>
      )}
    </Panel>
  );
}
