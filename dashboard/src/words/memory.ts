import type { Memory } from "../api.ts";
import { count } from "./numbers.ts";

/** What was taught, in sentences; none where nothing was. */
export function memoryWords({ sets, exercises, tables }: Memory): string[] {
  return [
    ...(sets > 0 ? [`It knows ${count(exercises, "exercise")} by ${count(sets, "named set")}.`] : []),
    ...(tables > 0 ? [`It reads ${count(tables, "kind", "kinds")} of table as you explained.`] : []),
  ];
}
