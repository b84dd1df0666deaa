import { SegmentedControl, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Trace, Workout } from "../../api.ts";
import { useNames, usePreferences } from "../../parts/athlete.tsx";
import { Loaded } from "../../parts/page-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { TraceZoom } from "../../parts/trace-zoom.tsx";
import { traceQuery } from "../../queries.ts";
import type { Span } from "../../words/span.ts";
import { formatClock } from "../../words/time.ts";
import css from "./workout-trace.module.css";

const TraceChart = lazy(() => import("../../charts/trace-chart.tsx").then(({ TraceChart }) => ({ default: TraceChart })));

const LINES = [
  { value: "verticalVelocity", label: "Velocity", unit: "m/s" },
  { value: "verticalAcceleration", label: "Acceleration", unit: "m/s²" },
  { value: "rotation", label: "Rotation", unit: "rad/s" },
] as const;

/** The recording's trace with its sets as bands that open them. */
export function WorkoutTrace({ workout }: { workout: Workout }) {
  const withSignal = workout.recordings.flatMap((recording, index) => (recording.rateHz === null ? [] : [{ recording, index }]));
  const [index, setIndex] = useState(withSignal[0]?.index ?? 0);
  const [line, setLine] = useState<(typeof LINES)[number]["value"]>("verticalVelocity");
  const [span, setSpan] = useState<Span | null>(null);
  const navigate = useNavigate();
  const names = useNames();
  const { timeZone } = usePreferences();
  const query = useQuery({ ...traceQuery(workout.id, index, span), placeholderData: keepPreviousData });
  const durationS = workout.recordings[index]?.durationS ?? 0;
  const whole = useMemo((): Span => [0, durationS], [durationS]);
  const bands = useMemo(
    () =>
      workout.sets
        .filter((set) => set.effective.recording === index && set.correction.notASet !== true)
        .map(({ id, number, effective }) => ({
          id,
          startS: effective.startS,
          endS: effective.endS,
          number: String(number),
          name: effective.exercise.id === "unknown" ? "" : names.exercise(effective.exercise.id),
          kind: "set" as const,
        })),
    [workout, index, names],
  );

  return (
    <Panel
      title="Trace"
      note="Upward movement of the wrist. Drag over a stretch to look closer, double click to see all; a shaded set opens when clicked."
      actions={
        <>
          {withSignal.length > 1 && (
            <Select
              aria-label="Recording"
              data={withSignal.map(({ recording, index: i }) => ({ value: String(i), label: labelOf(recording, timeZone) }))}
              value={String(index)}
              onChange={(value) => {
                setIndex(Number(value));
                setSpan(null);
              }}
              allowDeselect={false}
            />
          )}
          <SegmentedControl
            aria-label="What to draw"
            size="xs"
            data={LINES.map(({ value, label }) => ({ value, label }))}
            value={line}
            onChange={setLine}
          />
        </>
      }
    >
      <Loaded query={query} skeleton={[240]}>
        {(trace) => (
          <Suspense fallback={<div style={{ height: 240 }} />}>
            {trace[line] === null ? (
              <p className={css.none}>This recording has no gyroscope, so nothing is known of the wrist's rotation.</p>
            ) : (
              <TraceChart
                label={`Trace of the recording with ${bands.length} sets. The table of sets below lists and links them.`}
                timeS={trace.timeS}
                values={valuesOf(trace, line)}
                unit={LINES.find((l) => l.value === line)?.unit ?? ""}
                bands={bands}
                span={span ?? whole}
                onSpan={setSpan}
                onPick={(setId) => navigate({ to: "/sets/$setId", params: { setId } })}
              />
            )}
          </Suspense>
        )}
      </Loaded>
      <TraceZoom whole={whole} wholeName="Whole recording" span={span} onSpan={setSpan} />
    </Panel>
  );
}

function valuesOf(trace: Trace, line: (typeof LINES)[number]["value"]): readonly number[] {
  return trace[line] ?? [];
}

/** When it began, then its name: names of one day's files are long and begin alike. */
function labelOf({ startTime, file }: Workout["recordings"][number], timeZone: string): string {
  return startTime ? `${formatClock(startTime, timeZone)}, ${file}` : file;
}
