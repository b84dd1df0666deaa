import type { RecordingTrace, WorkSet } from "@lastrep/analysis";
import type { Signal } from "@lastrep/ingest";
import type { Span } from "../span.ts";
import { drawPanel, type Line, PANEL } from "./draw-panel.ts";
import { escaped, fixed, LEFT, RIGHT, WIDTH } from "./sheet.ts";

/** What a person needs to see why a set came out wrong. */
export interface View {
  readonly title: string;
  /** Null where the recording has no signal. */
  readonly trace: RecordingTrace | null;
  /** What the sensor measured, in and around the sets; null where the recording has no signal. */
  readonly signal: Signal | null;
  readonly sets: readonly WorkSet[];
  /** The stretch to draw; null for all of it. */
  readonly shown: Span | null;
  /** Marked windows, or true sets. */
  readonly windows: readonly Span[];
  readonly trueReps: readonly (Span & { readonly completed: boolean })[];
}

const STRIP = 26;

/**
 * Draws strips (truth, found sets, found reps with their confidences) over panels (upward velocity, what the detector worked on, the
 * measured acceleration and rotation) on one time axis, as an SVG document. What lies outside of found sets is drawn lighter, so that one
 * sees what was missed there.
 */
export function drawView(view: View): string {
  const { trace } = view;
  const shown = view.shown ?? { startS: 0, endS: trace ? trace.verticalVelocity.length / trace.rateHz : 1 };
  const x = (t: number) => LEFT + ((t - shown.startS) / (shown.endS - shown.startS)) * (WIDTH - LEFT - RIGHT);
  const inside = (span: Span) => span.endS > shown.startS && span.startS < shown.endS;
  const found = view.sets.filter(inside);
  const reps = view.sets.flatMap((set) => set.reps);
  const strips = [
    strip("marked window, true sets", view.windows.filter(inside), x, () => ["#9aa5b1", ""]),
    strip("true reps", view.trueReps.filter(inside), x, (rep) => [rep.completed ? "#2b8a3e" : "#c92a2a", ""]),
    strip("found sets", found, x, (set) => ["#1864ab", `${set.repCount} reps, ${set.velocity.basis}`]),
    strip("found reps, confidence", reps.filter(inside), x, (rep) => [rep.completed ? "#4dabf7" : "#ff8787", rep.confidence.toFixed(2)]),
    strip(
      "their concentrics",
      reps.filter(inside).map((rep) => rep.concentric),
      x,
      () => ["#f59f00", ""],
    ),
  ];
  const judged = [...found, ...view.windows.filter(inside)];
  const panels = linesOf(view).map(({ name, lines, everywhere }) =>
    drawPanel({ name, lines, shown, x, strong: found, scaledTo: judged, light: everywhere }),
  );
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

interface PanelLines {
  readonly name: string;
  readonly lines: readonly Line[];
  /** False for what exists in found sets only. */
  readonly everywhere: boolean;
}

function linesOf({ trace, signal }: View): PanelLines[] {
  if (!trace) return [];
  const { rateHz } = trace;
  const panels: PanelLines[] = [
    { name: "upward velocity, m/s", lines: [{ values: trace.verticalVelocity, rateHz, colour: "#1864ab" }], everywhere: true },
    { name: "detector, in found sets", lines: [{ values: trace.detector, rateHz, colour: "#862e9c" }], everywhere: false },
  ];
  if (signal) {
    const { x, y, z } = signal.acceleration;
    const axis = (values: Float32Array, colour: string) => ({ values, rateHz: signal.rateHz, colour, fromMedian: true });
    const lines = [axis(x, "#c92a2a"), axis(y, "#2b8a3e"), axis(z, "#1864ab")];
    panels.push({ name: "acceleration x y z, m/s²", lines, everywhere: true });
  }
  if (trace.rotation) {
    panels.push({ name: "rotation, rad/s", lines: [{ values: trace.rotation, rateHz, colour: "#5f3dc4" }], everywhere: true });
  }
  return panels;
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

function timeAxis(shown: Span, x: (t: number) => number, y: number): string {
  const step = [1, 2, 5, 10, 20, 60, 120, 300, 600].find((s) => (shown.endS - shown.startS) / s <= 20) ?? 1200;
  const ticks: string[] = [];
  for (let t = Math.ceil(shown.startS / step) * step; t <= shown.endS; t += step) {
    ticks.push(`<text x="${fixed(x(t))}" y="${y + 15}" text-anchor="middle" fill="#495057">${t} s</text>`);
  }
  return ticks.join("");
}
