/** Rows of one stamp lie no further apart than so many usual ones: what follows them later is behind a hole. */
const WIDEST = 1.5;

/** Fewer stamps do not tell how far rows lie apart: the first and the last one stand for part of what they count. */
const FEWEST_STAMPS = 5;

/**
 * Strictly increasing times for rows of which several share a stamp: they are laid out evenly up to the next one, as a radio link sends them in packets or a clock of
 * whole seconds counts them. `timeS` must not decrease; null when there are too few stamps.
 */
export function spread(timeS: Float64Array): Float64Array | null {
  const starts = Int32Array.from(timeS.keys()).filter((row) => row === 0 || timeS[row] !== timeS[row - 1]);
  const timeAt = (stamp: number) => timeS[starts[stamp] as number] as number;
  const rowsAt = (stamp: number) => (starts[stamp + 1] ?? timeS.length) - (starts[stamp] as number);
  if (starts.length < FEWEST_STAMPS) return null;
  const stepAt = (stamp: number) => (timeAt(stamp + 1) - timeAt(stamp)) / rowsAt(stamp);
  const steps = Float64Array.from({ length: starts.length - 2 }, (_, i) => stepAt(i + 1)).sort();
  const usual = steps[steps.length >> 1] as number;
  const out = timeS.slice();
  for (let stamp = 0; stamp < starts.length; stamp++) {
    const rows = rowsAt(stamp);
    const toNext = stamp + 1 < starts.length ? timeAt(stamp + 1) - timeAt(stamp) : rows * usual;
    const step = stamp === 0 || toNext > WIDEST * rows * usual ? usual : toNext / rows;
    // The first stamp's rows are the end of what it stands for.
    const startS = stamp === 0 && rows > 1 ? timeAt(1) - rows * usual : timeAt(stamp);
    for (let i = 0; i < rows; i++) out[(starts[stamp] as number) + i] = startS + i * step;
  }
  return out;
}
