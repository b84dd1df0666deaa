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
      <div className={css.top}>
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
        <AnatomyOfASet />
      </div>
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

/** A set as lastrep sees it: every rep slower than the one before, each with what is not known about it. */
function AnatomyOfASet() {
  const speeds = [88, 92, 86, 80, 72, 62, 50, 34];
  return (
    <figure className={css.anatomy}>
      <svg viewBox="0 0 236 108" aria-hidden="true">
        {speeds.map((speed, i) => (
          <g key={speed} transform={`translate(${i * 30} 104)`}>
            <rect y={-speed} width="22" height={speed} rx="3" fill={i === speeds.length - 1 ? "var(--failure)" : "var(--hard)"} />
            <path d={`M11 ${-speed - 7}V${-speed + 7}M8 ${-speed - 7}h6M8 ${-speed + 7}h6`} stroke="var(--whisker)" strokeWidth="1.4" />
          </g>
        ))}
        <path d="M0 104.5H236" stroke="var(--line-strong)" />
      </svg>
      <figcaption>A set, rep by rep: how fast each one moved, and how sure that is.</figcaption>
    </figure>
  );
}
