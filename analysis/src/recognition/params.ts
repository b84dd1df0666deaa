/**
 * Tunables of naming a set's exercise. `reach`, `novelty`, `general` and `habit` were fitted on the fit part, by the likelihood of what was done: wrist-gym by the model
 * that never saw its lifter, each date with the other dates and with the earlier ones remembered and with each exercise left out; wristband person A by the model
 * that learned from C, each set with the others remembered. One set in five was taken to be of an exercise that is not remembered. Without `general` the likelihood is
 * as good; it stays for memories that hold little. `alike` was set on the fit part too: of the pairs of sets that follow each other there, paths unite 45 of 51 of one
 * exercise and 7 of 32 of two, and by models that never saw the lifter this distance adds none of either: it is for sets whose paths cannot be compared. `other`, `name` and
 * what is listed are judgements.
 */
export interface RecognitionParams {
  /** Distance between signatures over which a labelled set's pull falls to 1/e. */
  readonly reach: number;
  /** Weight of "none that this lifter has named", in the same measure as a labelled set at no distance. */
  readonly novelty: number;
  /** Power of the general model's family probability beside the memory's. */
  readonly general: number;
  /** Share of the general model's probability that goes to movements that it has no family for. */
  readonly other: number;
  /** Power of what the lifter's habits say: order, load, time since. */
  readonly habit: number;
  /** Distance between signatures up to which two sets in a row are of one block. */
  readonly alike: number;
  /** Least probability with which an exercise is named without asking; below it a set's exercise is unknown, and the lifter is asked. */
  readonly name: number;
  /** Least probability that is listed as an alternative, and how many are. */
  readonly alternative: number;
  readonly alternatives: number;
}

export const defaultRecognitionParams: RecognitionParams = {
  reach: 0.6,
  novelty: 0.008,
  general: 0.15,
  other: 0.1,
  habit: 1,
  alike: 1.5,
  name: 0.5,
  alternative: 0.02,
  alternatives: 5,
};
