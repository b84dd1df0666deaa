import type { Entry } from "./entry.ts";

/** Entries by a key, in the order in which the keys first occur. */
export function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/**
 * Entries of one recording, of an app that writes one file a sensor: those with one key, unless a kind of sensor occurs there more
 * than once. Then the files are of several recordings that cannot be told apart, and each sensor stands alone, with what has no kind
 * (null: metadata and the like) beside it.
 */
export function groupSensors(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  kindOf: (entry: Entry) => string | null,
): Entry[][] {
  return groupBy(entries, keyOf).flatMap((group) => {
    const sensors = group.filter((entry) => kindOf(entry) !== null);
    if (new Set(sensors.map(kindOf)).size === sensors.length) return [group];
    const beside = group.filter((entry) => kindOf(entry) === null);
    return sensors.map((entry) => [entry, ...beside]);
  });
}
