import { axisX, axisY, barY, dot, gridY, plot, pointerX, ruleX, ruleY, text, tip } from "@observablehq/plot";
import { useCallback } from "react";
import type { WorkSet } from "../api.ts";
import { formatSpeed, repSpeed, speedName, speedUnit } from "../words/speed.ts";
import { PlotFigure } from "./plot-figure.tsx";

const HEIGHT = 280;

/**
 * Every rep's speed as a bar with its standard uncertainty, the fastest marked as the reference, a failed attempt as an outline,
 * a dotted line before each further part of an extended set.
 */
export function RepSpeeds({ set }: { set: WorkSet }) {
  const draw = useCallback(
    (width: number) => {
      const { basis, referenceRep } = set.velocity;
      const bars = set.reps.flatMap((rep, i) => {
        const speed = repSpeed(rep, basis);
        return speed === null ? [] : [{ number: i + 1, rep, speed, reference: i === referenceRep }];
      });
      const lastDone = bars.findLast((bar) => bar.rep.completed)?.number;
      const low = (b: (typeof bars)[number]) => Math.max(0, b.speed.value - (b.speed.uncertainty ?? 0));
      const high = (b: (typeof bars)[number]) => b.speed.value + (b.speed.uncertainty ?? 0);
      const best = bars.find((bar) => bar.reference)?.speed.value;
      const step = (width - 40) / set.reps.length;
      const every = Math.ceil(20 / step);
      // A word beside a taller bar stands above both.
      const above = (b: (typeof bars)[number]) => Math.max(high(b), ...bars.filter((a) => a.number === b.number - 1).map(high));
      const failing = set.failure.probability >= 0.5;
      return plot({
        width,
        height: HEIGHT,
        marginTop: 28,
        marginLeft: 36,
        marginBottom: 34,
        marginRight: 4,
        x: { type: "band", domain: set.reps.map((_, i) => i + 1), paddingInner: 0.25, paddingOuter: 0.1, label: null },
        y: { domain: [0, Math.max(0.1, ...bars.map(high)) * 1.04], label: null },
        marks: [
          gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
          axisY({ tickSize: 0, ticks: 5, label: `${speedName(basis)}, ${speedUnit(basis)}`, labelArrow: "none", labelAnchor: "top" }),
          axisX({
            tickSize: 0,
            tickFormat: (rep: number) => ((rep - 1) % every === 0 ? String(rep) : ""),
            label: "rep",
            labelArrow: "none",
            labelAnchor: "center",
          }),
          best === undefined ? null : ruleY([best], { stroke: "var(--ink-3)", strokeDasharray: "2 4" }),
          barY(
            bars.filter((b) => b.rep.completed),
            {
              x: "number",
              y: (b) => b.speed.value,
              fill: (b) => (b.number === lastDone && failing ? "var(--failure)" : "var(--hard)"),
              rx: 3,
            },
          ),
          barY(
            bars.filter((b) => !b.rep.completed),
            { x: "number", y: (b) => b.speed.value, fill: "var(--failure-soft)", stroke: "var(--failure)", strokeDasharray: "4 3", rx: 3 },
          ),
          ruleX(
            bars.filter((b) => b.speed.uncertainty !== null),
            { x: "number", y1: low, y2: high, stroke: "var(--whisker)", strokeWidth: 1.5 },
          ),
          dot(bars, { x: "number", y: (b) => b.speed.value, r: 2.5, fill: "var(--whisker)" }),
          text(
            bars.filter((b) => b.reference),
            { x: "number", y: high, dy: -9, text: () => "fastest", fill: "var(--ink-2)" },
          ),
          text(
            bars.filter((b) => !b.rep.completed),
            { x: "number", y: above, dy: -9, dx: 0.375 * step, textAnchor: "end", text: () => "not finished", fill: "var(--failure-ink)" },
          ),
          ruleX(set.parts.slice(1), {
            x: ({ firstRep }) => firstRep + 1,
            dx: -step / 2,
            stroke: "var(--ink-3)",
            strokeDasharray: "2 3",
          }),
          ruleY([0], { stroke: "var(--line-strong)" }),
          tip(
            bars,
            pointerX({
              x: "number",
              y: high,
              title: (b) => `rep ${b.number}${b.rep.completed ? "" : ", not finished"}\n${formatSpeed(b.speed, basis)}`,
              fill: "var(--card)",
              stroke: "var(--line-strong)",
              fontSize: 12,
              lineHeight: 1.3,
            }),
          ),
        ],
      });
    },
    [set],
  );
  return <PlotFigure label={`Speed of each of ${set.reps.length} reps. The table below gives every number.`} draw={draw} height={HEIGHT} />;
}
