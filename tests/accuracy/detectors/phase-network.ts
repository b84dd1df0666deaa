/** What the wrist does at an instant: it goes down or up in a rep, or neither. */
export const PHASES = ["down", "up", "rest"] as const;

/** Columns of the signal that the network looks at. */
const CHANNELS = 4;
/** Samples that it looks at around an instant: 3 s to either side, every other one. */
const OFFSETS: readonly number[] = Array.from({ length: 39 }, (_, k) => 2 * k - 38);
/** For each of them the columns, and whether the window reaches so far. */
export const PHASE_INPUT = OFFSETS.length * (CHANNELS + 1);

/** The weights of the network by layer, as [rows, columns], a bias in the row below its weights' name: two hidden layers and one number for each phase. */
export const PHASE_LAYERS = {
  first: [PHASE_INPUT, 48],
  firstBias: [1, 48],
  second: [48, 16],
  secondBias: [1, 16],
  third: [16, PHASES.length],
  thirdBias: [1, PHASES.length],
} as const;

export type PhaseLayer = keyof typeof PHASE_LAYERS;
export type PhaseWeights = Readonly<Record<PhaseLayer, Float32Array>>;

/** How an input differs from what was measured: training varies what says nothing of the phase. */
export interface Variation {
  readonly gain: number;
  /** Factor on the time between samples. */
  readonly stretch: number;
  /** Column that is left out. */
  readonly without: number | null;
}

const AS_IT_IS: Variation = { gain: 1, stretch: 1, without: null };

/** Writes what the network sees around one instant into `out` from `start` on. */
export function lookAround(
  columns: readonly Float64Array[],
  instant: number,
  out: Float32Array,
  start: number,
  variation = AS_IT_IS,
): void {
  const length = columns[0]?.length ?? 0;
  let k = start;
  for (const offset of OFFSETS) {
    const place = Math.round(instant + offset * variation.stretch);
    const inside = place >= 0 && place < length;
    for (const [channel, column] of columns.entries()) {
      out[k++] = inside && channel !== variation.without ? variation.gain * (column[place] as number) : 0;
    }
    out[k++] = inside ? 1 : 0;
  }
}

/** Logarithms of the probabilities of {@link PHASES} at every sample, in plain loops. */
export function phaseLogs(weights: PhaseWeights, columns: readonly Float64Array[]): number[][] {
  const input = new Float32Array(PHASE_INPUT);
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, instant) => {
    lookAround(columns, instant, input, 0);
    const first = dense(input, weights.first, weights.firstBias).map(relu);
    const second = dense(first, weights.second, weights.secondBias).map(relu);
    const logits = dense(second, weights.third, weights.thirdBias);
    const total = Math.log(logits.reduce((sum, v) => sum + Math.exp(v), 0));
    return [...logits].map((v) => v - total);
  });
}

function dense(input: Float32Array, weights: Float32Array, bias: Float32Array): Float32Array {
  const out = bias.slice();
  for (let row = 0; row < input.length; row++) {
    const value = input[row] as number;
    if (value === 0) continue;
    for (let k = 0; k < out.length; k++) out[k] = (out[k] as number) + value * (weights[row * out.length + k] as number);
  }
  return out;
}

function relu(value: number): number {
  return Math.max(0, value);
}

/** The weights as bytes: every layer's 32-bit floats in order, little-endian. */
export function packPhaseWeights(weights: PhaseWeights): Uint8Array {
  const floats = phaseLayers().flatMap((name) => [...weights[name]]);
  const view = new DataView(new ArrayBuffer(4 * floats.length));
  for (const [i, value] of floats.entries()) view.setFloat32(4 * i, value, true);
  return new Uint8Array(view.buffer);
}

/** Reads what {@link packPhaseWeights} wrote; throws where the length is another network's. */
export function readPhaseWeights(bytes: Uint8Array): PhaseWeights {
  const sizes = phaseLayers().map((name) => PHASE_LAYERS[name][0] * PHASE_LAYERS[name][1]);
  if (bytes.length !== 4 * sizes.reduce((sum, size) => sum + size, 0)) throw new Error("These bytes are no weights of this network.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const entries = phaseLayers().map((name, k) => {
    const values = Float32Array.from({ length: sizes[k] as number }, () => view.getFloat32(4 * at++, true));
    return [name, values] as const;
  });
  return Object.fromEntries(entries) as Record<PhaseLayer, Float32Array>;
}

export function phaseLayers(): PhaseLayer[] {
  return Object.keys(PHASE_LAYERS) as PhaseLayer[];
}
