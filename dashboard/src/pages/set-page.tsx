import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { SetResource } from "../api.ts";
import { LoadedPage } from "../parts/page-state.tsx";
import { Panel } from "../parts/panel.tsx";
import { setQuery } from "../queries.ts";
import { issueSentences } from "../words/issues.ts";
import { Corrections } from "./set/corrections.tsx";
import { Effort } from "./set/effort.tsx";
import { Portrait } from "./set/portrait.tsx";
import { RepTable } from "./set/rep-table.tsx";
import { SetHead } from "./set/set-head.tsx";
import { SetTrace } from "./set/set-trace.tsx";
import css from "./set-page.module.css";

const RepSpeeds = lazy(() => import("../charts/rep-speeds.tsx").then(({ RepSpeeds }) => ({ default: RepSpeeds })));

const route = getRouteApi("/sets/$setId");

/** One set: how fast its reps were, how close to failure it came, and a place to say what the machine got wrong. */
export function SetPage() {
  const { setId } = route.useParams();
  return (
    <LoadedPage query={useQuery(setQuery(setId))} skeleton={[80, 300, 300]}>
      {(set) => <SetView key={set.id} set={set} />}
    </LoadedPage>
  );
}

function SetView({ set }: { set: SetResource }) {
  const work = set.effective;
  const seesSpeed = work.reps.length > 0 && work.velocity.basis !== "none";
  return (
    <>
      <SetHead set={set} />
      <div className={css.page}>
        <div className={css.column}>
          <Panel
            title="Speed of every rep"
            note={seesSpeed ? "Bars: mean speed of the lifting phase. Lines: one standard uncertainty either way." : null}
          >
            {seesSpeed ? (
              <>
                <Suspense fallback={<div style={{ height: 280 }} />}>
                  <RepSpeeds set={work} />
                </Suspense>
                <RepTable set={work} />
              </>
            ) : (
              <p className={css.dim}>
                {work.reps.length === 0
                  ? "No rep of this set was measured, so there are no speeds to show."
                  : "The wrist cannot see how fast this movement was."}
              </p>
            )}
          </Panel>
          {/* A table of reps has no signal to draw. */}
          {work.block !== undefined && work.reps.length > 0 && <SetTrace set={set} />}
          {work.issues.length > 0 && (
            <Panel title="What to know about this set's data">
              <ul className={css.issues}>
                {issueSentences(work.issues).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
        <div className={css.column}>
          <div className={css.first}>
            <Effort set={set} />
          </div>
          <Portrait exercise={work.exercise.id} />
          <Corrections set={set} />
        </div>
      </div>
    </>
  );
}
