import type { Span } from "../span.ts";
import { escaped, fixed, LEFT, RIGHT, WIDTH } from "./sheet.ts";

/** A column to draw. */
export interface Line {
  readonly values: Float32Array;
  readonly rateHz: number;
  readonly colour: string;
  /** Draws what the column differs from its median: gravity is large and does not move. */
  readonly fromMedian?: boolean;
}

/** Lines over one time axis. */
export interface Panel {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly shown: Span;
  /** Pixels from the left of a time in s. */
  readonly x: (t: number) => number;
  /** Where the lines are drawn in full strength. */
  readonly strong: readonly Span[];
  /** What the scale is made for; the whole of `shown` where there is nothing. Louder handling around it is cut off at the edge. */
  readonly scaledTo: readonly Span[];
  /** Whether the lines are drawn, lighter, outside of `strong` too. */
  readonly light: boolean;
}

/** Height of a panel, pixels. */
export const PANEL = 130;

/** Room above the greatest value that the scale is made for, as a part of it. */
const HEADROOM = 1.25;

/** A panel as SVG elements, from its own top left corner. */
export function drawPanel({ name, lines, shown, x, strong, scaledTo, light }: Panel): string {
  const drawn = lines.map((line) => ({ ...line, zero: line.fromMedian ? medianIn(line, shown) : 0 }));
  const whole = drawn.map((line) => extremesIn(line, shown));
  const judged = scaledTo.flatMap((span) => drawn.flatMap((line) => extremesIn(line, clipped(span, shown))));
  const measure = judged.length > 0 ? judged : whole.flat();
  const reach = HEADROOM * Math.max(1e-9, ...measure.map(({ low, high }) => Math.max(Math.abs(low), Math.abs(high))));
  const signed = whole.flat().some(({ low }) => low < 0);
  const zero = signed ? PANEL / 2 : PANEL - 10;
  const scale = (signed ? PANEL / 2 - 6 : PANEL - 16) / reach;
  const y = (value: number) => fixed(zero - scale * Math.max(-reach, Math.min(reach, value)));
  const polyline = (extremes: readonly Extremes[], colour: string, opacity: number) => {
    const points = extremes.map(({ t, low, high }) => `${fixed(x(t))},${y(low)} ${fixed(x(t))},${y(high)}`);
    return `<polyline fill="none" stroke="${colour}" stroke-opacity="${opacity}" points="${points.join(" ")}"/>`;
  };
  return [
    `<text x="4" y="20">${escaped(name)}</text><text x="4" y="36" fill="#868e96">± ${reach.toPrecision(2)}</text>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${zero}" y2="${zero}" stroke="#adb5bd"/>`,
    ...(light ? drawn.map(({ colour }, i) => polyline(whole[i] ?? [], colour, 0.4)) : []),
    ...strong.flatMap((span) => drawn.map((line) => polyline(extremesIn(line, clipped(span, shown)), line.colour, 1))),
  ].join("");
}

/** The least and greatest value of a pixel's samples. */
interface Extremes {
  readonly t: number;
  readonly low: number;
  readonly high: number;
}

/** Of each pixel's samples in the span, so that nothing short is lost, less the line's zero. */
function extremesIn({ values, rateHz, zero }: Line & { readonly zero: number }, { startS, endS }: Span): Extremes[] {
  const first = Math.max(0, Math.floor(startS * rateHz));
  const last = Math.min(values.length, Math.ceil(endS * rateHz));
  const step = Math.max(1, Math.floor((last - first) / (WIDTH - LEFT - RIGHT)));
  const extremes: Extremes[] = [];
  for (let i = first; i < last; i += step) {
    const pixel = values.subarray(i, Math.min(last, i + step));
    extremes.push({ t: i / rateHz, low: Math.min(...pixel) - zero, high: Math.max(...pixel) - zero });
  }
  return extremes;
}

function medianIn({ values, rateHz }: Line, { startS, endS }: Span): number {
  const sorted = values.slice(Math.max(0, Math.floor(startS * rateHz)), Math.ceil(endS * rateHz)).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

function clipped(span: Span, shown: Span): Span {
  return { startS: Math.max(span.startS, shown.startS), endS: Math.min(span.endS, shown.endS) };
}
