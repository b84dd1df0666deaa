import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { loadDemo } from "../../api.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { useSending } from "../../parts/sending.tsx";
import { count } from "../../words/numbers.ts";
import css from "./first-use.module.css";

/** The week page before there is a dated workout: two ways to begin. */
export function FirstUse({ undated }: { undated: number }) {
  const { follow } = useSending();
  const demo = useMutation({ mutationFn: loadDemo });
  const load = () => follow("Demo workouts", () => demo.mutateAsync());
  return (
    <>
      <PageHead title="How close to failure do your sets come?">
        <p>
          Give lastrep what your watch recorded. It finds the sets and reps, measures how fast each rep moved, and tells you, with an
          interval, how many reps you had left.
        </p>
        {undated > 0 && (
          <p>
            {count(undated, "workout is", "workouts are")} here but without a date, so no week can show {undated === 1 ? "it" : "them"}.{" "}
            <Link to="/workouts">See the workouts</Link>
          </p>
        )}
      </PageHead>
      <div className={css.ways}>
        <Panel title="Your own files">
          <FileDrop />
        </Panel>
        <Panel title="Look around first">
          <p className={css.words}>
            A few weeks of simulated training, marked as such everywhere. Nobody lifted them; they show what the pages look like. You can
            remove them later in the settings.
          </p>
          <Button onClick={load} loading={demo.isPending || demo.isSuccess}>
            Load the demo workouts
          </Button>
        </Panel>
      </div>
    </>
  );
}
