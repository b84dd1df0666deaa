import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";

/** A set as found: its reps, and the window of the features in which their times count. */
export interface FoundSet {
  readonly chain: Chain;
  readonly features: Features;
  /** First sample of the window in the recording's features. */
  readonly offset: number;
  /** First and last sample of its reps in the recording's features. */
  readonly start: number;
  readonly end: number;
  /** Mean self-similarity of the stretch that its reps cover, 0 to 1. */
  readonly similarity: number;
}

/** What is known from elsewhere of there being a set between two samples: added to the log odds that what was found there is one. */
export type SetPrior = (start: number, end: number) => number;
