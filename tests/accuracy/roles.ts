import type { WorkSet } from "@lastrep/analysis";
import { type Figure, figure } from "./report/figure.ts";
import { matrixOf } from "./report/matrix.ts";
import { share } from "./statistics.ts";

/** The role of a set as it was planned, and as it was told; null where no set of the analysis fits it. */
export interface RolePair {
  readonly truth: string;
  readonly told: string | null;
}

/** What a set is said to be: a suggestion that waits for the lifter's word stands for the role that it suggests. */
export function toldRole({ role, issues }: Pick<WorkSet, "role" | "issues">): string {
  const suggested = issues.find(({ code }) => code === "suggested_role")?.role;
  return typeof suggested === "string" ? suggested : role;
}

/** What a set can be, as planned; forced reps are only ever suggested. */
const ROLES = ["warm_up", "working", "drop", "rest_pause", "cluster", "forced"] as const;

/** Shares of sets that were given their role, and what those of the test part were taken for. */
export function roleFigure(id: string, group: string, pairs: Record<"fit" | "test", RolePair[]>): Figure {
  const measures = [
    { key: "right", label: "sets given their role", unit: "share" as const },
    ...ROLES.map((role) => ({ key: role, label: role.replace("_", "-"), unit: "share" as const })),
    { key: "falseWarmUp", label: "sets called a warm-up that were none", unit: "share" as const },
  ];
  return figure(
    {
      id,
      group,
      name: "set roles",
      measures,
      note: "Forced reps are a suggestion to confirm; it counts as the role.",
      matrix: matrixOf(
        "set roles, test part",
        pairs.test.map(({ truth, told }) => ({ is: truth, said: told ?? "not found" })),
        [...ROLES, "negative", "unknown", "not found"],
      ),
    },
    pairs,
    (items) => ({
      n: items.length,
      values: {
        right: share(items, ({ truth, told }) => truth === told),
        ...Object.fromEntries(
          ROLES.map((role) => [
            role,
            share(
              items.filter(({ truth }) => truth === role),
              ({ told }) => told === role,
            ),
          ]),
        ),
        falseWarmUp: share(
          items.filter(({ told }) => told === "warm_up"),
          ({ truth }) => truth !== "warm_up",
        ),
      },
    }),
  );
}
