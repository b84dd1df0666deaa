/** What is expected of a lifter, in reps or in kg as said where it is given, and its standard deviation. */
export interface Expected {
  readonly mean: number;
  readonly sd: number;
}
