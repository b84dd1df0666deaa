import { analyse } from "@lastrep/analysis";
import { conditionFigures } from "../conditions/score.ts";
import type { Outcome } from "../jobs.ts";
import { weekFigures } from "../logged/score.ts";
import { observeWeeks } from "../logged/week.ts";
import { PARTS, type Part } from "../part.ts";
import { deadliftFigure } from "../proximity/deadlift.ts";
import { observeVelocities } from "../proximity/from-velocities.ts";
import { publishedFigure } from "../proximity/published.ts";
import { proximityFigures } from "../proximity/score.ts";
import { recognitionFigures } from "../recognition/score.ts";
import { haveRecordings } from "../recordings/datasets.ts";
import { countFigures, foundFigures } from "../recordings/score.ts";
import { type RolePair, roleFigure } from "../roles.ts";
import { simulatedFigures } from "../simulated/score.ts";
import { inOneLine, spotCheck } from "../spot-check.ts";
import { byPart, type Figure } from "./figure.ts";

/** Everything that one run measured; the same for the same pipeline and data. */
export interface Report {
  readonly pipeline: { readonly version: string; readonly params: string };
  /** The counts of a few quick sets, by which the report is known to be of this very pipeline. */
  readonly spotCheck: string;
  readonly figures: readonly Figure[];
  /** Parts that were not measured, and why; empty where all were. */
  readonly skipped: string;
}

/** Puts the outcomes of a run together. */
export function reportOf(outcomes: readonly Outcome[]): Report {
  const recorded = outcomes.flatMap((o) => (o.kind === "recording" ? [o.value] : []));
  const days = outcomes.flatMap((o) => (o.kind === "day" ? [o.value] : []));
  const conditions = outcomes.flatMap((o) => (o.kind === "conditions" ? [o.value] : []));
  const recognitions = outcomes.flatMap((o) => (o.kind === "recognition" ? [o.value] : []));
  const lifters = outcomes.flatMap((o) => (o.kind === "lifter" ? [o.value] : []));
  const simulated = [
    ...outcomes.flatMap((o) => (o.kind === "simulated" ? [o.value] : [])),
    ...lifters.flatMap((lifter) => lifter.recordings),
  ];
  const weeks = PARTS.flatMap(observeWeeks);
  const roles = { workouts: rolesByPart(simulated), logged: rolesByPart(weeks) };
  return {
    pipeline: currentPipeline(),
    spotCheck: inOneLine(spotCheck()),
    figures: [
      ...(haveRecordings ? [...countFigures(recorded), ...conditionFigures(conditions), ...foundFigures(recorded, days)] : []),
      ...simulatedFigures(simulated),
      ...proximityFigures(
        lifters.flatMap((lifter) => lifter.sets),
        "signal",
      ),
      ...proximityFigures(PARTS.flatMap(observeVelocities), "velocities"),
      ...(haveRecordings ? [deadliftFigure()] : []),
      publishedFigure(),
      ...recognitions.flatMap(recognitionFigures),
      roleFigure("roles_workouts", WORKOUT_ROLES, roles.workouts),
      roleFigure("roles_logged", LOGGED_ROLES, roles.logged),
      ...weekFigures(weeks),
    ],
    skipped: haveRecordings
      ? ""
      : "All real recordings and velocities: ../shared/data is not there. tests/accuracy/README.md says where they come from.",
  };
}

const WORKOUT_ROLES = "Set roles, simulated workouts with the watch's own log of exercises and loads";
const LOGGED_ROLES = "Set roles, simulated workouts as a device on the load logs them";

function rolesByPart(items: readonly { readonly part: Part; readonly roles?: readonly RolePair[] }[]): Record<Part, RolePair[]> {
  const { fit, test } = byPart(items);
  return { fit: fit.flatMap(({ roles }) => roles ?? []), test: test.flatMap(({ roles }) => roles ?? []) };
}

/** Version and parameters' fingerprint of the pipeline as it is. */
export function currentPipeline(): Report["pipeline"] {
  return analyse([]).session.pipeline;
}
