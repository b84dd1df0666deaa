/** What is known of the movement at one sample besides its acceleration. */
export interface Pin {
  readonly index: number;
  /** Standard deviation of the velocity about zero, m/s; infinite where nothing is known of it. */
  readonly velocitySd: number;
  /** Height and its standard deviation, m; null where only the velocity is known. */
  readonly height: { readonly value: number; readonly sd: number } | null;
}

/** Vertical movement of one stretch as its acceleration and its pins tell it together. Sample 0 is the stretch's first. */
export interface SmoothedMotion {
  /** Upward, m. */
  readonly height: Float64Array;
  /** Upward, m/s. */
  readonly velocity: Float64Array;
  /** Standard deviation of the height, m. */
  readonly heightSd: Float64Array;
}

/** Drift of the vertical acceleration, m/s² per √s: a tilt that is off by a degree is worth 0.17 m/s², and comes and goes with the pose. */
const DRIFT = 0.08;
/** White noise of the acceleration, m/s² per √Hz: the sensor's own and what shakes it. */
const NOISE = 0.02;
/** The same where the acceleration is a guess across a hole; fitted on the simulated fit part with holes put into it, to one figure. */
const GUESS_NOISE = 1;
/** Standard deviations before anything is known: height (m), velocity (m/s), drift (m/s²). */
const START = { height: 0.5, velocity: 0.3, drift: 0.15 };

/**
 * Height and velocity over the samples `[start, end)` of an upward acceleration (m/s²) whose bias drifts: a Kalman smoother over height, velocity and
 * bias, updated wherever a pin says that the hand stood still or was back where it had been (zero-velocity updates). Unlike the removal of a line between
 * two instants it shares what is known among all reps of a set. The way back runs in Bierman's modified Bryson-Frazier form, which inverts nothing
 * (Bierman 1973, Fixed interval smoothing with discrete measurements). Pins must be in order and inside the stretch; `hole` marks samples that were not measured.
 */
export function smoothMotion(
  acceleration: ArrayLike<number>,
  rateHz: number,
  start: number,
  end: number,
  pins: readonly Pin[],
  hole: Uint8Array | null = null,
): SmoothedMotion {
  return backwardPass(forwardPass(acceleration, rateHz, start, end, pins, hole), 1 / rateHz);
}

/** State and covariance of height, velocity and bias after each sample, as known by then, and every measurement that went into them. */
interface Filtered {
  readonly h: Float64Array;
  readonly v: Float64Array;
  readonly hh: Float64Array;
  readonly hv: Float64Array;
  readonly hb: Float64Array;
  readonly vv: Float64Array;
  readonly vb: Float64Array;
  readonly updates: readonly Update[];
}

/** One scalar measurement on the way forward: gain, variance of the innovation, and the innovation. */
interface Update {
  readonly at: number;
  readonly ofHeight: boolean;
  readonly kh: number;
  readonly kv: number;
  readonly kb: number;
  readonly s: number;
  readonly off: number;
}

/** The Kalman filter. */
function forwardPass(
  acceleration: ArrayLike<number>,
  rateHz: number,
  start: number,
  end: number,
  pins: readonly Pin[],
  hole: Uint8Array | null,
): Filtered {
  const n = end - start;
  const dt = 1 / rateHz;
  const half = (dt * dt) / 2;
  const updates: Update[] = [];
  const column = () => new Float64Array(n);
  const filtered = { h: column(), v: column(), hh: column(), hv: column(), hb: column(), vv: column(), vb: column(), updates };
  const qv = NOISE * NOISE * dt;
  const qvGuess = GUESS_NOISE * GUESS_NOISE * dt;
  const qb = DRIFT * DRIFT * dt;
  // State and its covariance; the engine would box numbers that come out of an array.
  let h = 0;
  let v = 0;
  let b = 0;
  let hh = START.height ** 2;
  let hv = 0;
  let hb = 0;
  let vv = START.velocity ** 2;
  let vb = 0;
  let bb = START.drift ** 2;
  let next = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0) {
      const a = (acceleration[start + i - 1] + acceleration[start + i]) / 2 - b;
      h += v * dt + a * half;
      v += a * dt;
      // P ← F P Fᵀ + Q with F = [1 dt −dt²/2; 0 1 −dt; 0 0 1].
      const hv1 = hv + dt * vv - half * vb;
      const hb1 = hb + dt * vb - half * bb;
      const vb1 = vb - dt * bb;
      hh = hh + dt * hv - half * hb + dt * hv1 - half * hb1;
      hv = hv1 - dt * hb1;
      hb = hb1;
      vv = vv - dt * vb - dt * vb1 + (hole?.[start + i] ? qvGuess : qv);
      vb = vb1;
      bb += qb;
    }
    for (; next < pins.length && pins[next].index === start + i; next++) {
      const { velocitySd, height } = pins[next];
      const s = vv + velocitySd * velocitySd;
      const [kh, kv, kb] = [hv / s, vv / s, vb / s];
      updates.push({ at: i, ofHeight: false, kh, kv, kb, s, off: -v });
      [h, v, b] = [h - kh * v, v - kv * v, b - kb * v];
      [hh, hv, hb, vv, vb, bb] = [hh - kh * hv, hv - kh * vv, hb - kh * vb, vv - kv * vv, vb - kv * vb, bb - kb * vb];
      if (!height) continue;
      const sh = hh + height.sd * height.sd;
      const [gh, gv, gb] = [hh / sh, hv / sh, hb / sh];
      const off = height.value - h;
      updates.push({ at: i, ofHeight: true, kh: gh, kv: gv, kb: gb, s: sh, off });
      [h, v, b] = [h + gh * off, v + gv * off, b + gb * off];
      [hh, hv, hb, vv, vb, bb] = [hh - gh * hh, hv - gh * hv, hb - gh * hb, vv - gv * hv, vb - gv * hb, bb - gb * hb];
    }
    filtered.h[i] = h;
    filtered.v[i] = v;
    filtered.hh[i] = hh;
    filtered.hv[i] = hv;
    filtered.hb[i] = hb;
    filtered.vv[i] = vv;
    filtered.vb[i] = vb;
  }
  return filtered;
}

/** Bierman's pass from the last sample to the first. */
function backwardPass({ updates, ...filtered }: Filtered, dt: number): SmoothedMotion {
  const n = filtered.h.length;
  const half = (dt * dt) / 2;
  const height = new Float64Array(n);
  const velocity = new Float64Array(n);
  const heightSd = new Float64Array(n);
  // Adjoint state and its covariance.
  let lh = 0;
  let lv = 0;
  let lb = 0;
  let Lhh = 0;
  let Lhv = 0;
  let Lhb = 0;
  let Lvv = 0;
  let Lvb = 0;
  let Lbb = 0;
  let left = updates.length;
  for (let i = n - 1; i >= 0; i--) {
    const ph = filtered.hh[i];
    const pv = filtered.hv[i];
    const pb = filtered.hb[i];
    height[i] = filtered.h[i] - (ph * lh + pv * lv + pb * lb);
    velocity[i] = filtered.v[i] - (pv * lh + filtered.vv[i] * lv + filtered.vb[i] * lb);
    const gained = ph * (ph * Lhh + 2 * (pv * Lhv + pb * Lhb)) + pv * (pv * Lvv + 2 * pb * Lvb) + pb * pb * Lbb;
    heightSd[i] = Math.sqrt(Math.max(0, ph - gained));
    for (; left > 0 && updates[left - 1].at === i; left--) {
      const { ofHeight, kh, kv, kb, s, off } = updates[left - 1];
      const [uh, uv, ub] = [Lhh * kh + Lhv * kv + Lhb * kb, Lhv * kh + Lvv * kv + Lvb * kb, Lhb * kh + Lvb * kv + Lbb * kb];
      const own = kh * uh + kv * uv + kb * ub + 1 / s;
      const step = kh * lh + kv * lv + kb * lb + off / s;
      if (ofHeight) {
        lh -= step;
        Lhh += own - 2 * uh;
        Lhv -= uv;
        Lhb -= ub;
      } else {
        lv -= step;
        Lvv += own - 2 * uv;
        Lhv -= uh;
        Lvb -= ub;
      }
    }
    // λ ← Fᵀ λ, Λ ← Fᵀ Λ F.
    lb += -half * lh - dt * lv;
    lv += dt * lh;
    const hv1 = dt * Lhh + Lhv;
    const hb1 = -half * Lhh - dt * Lhv + Lhb;
    const vb1 = -half * Lhv - dt * Lvv + Lvb;
    Lbb = -half * hb1 - dt * vb1 + (-half * Lhb - dt * Lvb + Lbb);
    Lvb = dt * hb1 + vb1;
    Lvv = dt * hv1 + (dt * Lhv + Lvv);
    Lhv = hv1;
    Lhb = hb1;
  }
  return { height, velocity, heightSd };
}
