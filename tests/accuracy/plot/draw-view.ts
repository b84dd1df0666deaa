import type { RecordingTrace, WorkSet } from "@lastrep/analysis";
import type { Span } from "../span.ts";

/** What a person needs to see why a set came out wrong. */
export interface View {
  readonly title: string;
  /** Null where the recording has no signal. */
  readonly trace: RecordingTrace | null;
  readonly sets: readonly WorkSet[];
  /** The stretch to draw; null for all of it. */
  readonly shown: Span | null;
  /** Marked windows, or true sets. */
  readonly windows: readonly Span[];
  readonly trueReps: readonly (Span & { readonly completed: boolean })[];
}

const WIDTH = 1400;
const LEFT = 165;
const RIGHT = 20;
const STRIP = 26;
const PANEL = 130;

/**
 * Draws three strips (truth, found sets, found reps with their confidences) over three panels (upward velocity, what the detector
 * worked on, rotation) on one time axis, as an SVG document.
 */
export function drawView(view: View): string {
  const { trace } = view;
  const shown = view.shown ?? { startS: 0, endS: trace ? trace.verticalVelocity.length / trace.rateHz : 1 };
  const x = (t: number) => LEFT + ((t - shown.startS) / (shown.endS - shown.startS)) * (WIDTH - LEFT - RIGHT);
  const inside = (span: Span) => span.endS > shown.startS && span.startS < shown.endS;
  const reps = view.sets.flatMap((set) => set.reps);
  const strips = [
    strip("marked window, true sets", view.windows.filter(inside), x, () => ["#9aa5b1", ""]),
    strip("true reps", view.trueReps.filter(inside), x, (rep) => [rep.completed ? "#2b8a3e" : "#c92a2a", ""]),
    strip("found sets", view.sets.filter(inside), x, (set) => ["#1864ab", `${set.repCount} reps, ${set.velocity.basis}`]),
    strip("found reps, confidence", reps.filter(inside), x, (rep) => [rep.completed ? "#4dabf7" : "#ff8787", rep.confidence.toFixed(2)]),
    strip(
      "their concentrics",
      reps.filter(inside).map((rep) => rep.concentric),
      x,
      () => ["#f59f00", ""],
    ),
  ];
  const panels = trace
    ? [
        panel("upward velocity, m/s", trace.verticalVelocity, trace.rateHz, shown, x, "#1864ab"),
        panel("detector", trace.detector, trace.rateHz, shown, x, "#862e9c"),
        ...(trace.rotation ? [panel("rotation, rad/s", trace.rotation, trace.rateHz, shown, x, "#5f3dc4")] : []),
      ]
    : [];
  const top = 40;
  const panelsAt = top + strips.length * STRIP + 10;
  const height = panelsAt + panels.length * PANEL + 30;
  const lines = [...reps, ...reps.slice(-1).map((rep) => ({ startS: rep.endS, endS: rep.endS }))]
    .filter((rep) => rep.startS >= shown.startS && rep.startS <= shown.endS)
    .map((rep) => `<line x1="${fixed(x(rep.startS))}" x2="${fixed(x(rep.startS))}" y1="${top}" y2="${height - 30}" stroke="#dee2e6"/>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/><text x="${LEFT}" y="22" font-size="15">${escaped(view.title)}</text>`,
    ...lines,
    ...strips.map((body, i) => `<g transform="translate(0 ${top + i * STRIP})">${body}</g>`),
    ...panels.map((body, i) => `<g transform="translate(0 ${panelsAt + i * PANEL})">${body}</g>`),
    timeAxis(shown, x, height - 25),
    "</svg>\n",
  ].join("\n");
}

function strip<S extends Span>(
  name: string,
  spans: readonly S[],
  x: (t: number) => number,
  look: (span: S) => readonly [colour: string, label: string],
): string {
  const boxes = spans.map((span) => {
    const [colour, label] = look(span);
    const from = Math.max(LEFT, x(span.startS));
    const width = Math.max(1, Math.min(WIDTH - RIGHT, x(span.endS)) - from - 1);
    const text = label && width > 24 ? `<text x="${fixed(from + 3)}" y="15" font-size="10" fill="#fff">${escaped(label)}</text>` : "";
    return `<rect x="${fixed(from)}" y="2" width="${fixed(width)}" height="${STRIP - 6}" rx="2" fill="${colour}"/>${text}`;
  });
  return `<text x="4" y="16">${escaped(name)}</text>${boxes.join("")}`;
}

/** A line through the least and greatest value of each pixel's samples, so that nothing short is lost. */
function panel(name: string, values: Float32Array, rateHz: number, shown: Span, x: (t: number) => number, colour: string): string {
  const first = Math.max(0, Math.floor(shown.startS * rateHz));
  const last = Math.min(values.length, Math.ceil(shown.endS * rateHz));
  const step = Math.max(1, Math.floor((last - first) / (WIDTH - LEFT - RIGHT)));
  const extremes: (readonly [t: number, low: number, high: number])[] = [];
  for (let i = first; i < last; i += step) {
    const pixel = values.subarray(i, Math.min(last, i + step));
    extremes.push([i / rateHz, Math.min(...pixel), Math.max(...pixel)]);
  }
  const reach = Math.max(1e-9, ...extremes.map(([, low, high]) => Math.max(Math.abs(low), Math.abs(high))));
  const signed = extremes.some(([, low]) => low < 0);
  const zero = signed ? PANEL / 2 : PANEL - 10;
  const scale = (signed ? PANEL / 2 - 10 : PANEL - 20) / reach;
  const points = extremes.map(
    ([t, low, high]) => `${fixed(x(t))},${fixed(zero - low * scale)} ${fixed(x(t))},${fixed(zero - high * scale)}`,
  );
  return [
    `<text x="4" y="20">${escaped(name)}</text><text x="4" y="36" fill="#868e96">± ${reach.toPrecision(2)}</text>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${zero}" y2="${zero}" stroke="#adb5bd"/>`,
    `<polyline fill="none" stroke="${colour}" points="${points.join(" ")}"/>`,
  ].join("");
}

function timeAxis(shown: Span, x: (t: number) => number, y: number): string {
  const step = [1, 2, 5, 10, 20, 60, 120, 300, 600].find((s) => (shown.endS - shown.startS) / s <= 20) ?? 1200;
  const ticks: string[] = [];
  for (let t = Math.ceil(shown.startS / step) * step; t <= shown.endS; t += step) {
    ticks.push(`<text x="${fixed(x(t))}" y="${y + 15}" text-anchor="middle" fill="#495057">${t} s</text>`);
  }
  return ticks.join("");
}

function fixed(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
