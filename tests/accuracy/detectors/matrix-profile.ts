/**
 * Matrix profile of a signal: for every window of `width` samples the z-normalised distance to its nearest other window, by STOMP
 * (Zhu et al. 2016), the usual way to find what repeats without knowing it. Quadratic in the length.
 */
export function matrixProfile(values: Float64Array, width: number): Float64Array {
  const count = values.length - width + 1;
  const { means, deviations } = windows(values, width, count);
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  // Dot products of neighbouring pairs of windows on one diagonal follow from each other; windows that overlap by half are the same one.
  for (let lag = Math.ceil(width / 2); lag < count; lag++) {
    let dot = 0;
    for (let k = 0; k < width; k++) dot += at(values, k) * at(values, lag + k);
    for (let i = 0; i + lag < count; i++) {
      const j = i + lag;
      if (i > 0) dot += at(values, i + width - 1) * at(values, j + width - 1) - at(values, i - 1) * at(values, j - 1);
      const correlation = (dot - width * at(means, i) * at(means, j)) / (width * at(deviations, i) * at(deviations, j));
      const distance = Math.sqrt(Math.max(0, 2 * width * (1 - correlation)));
      if (distance < at(nearest, i)) nearest[i] = distance;
      if (distance < at(nearest, j)) nearest[j] = distance;
    }
  }
  return nearest;
}

/** Z-normalised distance of every window to the one that begins at `motif`. */
export function distancesTo(values: Float64Array, motif: number, width: number): Float64Array {
  const count = values.length - width + 1;
  const { means, deviations } = windows(values, width, count);
  return Float64Array.from({ length: count }, (_, j) => {
    let dot = 0;
    for (let k = 0; k < width; k++) dot += at(values, motif + k) * at(values, j + k);
    const correlation = (dot - width * at(means, motif) * at(means, j)) / (width * at(deviations, motif) * at(deviations, j));
    return Math.sqrt(Math.max(0, 2 * width * (1 - correlation)));
  });
}

function windows(values: Float64Array, width: number, count: number) {
  const means = new Float64Array(count);
  const deviations = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    let square = 0;
    for (let k = i; k < i + width; k++) {
      sum += at(values, k);
      square += at(values, k) ** 2;
    }
    means[i] = sum / width;
    deviations[i] = Math.sqrt(Math.max(1e-12, square / width - (sum / width) ** 2));
  }
  return { means, deviations };
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
