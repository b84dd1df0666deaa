/** The uniform clock that columns are put on: sample `k` lies at `startS + k / rateHz`. */
export interface Grid {
  readonly startS: number;
  readonly rateHz: number;
  readonly length: number;
}

/** Holes up to this long are bridged by a line, which keeps steps out of the signal, s. They are listed as gaps all the same. */
export const BRIDGED_S = 1;
