/**
 * Second-order Butterworth filters run forward and backward: zero phase, so that events stay where they happened.
 * Coefficients by the bilinear transform with prewarping (Oppenheim & Schafer, Discrete-Time Signal Processing, ch. 7).
 */
export function lowPass(x: ArrayLike<number>, rateHz: number, cutoffHz: number): Float64Array {
  if (cutoffHz >= 0.45 * rateHz) return Float64Array.from(x);
  const k = Math.tan((Math.PI * cutoffHz) / rateHz);
  const norm = 1 / (1 + Math.SQRT2 * k + k * k);
  return forwardBackward(
    x,
    k * k * norm,
    2 * k * k * norm,
    k * k * norm,
    2 * (k * k - 1) * norm,
    (1 - Math.SQRT2 * k + k * k) * norm,
    rateHz / cutoffHz,
  );
}

/** Zero-phase second-order Butterworth high-pass; see {@link lowPass}. */
export function highPass(x: ArrayLike<number>, rateHz: number, cutoffHz: number): Float64Array {
  const k = Math.tan((Math.PI * cutoffHz) / rateHz);
  const norm = 1 / (1 + Math.SQRT2 * k + k * k);
  return forwardBackward(x, norm, -2 * norm, norm, 2 * (k * k - 1) * norm, (1 - Math.SQRT2 * k + k * k) * norm, rateHz / cutoffHz);
}

/** Running integral by the trapezoid rule; starts at 0. */
export function integrate(x: ArrayLike<number>, rateHz: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) out[i] = out[i - 1] + (x[i - 1] + x[i]) / (2 * rateHz);
  return out;
}

/**
 * The signal resampled from `rateHz` to `toHz` by linear interpolation after a zero-phase low-pass below the new
 * Nyquist frequency. Sample `i` of the result lies at `i / toHz` seconds.
 */
export function resample(x: ArrayLike<number>, rateHz: number, toHz: number): Float64Array {
  const smooth = toHz < rateHz ? lowPass(x, rateHz, 0.4 * toHz) : x;
  const n = x.length === 0 ? 0 : Math.floor(((x.length - 1) / rateHz) * toHz + 1e-9) + 1;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const at = (i * rateHz) / toHz;
    const low = Math.min(Math.floor(at), x.length - 1);
    const high = Math.min(low + 1, x.length - 1);
    out[i] = smooth[low] + (smooth[high] - smooth[low]) * (at - low);
  }
  return out;
}

/** Odd reflection at both ends keeps the transient of the recursive filter out of the data, as SciPy's `filtfilt` does. */
function forwardBackward(x: ArrayLike<number>, b0: number, b1: number, b2: number, a1: number, a2: number, padding: number): Float64Array {
  const n = x.length;
  if (n === 0) return new Float64Array(0);
  const pad = Math.min(Math.ceil(padding), n - 1);
  const y = new Float64Array(n + 2 * pad);
  y.set(x, pad);
  for (let i = 0; i < pad; i++) {
    y[i] = 2 * x[0] - x[pad - i];
    y[n + pad + i] = 2 * x[n - 1] - x[n - 2 - i];
  }
  recurse(y, 1, b0, b1, b2, a1, a2);
  recurse(y, -1, b0, b1, b2, a1, a2);
  return y.subarray(pad, pad + n);
}

/** In place, forward (`step` 1) or backward (−1): direct form II transposed, started in the steady state of the first value. */
function recurse(y: Float64Array, step: 1 | -1, b0: number, b1: number, b2: number, a1: number, a2: number): void {
  const first = step === 1 ? 0 : y.length - 1;
  const gain = (b0 + b1 + b2) / (1 + a1 + a2);
  let s1 = y[first] * (gain - b0);
  let s2 = y[first] * (b2 - a2 * gain);
  for (let i = first; i >= 0 && i < y.length; i += step) {
    const input = y[i];
    const out = b0 * input + s1;
    s1 = b1 * input - a1 * out + s2;
    s2 = b2 * input - a2 * out;
    y[i] = out;
  }
}
