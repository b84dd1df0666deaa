/**
 * Tunables of naming a set's exercise. `reach`, `novelty`, `general` and `habit` were chosen on the fit part; `other`, `name` and what is listed are judgements.
 */
export interface RecognitionParams {
  /** Distance between signatures over which a labelled set's pull falls to exp(−½). */
  readonly reach: number;
  /** Weight of "none that this lifter has named", in the same measure as a labelled set at no distance. */
  readonly novelty: number;
  /** Power of the general model's family probability beside the memory's. */
  readonly general: number;
  /** Share of the general model's probability that goes to movements that it has no family for. */
  readonly other: number;
  /** Power of what the lifter's habits say: order, load, time since. */
  readonly habit: number;
  /** Least probability with which an exercise is named without asking; below it a set's exercise is unknown, and the lifter is asked. */
  readonly name: number;
  /** Least probability that is listed as an alternative, and how many are. */
  readonly alternative: number;
  readonly alternatives: number;
}

export const defaultRecognitionParams: RecognitionParams = {
  reach: 1.5,
  novelty: 0.2,
  general: 0.5,
  other: 0.1,
  habit: 0.5,
  name: 0.5,
  alternative: 0.02,
  alternatives: 5,
};
