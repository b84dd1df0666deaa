import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import type { SetResource } from "../../api.ts";
import { Loaded } from "../../parts/page-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { TraceZoom } from "../../parts/trace-zoom.tsx";
import { setTraceQuery } from "../../queries.ts";
import type { Span } from "../../words/span.ts";

const TraceChart = lazy(() => import("../../charts/trace-chart.tsx").then(({ TraceChart }) => ({ default: TraceChart })));

/** The set's stretch of the trace with each rep's lifting phase shaded. */
export function SetTrace({ set }: { set: SetResource }) {
  const query = useQuery(setTraceQuery(set.id));
  const [span, setSpan] = useState<Span | null>(null);
  const { reps } = set.effective;
  const bands = useMemo(
    () =>
      reps.map(({ concentric, completed }, i) => ({
        startS: concentric.startS,
        endS: concentric.endS,
        number: String(i + 1),
        kind: completed ? ("phase" as const) : ("failed" as const),
      })),
    [reps],
  );
  return (
    <Panel
      title="Trace"
      note="Upward velocity of the wrist, m/s; the lifting phase of each rep is shaded. Drag to look closer, double click to see all."
    >
      <Loaded query={query} skeleton={[220]}>
        {(trace) => (
          <Suspense fallback={<div style={{ height: 220 }} />}>
            <SetTraceChart timeS={trace.timeS} values={trace.verticalVelocity} bands={bands} span={span} onSpan={setSpan} />
          </Suspense>
        )}
      </Loaded>
    </Panel>
  );
}

interface SetTraceChartProps {
  readonly timeS: readonly number[];
  readonly values: readonly number[];
  readonly bands: React.ComponentProps<typeof TraceChart>["bands"];
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}

function SetTraceChart({ timeS, values, bands, span, onSpan }: SetTraceChartProps) {
  const whole = useMemo((): Span => [timeS[0] ?? 0, timeS.at(-1) ?? 1], [timeS]);
  return (
    <>
      <TraceChart
        label={`Trace of the set with ${bands.length} reps. The table of reps gives their times and speeds.`}
        timeS={timeS}
        values={values}
        unit="m/s"
        bands={bands}
        span={span ?? whole}
        onSpan={onSpan}
        height={220}
      />
      <TraceZoom whole={whole} wholeName="Whole set" span={span} onSpan={onSpan} />
    </>
  );
}
