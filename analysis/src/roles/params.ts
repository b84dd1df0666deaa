/**
 * Numbers behind set roles, with unit and source. Techniques beyond failure are described by their protocols only: no detection threshold
 * is published, so most are choices of our own within what the protocols say (drop sets: review by Sødal 2023, doi
 * 10.1186/s40798-023-00620-5; rest-pause: Enes 2021; clusters: doi 10.7717/peerj.13195).
 */
export interface RoleParams {
  /** Longest rest inside an extended set, s. Rest-pause takes 10 to 30 s, and a slow or failed rep at either end may not have been found; above this it is a new set. */
  readonly extendedRestS: number;
  /** The same between stretches as short as a cluster's, s: clusters rest 12 to 45 s. */
  readonly clusterRestS: number;
  /** Shortest pause between reps that divides a set into stretches, s. Clusters rest 12 s and more. */
  readonly innerPauseS: number;
  /** How many times the set's usual pause such a pause lasts at least. */
  readonly innerPauseFactor: number;
  /** Share of the load that a drop takes off, at least and at most: 10 to 60 % over the published protocols. */
  readonly dropLeast: number;
  readonly dropMost: number;
  /** Factor by which the fastest rep steps up after a drop when loads are unknown; after a rest-pause speed comes back in part only. */
  readonly dropSpeedUp: number;
  /** Velocity loss of a stretch, %, below which it was not taken near its end: clusters stay under 20 %. */
  readonly clusterLossPct: number;
  /** Longest stretch of a cluster, reps. Published ones have one or two. */
  readonly clusterReps: number;
  /** A set before the heaviest one with at most this share of its load may be a warm-up. */
  readonly warmUpLoad: number;
  /** With more than that it may be one if it has at most this share of the heaviest set's reps. Own. */
  readonly warmUpReps: number;
  /** The same by speed where loads are unknown: fastest rep at least this many times that of a later set. */
  readonly warmUpSpeed: number;
  /** A warm-up is hard (three reps in reserve or fewer) with at most this probability. */
  readonly warmUpHard: number;
  /** From this probability of being hard on, a heavier set that follows does not make a set a warm-up. Own. */
  readonly warmUpDoubt: number;
  /**
   * Carries reps from one load to a lighter one, as 1RM = load · (1 + reps ÷ n). Epley's n is 30; people lie about it by 25 % (Rodriguez-Rosell
   * 2020, doi 10.1519/JSC.0000000000002881), so this is what nine in ten reach.
   */
  readonly enduranceReps: number;
  /** Longest rest between the exercises of a superset, s. */
  readonly supersetRestS: number;
  /** Rounds of the same exercises in turn that make a superset. */
  readonly supersetRounds: number;
  /** Velocity loss, %, before a forced rep, and the factor by which the helped rep is faster than the slowest. */
  readonly forcedLossPct: number;
  readonly forcedSpeedUp: number;
  /** Lowering time of negatives, s (3 s in Kelly 2015), and how many times the lifting time it is. */
  readonly negativeLoweringS: number;
  readonly negativeFactor: number;
}

export const defaultRoleParams: RoleParams = {
  extendedRestS: 35,
  clusterRestS: 45,
  innerPauseS: 8,
  innerPauseFactor: 3,
  dropLeast: 0.08,
  dropMost: 0.6,
  dropSpeedUp: 1.1,
  clusterLossPct: 20,
  clusterReps: 5,
  warmUpLoad: 0.8,
  warmUpReps: 0.5,
  warmUpSpeed: 1.3,
  warmUpHard: 0.2,
  warmUpDoubt: 0.8,
  enduranceReps: 20,
  supersetRestS: 30,
  supersetRounds: 2,
  forcedLossPct: 50,
  forcedSpeedUp: 1.5,
  negativeLoweringS: 4,
  negativeFactor: 3,
};
