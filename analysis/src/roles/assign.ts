import type { WorkSet } from "../session.ts";
import { defaultRoleParams, type RoleParams } from "./params.ts";
import { withSuggestions } from "./suggest.ts";
import { linkSupersets } from "./superset.ts";
import { markWarmUps } from "./warm-up.ts";

/**
 * Gives every set of one session its role. Takes whole sets (`joinExtended`), judged, in the order of time and returns them so. Supersets are linked by
 * index. Forced reps and negatives are suggested as issues, since a wrist cannot know them. Where evidence is weak the role stays `unknown`; a role that is
 * already set is kept.
 */
export function assignRoles(sets: readonly WorkSet[], params: RoleParams = defaultRoleParams): WorkSet[] {
  return placed(sets, params).map((set) => withSuggestions(set, params));
}

/**
 * Gives the sets of one session the roles that follow from their names, loads and reps in reserve as they are known by now: which warmed up, which
 * worked, which made a superset. Roles that a set has from its own stretches stay, and so do those at the indices in `said`.
 */
export function assignRolesAgain(
  sets: readonly WorkSet[],
  said: ReadonlySet<number> = new Set(),
  params: RoleParams = defaultRoleParams,
): WorkSet[] {
  const open = sets.map(
    (set, i): WorkSet => ({
      ...set,
      role: set.parts.length > 1 || said.has(i) ? set.role : "unknown",
      supersetWith: null,
    }),
  );
  return placed(open, params);
}

function placed(sets: readonly WorkSet[], params: RoleParams): WorkSet[] {
  return linkSupersets(markWarmUps(sets, params), params);
}
