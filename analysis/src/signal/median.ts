/** The median; NaN of nothing. */
export function median(values: readonly number[]): number {
  return medianInPlace(new Float64Array(values));
}

/** The same of values that are put in order. */
export function medianInPlace(values: Float64Array): number {
  if (values.length > FEW) values.sort();
  else insertionSort(values);
  const n = values.length;
  const m = n >> 1;
  return n === 0 ? Number.NaN : n % 2 ? values[m] : (values[m - 1] + values[m]) / 2;
}

/** Up to so many values are put in order sooner by hand than by a call into the engine. */
const FEW = 48;

/** Like `sort`, NaN comes last. */
function insertionSort(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    let k = i;
    // A value that is no number is passed by every other.
    while (k > 0 && (values[k - 1] > value || Number.isNaN(values[k - 1]))) {
      values[k] = values[k - 1];
      k--;
    }
    values[k] = value;
  }
}
