import type { Features } from "../motion/motion.ts";
import { candidateAxes, type MovementAxis } from "./axis.ts";
import { distanceTo, median, type Stroke, type StrokeTemplate, strokeOf, templateOf } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

export interface RepSpan {
  readonly start: number;
  readonly turn: number;
  readonly end: number;
  readonly gain: number;
  readonly strokes: readonly Stroke[];
  readonly half?: boolean;
}
export interface Chain {
  readonly axis: MovementAxis;
  readonly reps: readonly RepSpan[];
  readonly score: number;
  readonly debug?: unknown;
}

const MIN_TRAVEL = { pose: 0.08, height: 0.06, yaw: 0.25 };
export const P = { dist: 1, reach: 0.5, pace: 0.6, slow: 1.3, fine: 0.15, span: 9, minRep: 0, gap: 0.4, gapRate: 0.25, maxGapS: 30, back: 0.4, cut: 0.35, bonus: 0.5, clip: 0.1, open: 0.3, openMin: 0.4, hold: 0.7, weakest: -0.6, weak: 0.4, edgeS: 1.2, halfBonus: 0, openBonus: 0, afterWeak: 0.4, halfMin: 0.6, level: 0.03, liftMin: 0, faster: 0.2 };
Object.assign(P, JSON.parse((globalThis as any).process?.env?.LR_P ?? "{}"));

export function bestChain(features: Features, seedStart: number, seedEnd: number, lo: number, hi: number): Chain | null {
  let best: Chain | null = null;
  for (const axis of candidateAxes(features, seedStart, seedEnd, lo, hi)) {
    const chain = chainOn(features, axis, seedStart, seedEnd, lo, hi);
    if (chain && (!best || chain.score > best.score)) best = chain;
  }
  return best;
}

export function chainOn(features: Features, axis: MovementAxis, seedStart: number, seedEnd: number, lo: number, hi: number): Chain | null {
  const v = axis.values;
  const isHeight = axis.kind === "height";
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = seedStart; i < seedEnd; i++) {
    if (v[i] < min) min = v[i];
    if (v[i] > max) max = v[i];
  }
  if (max - min < MIN_TRAVEL[axis.kind]) return null;
  const pad = Math.round((seedEnd - seedStart) * 0.2);
  const coarse = turnsOf(v, Math.max(lo, seedStart - pad), Math.min(hi, seedEnd + pad), 0.45 * (max - min));
  const seeds: Stroke[] = [];
  for (let k = 1; k < coarse.length; k++) seeds.push(strokeOf(features, v, isHeight, coarse[k - 1], coarse[k]));
  if (seeds.length < 2) return null;
  let templates = templatesOf(seeds, 0.5 * features.rateHz);
  if (!templates) return null;
  const turns = turnsOf(v, lo, hi, P.fine * (max - min));
  // Strokes between any two turning points that are the extremes of the stretch between them.
  const links: { from: number; to: number; stroke: Stroke }[][] = turns.map(() => []);
  const longest = 9 * features.rateHz;
  const edge = P.edgeS * features.rateHz;
  for (let i = 0; i < turns.length; i++) {
    const rising = i + 1 < turns.length && v[turns[i + 1]] > v[turns[i]];
    const sign = rising ? 1 : -1;
    let extreme = Number.NEGATIVE_INFINITY;
    for (let j = i + 1; j < turns.length && j <= i + P.span; j += 1) {
      const height = (v[turns[j]] - v[turns[i]]) * sign;
      if ((j - i) % 2 === 0) {
        if (extreme - height > P.back * (max - min)) break;
        continue;
      }
      if (height <= extreme - 0.1 * (max - min)) continue;
      extreme = Math.max(extreme, height);
      if (height < (turns[i] < edge || turns[j] > features.length - edge ? 0.25 : 0.4) * (max - min)) continue;
      const stroke = strokeOf(features, v, isHeight, turns[i], turns[j]);
      if (stroke.end - stroke.start > longest) break;
      links[i].push({ from: i, to: j, stroke });
    }
  }
  let result: { reps: RepSpan[]; score: number } = { reps: [], score: 0 };
  for (let pass = 0; pass < 3; pass++) {
    const up = trace(features, turns, links, templates, 1, axis, seedStart, seedEnd);
    const down = trace(features, turns, links, templates, -1, axis, seedStart, seedEnd);
    result = up.score >= down.score ? up : down;
    if (result.reps.length === 0) return null;
    const next = templatesOf(
      result.reps.flatMap((r) => r.strokes),
      median(result.reps.filter((r) => r.strokes.length === 2).map((r) => r.strokes[1].start - r.strokes[0].end)),
    );
    if (!next) return null;
    templates = next;
  }
  return { axis, reps: result.reps, score: result.score * Math.min(1, 1), debug: { turns } };
}

/** Best chain of reps that begin with a stroke in `direction`, by dynamic programming over the turning points. */
function trace(
  features: Features,
  turns: number[],
  links: { from: number; to: number; stroke: Stroke }[][],
  templates: Map<number, StrokeTemplate & { dwell: number }>,
  direction: number,
  axis: MovementAxis,
  seedStart: number,
  seedEnd: number,
): { reps: RepSpan[]; score: number } {
  const n = turns.length;
  const first = templates.get(direction)!;
  const second = templates.get(-direction)!;
  const cycle = first.duration + second.duration;
  // A stroke that the recording cuts says nothing for or against.
  const cut = (l: { from: number; to: number; stroke: Stroke }) => l.stroke.start < P.edgeS * features.rateHz || l.stroke.end > features.length - P.edgeS * features.rateHz;
  const gains = links.map((list) =>
    list.map((l) => {
      const template = l.stroke.direction === direction ? first : second;
      const gain = gainOf(l.stroke, template);
      return cut(l) && l.stroke.travel < 1.2 * template.travel ? Math.max(gain, P.cut) : gain;
    }),
  );
  // best[j]: best score of a chain whose last rep ends at turning point j, with the rep itself.
  type Node = RepSpan & { from: number; prev: number; cut: boolean; lift: number };
  const best = new Float64Array(n);
  const rep: (Node | null)[] = new Array(n).fill(null);
  // A last rep may run over into putting the load down; nothing continues it.
  const finals: { score: number; node: Node }[] = [];
  const maxGap = P.maxGapS * features.rateHz;
  const v = axis.values;
  // The lift decides whether there was a rep; the way back may run into putting the load down. Where nothing rises, both count the same.
  const rise = (first.rise - second.rise) / 2;
  const pace = Math.log(first.duration / second.duration);
  const linear = axis.kind === "height";
  const liftFirst = linear ? rise > P.level : pace < -P.faster;
  const liftSecond = linear ? rise < -P.level : pace > P.faster;
  const dwell = templates.get(direction)!.dwell;
  const hold = (a: Stroke, b: Stroke) => {
    const excess = Math.log((b.start - a.end + 12) / (dwell + 12)) / P.hold;
    return excess > 0 ? (excess * excess) / 2 : 0;
  };
  // A recording may begin or end inside a rep: half of it is then seen.
  const edge = P.edgeS * features.rateHz;
  for (let i = 0; i < n && turns[i] < edge; i++) {
    for (const [y, b] of links[i].entries()) {
      if (b.stroke.direction === direction) break;
      if (b.stroke.start > edge) continue;
      const seen = gainOf(b.stroke, second);
      const gain = (Math.min(seen, 1) + P.cut) / 2;
      if (seen < P.halfMin || (liftSecond && gains[i][y] < P.liftMin)) continue;
      best[b.to] = gain + P.halfBonus;
      rep[b.to] = { start: b.stroke.start, turn: b.stroke.start, end: b.stroke.end, gain, strokes: [b.stroke], from: i, prev: -1, cut: true, lift: gains[i][y] };
    }
  }
  for (let i = 0; i < n; i++) {
    // Best way to have come to i: start here, or continue a chain that ended at or before i.
    let bestBase = 0;
    let bestPrev = -1;
    for (let k = i; k >= 0 && turns[i] - turns[k] < maxGap; k--) {
      if (!rep[k]) continue;
      const cost = k === i ? 0 : P.gap + (P.gapRate * (turns[i] - turns[k])) / cycle;
      if (best[k] - cost > bestBase) {
        bestBase = best[k] - cost;
        bestPrev = k;
      }
    }
    for (let x = 0; x < links[i].length; x++) {
      const a = links[i][x];
      if (a.stroke.direction !== direction) break;
      const m = a.to;
      // What the recording's edge has cut belongs to a set only when the next rep follows at once.
      const apart = bestPrev >= 0 && rep[bestPrev]!.cut && a.stroke.start - rep[bestPrev]!.end > 0.7 * cycle;
      const prev = apart ? -1 : bestPrev;
      const base = apart ? 0 : bestBase;
      const afterWeak = prev >= 0 && rep[prev]!.strokes.length === 0;
      let gainA = gains[i][x];
      let strokeA = a.stroke;
      if (prev < 0 && strokeA.travel > 1.1 * first.travel) {
        // A first rep may follow on picking the load up: only its last stretch is the rep.
        const at = backFrom(v, turns[m], turns[i], spanOf(first, v, axis));
        const clipped = strokeOf(features, v, axis.kind === "height", at, turns[m]);
        const g = gainOf(clipped, first) - P.clip;
        if (g > gainA) {
          gainA = g;
          strokeA = clipped;
        }
      }
      const weakA = Math.max(gainA, P.weakest);
      if (gainA < -0.5 && prev < 0) continue;
      for (let y = 0; y < links[m].length; y++) {
        const b = links[m][y];
        const gain = Math.min(gainA, 1) + Math.min(gains[m][y], 1) - hold(strokeA, b.stroke);
        if (prev >= 0 && (gain / 2 < P.minRep || gains[m][y] < -0.5 || gainA < -0.5)) {
          // Inside a set a poor rep is likelier than a pause of its length; it never ends a chain, since it lowers the score.
          const g = (Math.min(weakA, 1) + Math.min(Math.max(gains[m][y], P.weakest), 1)) / 2;
          const score = base + g + P.bonus - P.weak;
          if (turns[b.to] - turns[i] < 2 * cycle && (!rep[b.to] || score > best[b.to])) {
            best[b.to] = score;
            rep[b.to] = { start: strokeA.start, turn: turns[m], end: b.stroke.end, gain: g, strokes: [], from: i, prev, cut: false, lift: liftSecond ? -1 : gainA };
          }
        }
        const lift = liftFirst ? gainA : liftSecond ? gains[m][y] : Math.max(gainA, gains[m][y]);
        if (gainA >= -0.5 && gain / 2 >= (afterWeak ? P.afterWeak : P.minRep) && gains[m][y] >= -0.5 && (prev >= 0 || lift >= P.liftMin)) {
          const score = base + gain / 2 + P.bonus;
          if (score > best[b.to] || !rep[b.to]) {
            best[b.to] = score;
            rep[b.to] = { start: strokeA.start, turn: turns[m], end: b.stroke.end, gain: gain / 2, strokes: [strokeA, b.stroke], from: i, prev, cut: cut(a) || cut(b), lift };
          }
        }
        if (!afterWeak && b.stroke.travel > 1.1 * second.travel) {
          const at = onFrom(v, turns[m], turns[b.to], spanOf(second, v, axis));
          const clipped = strokeOf(features, v, axis.kind === "height", turns[m], at);
          const gainB = gainOf(clipped, second) - P.clip;
          const g = (Math.min(gainA, 1) + Math.min(gainB, 1) - hold(strokeA, clipped)) / 2;
          if (g >= P.minRep && gainA >= (liftFirst ? P.liftMin : -0.5) && gainB >= (liftSecond ? P.liftMin : -0.5))
            finals.push({ score: base + g + P.bonus, node: { start: strokeA.start, turn: turns[m], end: clipped.end, gain: g, strokes: [strokeA, clipped], from: i, prev, cut: false, lift: 1 } });
        }
      }
      if (prev >= 0 && !afterWeak && liftFirst && gainA > P.openMin) {
        const g = (Math.min(gainA, 1) - P.open) / 2;
        finals.push({ score: base + g + P.openBonus, node: { start: strokeA.start, turn: turns[m], end: Math.min(turns[m] + second.duration, features.length - 1), gain: g, strokes: [strokeA], from: i, prev, cut: false, lift: 1 } });
      }
    }
  }
  // The chain that holds some of the seed and explains most.
  let winner: Node | null = null;
  let bestScore = 0;
  const consider = (score: number, node: Node) => {
    if (score <= bestScore || node.lift < P.liftMin) return;
    for (let r: Node | null = node; r; r = r.prev >= 0 ? rep[r.prev] : null) {
      if (r.end > seedStart && r.start < seedEnd) {
        bestScore = score;
        winner = node;
        return;
      }
    }
  };
  for (let j = 0; j < n; j++) if (rep[j]) consider(best[j], rep[j]!);
  for (const f of finals) consider(f.score, f.node);
  const reps: RepSpan[] = [];
  for (let r: Node | null = winner; r; r = (r as Node).prev >= 0 ? rep[(r as Node).prev] : null) reps.unshift(r);
  return { reps, score: bestScore };
}

/** Axis distance that the template covers. */
function spanOf(template: StrokeTemplate, _v: Float64Array, _axis: MovementAxis): number {
  return template.axisTravel;
}

/** The last sample before `turn`, but not before `limit`, that lies `distance` away along the axis. */
function backFrom(v: Float64Array, turn: number, limit: number, distance: number): number {
  let i = turn;
  while (i > limit && Math.abs(v[turn] - v[i]) < distance) i--;
  return i;
}

function onFrom(v: Float64Array, turn: number, limit: number, distance: number): number {
  let i = turn;
  while (i < limit && Math.abs(v[turn] - v[i]) < distance) i++;
  return i;
}

function gainOf(stroke: Stroke, template: StrokeTemplate): number {
  const d = distanceTo(template, stroke) / P.dist;
  const reach = Math.log(stroke.travel / template.travel) / P.reach;
  const slow = Math.log((stroke.end - stroke.start) / template.duration);
  const pace = slow / (slow > 0 ? P.slow : P.pace);
  return 1 - (d * d + (reach * reach) / 4 + (pace * pace) / 4);
}

function templatesOf(strokes: readonly Stroke[], dwell: number): Map<number, StrokeTemplate & { dwell: number }> | null {
  const up = strokes.filter((s) => s.direction === 1);
  const down = strokes.filter((s) => s.direction === -1);
  if (up.length === 0 || down.length === 0) return null;
  return new Map([
    [1, { ...templateOf(up), dwell: dwell || 0 }],
    [-1, { ...templateOf(down), dwell: dwell || 0 }],
  ]);
}

export { median };
