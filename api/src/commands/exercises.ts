import { exercises } from "@lastrep/analysis";

/** `lastrep exercises`: one line for each, id first. */
export function printExercises(): number {
  const width = Math.max(...exercises.map(({ id }) => id.length));
  for (const { id, name } of exercises) console.log(`${id.padEnd(width)}  ${name}`);
  return 0;
}
