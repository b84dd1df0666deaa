/** Numbers behind set roles. Sections are those of the project's fact base; "own" marks a choice that nothing published settles. */
export interface RoleParams {
  /** Longest rest inside an extended set, s. Rest-pause 10-20 s, published trials 20 s, clusters 12-45 s (7); above this it is a new set. */
  readonly extendedRestS: number;
  /** Shortest pause between reps that divides a set into stretches, s, and how many times the set's usual pause it is at least. Clusters rest 12 s and more (7); own. */
  readonly innerPauseS: number;
  readonly innerPauseFactor: number;
  /** Share of the load that a drop takes off, least and most: 10 to 60 % over the protocols of section 7. */
  readonly dropLeast: number;
  readonly dropMost: number;
  /** Factor by which the fastest rep steps up after a drop when loads are unknown; after a rest-pause it only partly recovers (7). Own. */
  readonly dropSpeedUp: number;
  /** Velocity loss of a stretch, %, below which it was not taken near its end: clusters stay under 20 % (7). */
  readonly clusterLossPct: number;
  /** Longest stretch of a cluster, reps. Published ones have 1 or 2 (7); own. */
  readonly clusterReps: number;
  /** A set before the heaviest one with at most this share of its load may be a warm-up. Own. */
  readonly warmUpLoad: number;
  /** The same by speed where loads are unknown: fastest rep at least this many times that of a later set. Own. */
  readonly warmUpSpeed: number;
  /** A warm-up is hard (three reps in reserve or fewer) with at most this probability. Own. */
  readonly warmUpHard: number;
  /** Rest between the exercises of a superset, s, at most. Own. */
  readonly supersetRestS: number;
  /** Rounds of the same exercises in turn that make a superset. Own. */
  readonly supersetRounds: number;
  /** Velocity loss, %, before a forced rep, and by which factor the helped rep is faster than the slowest. Quantities: not published (7). Own. */
  readonly forcedLossPct: number;
  readonly forcedSpeedUp: number;
  /** Median lowering time of negatives, s (3 s lowering in Kelly 2015; 7), and how many times the lifting time it is. */
  readonly negativeLoweringS: number;
  readonly negativeFactor: number;
}

export const defaultRoleParams: RoleParams = {
  extendedRestS: 30,
  innerPauseS: 8,
  innerPauseFactor: 3,
  dropLeast: 0.08,
  dropMost: 0.6,
  dropSpeedUp: 1.1,
  clusterLossPct: 20,
  clusterReps: 5,
  warmUpLoad: 0.8,
  warmUpSpeed: 1.3,
  warmUpHard: 0.2,
  supersetRestS: 30,
  supersetRounds: 2,
  forcedLossPct: 50,
  forcedSpeedUp: 1.5,
  negativeLoweringS: 4,
  negativeFactor: 3,
};
