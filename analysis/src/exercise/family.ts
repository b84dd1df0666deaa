import type { Equipment, Exercise, WristView } from "./exercise.ts";

type Common = Pick<Exercise, "direct" | "indirect" | "starts">;
type Changes = Partial<Common & Pick<Exercise, "failureVelocity">>;

/** Returns a row writer for exercises that share muscles and first phase; a row may change any of it. */
export function family(common: Common) {
  return (id: string, name: string, equipment: Equipment, wrist: WristView, changes: Changes = {}): Exercise => ({
    id,
    name,
    equipment,
    ...wrist,
    ...common,
    failureVelocity: null,
    ...changes,
  });
}
