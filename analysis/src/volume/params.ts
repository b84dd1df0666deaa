/** Numbers behind weekly counts that are no rule of counting, with unit and source. */
export interface VolumeParams {
  /**
   * How much a lifter's habit of stopping nearer to or farther from failure than others is not known, as the sd of a tilt: the logarithm of how
   * much less likely each further rep in reserve is, for all sets of a week alike. Fitted on simulated weeks of the fit part, so that the range of
   * hard sets holds the truth in four of five; nothing is published.
   */
  readonly habitSd: number;
  /** For how many sets all that were judged together count where they show the habit. Fitted likewise. */
  readonly habitSets: number;
}

export const defaultVolumeParams: VolumeParams = { habitSd: 1.4, habitSets: 1 };
