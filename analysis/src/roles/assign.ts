import type { WorkSet } from "../session.ts";
import { type Alike, joinExtended } from "./extended.ts";
import { defaultRoleParams, type RoleParams } from "./params.ts";
import { withSuggestions } from "./suggest.ts";
import { linkSupersets } from "./superset.ts";
import { markWarmUps } from "./warm-up.ts";

/**
 * Gives every set of one session its role. Takes the sets in the order of time and returns them in that order, fewer where close stretches
 * of one exercise turn out to be one extended set (drop, rest-pause, cluster) with several `parts`. Supersets are linked by index into the
 * result. Forced reps and negatives are suggested as issues, since a wrist cannot know them. Where evidence is weak the role stays
 * `unknown`; a role that is already set is kept.
 */
export function assignRoles(sets: readonly WorkSet[], params: RoleParams = defaultRoleParams, alike?: Alike): WorkSet[] {
  const joined = joinExtended(sets, params, alike);
  const marked = markWarmUps(joined, params);
  return linkSupersets(marked, params).map((set) => withSuggestions(set, params));
}
