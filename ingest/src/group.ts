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
 * Entries of one recording, of an app that writes one file a sensor: those with one key, unless a kind of file occurs there more
 * than once. Then the files are of several recordings that cannot be told apart, and each stands alone.
 */
export function groupSensors(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  kindOf: (entry: Entry) => string | null,
): Entry[][] {
  return groupBy(entries, keyOf).flatMap((group) => {
    const kinds = group.map(kindOf).filter((kind) => kind !== null);
    return new Set(kinds).size === kinds.length ? [group] : group.map((entry) => [entry]);
  });
}
