import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import { formatOffset } from "../words/time.ts";
import css from "./trace-chart.module.css";

/** A shaded stretch of the trace. */
export interface TraceBand {
  /** Handed to `onPick` when the band is clicked; without it the band is only shown. */
  readonly id?: string;
  /** s from the recording's start. */
  readonly startS: number;
  readonly endS: number;
  /** Written above the band, the name only where there is room. */
  readonly number: string;
  readonly name?: string;
  /** `set`: a whole set; `phase`: a concentric; `failed`: an attempt that was not finished. */
  readonly kind: "set" | "phase" | "failed";
}

interface TraceChartProps {
  readonly label: string;
  /** s from the recording's start, increasing. */
  readonly timeS: readonly number[];
  readonly values: readonly number[];
  readonly unit: string;
  readonly bands: readonly TraceBand[];
  /** Stretch to show, s. */
  readonly span: readonly [number, number];
  /** A stretch was dragged over; null on a double click: everything. */
  readonly onSpan: (span: [number, number] | null) => void;
  readonly onPick?: (id: string) => void;
  readonly height?: number;
}

/** One long line with shaded bands. Drag to look closer, double click to go back, click a band to open it. */
export function TraceChart({ label, timeS, values, unit, bands, span, onSpan, onPick, height = 240 }: TraceChartProps) {
  const { ref: sizeRef, width } = useElementSize();
  const holder = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<uPlot | null>(null);
  const live = useRef({ bands, onSpan, onPick });
  live.current = { bands, onSpan, onPick };
  const scheme = useComputedColorScheme("light");

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of colour scheme makes the chart anew, because it reads its colours once
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new uPlot(options(element, unit, height, live), [[], []], element);
    setChart(made);
    return () => made.destroy();
  }, [unit, height, scheme]);

  useEffect(() => {
    if (width > 0) chart?.setSize({ width, height });
  }, [chart, width, height]);

  useEffect(() => {
    chart?.setData([timeS as number[], values as number[]], false);
    chart?.setScale("x", { min: span[0], max: span[1] });
  }, [chart, timeS, values, span]);

  useEffect(() => {
    if (bands) chart?.redraw(false);
  }, [chart, bands]);

  return (
    <div ref={sizeRef} className={css.frame} style={{ minHeight: height }}>
      <div ref={holder} role="img" aria-label={label} />
    </div>
  );
}

/** Steps between the ticks of the time axis, s. */
const SECONDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

type Live = { current: { bands: readonly TraceBand[]; onSpan: TraceChartProps["onSpan"]; onPick: TraceChartProps["onPick"] } };

function options(element: HTMLElement, unit: string, height: number, live: Live): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const font = `11.5px ${style.fontFamily}`;
  const axis = { stroke: color("--ink-2"), font, grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
  return {
    width: Math.max(200, element.clientWidth),
    height,
    legend: { show: false },
    padding: [18, 16, 0, 0],
    scales: { x: { time: false }, y: { range: (_, low, high) => padded(low, high) } },
    axes: [
      { ...axis, size: 26, gap: 6, space: 64, incrs: [...SECONDS], values: (_, ticks) => ticks.map((s) => formatTick(s, ticks)) },
      { ...axis, size: 44, gap: 6, space: 36, values: (_, ticks) => ticks.map((v) => String(v).replace("-", "−")) },
    ],
    series: [{}, { stroke: color("--trace"), width: 1.25, points: { show: false } }],
    cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { size: 6, fill: color("--failure") } },
    hooks: {
      drawClear: [(u) => drawBands(u, live.current.bands, { color, font, unit })],
      setSelect: [
        (u) => {
          if (u.select.width < 6) return;
          live.current.onSpan([u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")]);
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      ready: [(u) => listen(u, live)],
    },
  };
}

function listen(u: uPlot, live: Live): void {
  let downAt = 0;
  const bandAt = (event: MouseEvent) => {
    const s = u.posToVal(event.clientX - u.over.getBoundingClientRect().left, "x");
    return live.current.bands.find((band) => band.id !== undefined && s >= band.startS && s <= band.endS);
  };
  u.over.addEventListener("mousedown", (event) => {
    downAt = event.clientX;
  });
  u.over.addEventListener("click", (event) => {
    const band = Math.abs(event.clientX - downAt) < 4 ? bandAt(event) : undefined;
    if (band?.id !== undefined) live.current.onPick?.(band.id);
  });
  u.over.addEventListener("mousemove", (event) => {
    u.over.style.cursor = live.current.onPick && bandAt(event) ? "pointer" : "crosshair";
  });
  u.over.addEventListener("dblclick", () => live.current.onSpan(null));
}

interface Pen {
  readonly color: (name: string) => string;
  readonly font: string;
  readonly unit: string;
}

function drawBands(u: uPlot, bands: readonly TraceBand[], { color, font, unit }: Pen): void {
  const { ctx } = u;
  const { left, top, width, height } = u.bbox;
  const scale = devicePixelRatio;
  const right = left + width;
  const places = bands
    .map((band) => ({
      band,
      x0: Math.max(left, u.valToPos(band.startS, "x", true)),
      x1: Math.min(right, u.valToPos(band.endS, "x", true)),
    }))
    .filter(({ x0, x1 }) => x1 > x0);
  ctx.save();
  ctx.font = font.replace(/^[\d.]+/, (size) => String(Number(size) * scale));
  ctx.textBaseline = "bottom";
  ctx.textAlign = "left";
  const write = (text: string, x: number) => {
    ctx.fillStyle = color("--ink-2");
    ctx.fillText(text, x, top - 3 * scale);
  };
  write(unit, 0);
  let textEnd = left;
  for (const [i, { band, x0, x1 }] of places.entries()) {
    ctx.fillStyle = color(band.kind === "set" ? "--band" : "--phase");
    ctx.fillRect(x0, top, x1 - x0, height);
    if (band.kind !== "phase") {
      ctx.fillStyle = color(band.kind === "set" ? "--band-edge" : "--failure");
      ctx.fillRect(x0, top, x1 - x0, 2 * scale);
    }
    if (x0 < textEnd) continue;
    const full = `${band.number} ${band.name ?? ""}`.trim();
    const room = (places[i + 1]?.x0 ?? right) - x0 - 4 * scale;
    const text = ctx.measureText(full).width < room ? full : band.number;
    write(text, x0);
    textEnd = x0 + ctx.measureText(text).width + 4 * scale;
  }
  ctx.restore();
}

function padded(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [-1, 1];
  const room = Math.max(1e-3, (high - low) * 0.06);
  return [low - room, high + room];
}

function formatTick(s: number, ticks: readonly number[]): string {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return step < 1 ? `${formatOffset(s)}.${Math.round((s % 1) * 10)}` : formatOffset(s);
}
