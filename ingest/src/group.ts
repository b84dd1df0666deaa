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
 * Entries of one recording, of an app that writes one file a sensor: all of them where no kind of sensor occurs more than once, else those
 * with one key, unless a kind occurs there more than once. Then the files are of several recordings that cannot be told apart, and each sensor stands alone, with what has no kind
 * (null: metadata and the like) beside it.
 */
export function groupSensors(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  kindOf: (entry: Entry) => string | null,
): Entry[][] {
  const areOne = (group: readonly Entry[]) => {
    const kinds = group.map(kindOf).filter((kind) => kind !== null);
    return new Set(kinds).size === kinds.length;
  };
  if (areOne(entries)) return [[...entries]];
  return groupBy(entries, keyOf).flatMap((group) => {
    if (areOne(group)) return [group];
    const sensors = group.filter((entry) => kindOf(entry) !== null);
    const beside = group.filter((entry) => kindOf(entry) === null);
    return sensors.map((entry) => [entry, ...beside]);
  });
}

/** First and last moment of an entry's samples, s on a clock that the entries share. */
export interface TimeSpan {
  readonly startS: number;
  readonly endS: number;
}

/** Entries apart where their times do not touch. Those without times (metadata and the like) lie with each of the others. */
export function splitByTime(entries: readonly Entry[], spanOf: (entry: Entry) => TimeSpan | null): Entry[][] {
  const timed = entries.flatMap((entry) => {
    const span = spanOf(entry);
    return span === null ? [] : [{ entry, span }];
  });
  const parts: { readonly members: Set<Entry>; endS: number }[] = [];
  for (const { entry, span } of timed.sort((a, b) => a.span.startS - b.span.startS)) {
    const last = parts.at(-1);
    if (last === undefined || span.startS > last.endS) parts.push({ members: new Set([entry]), endS: span.endS });
    else {
      last.members.add(entry);
      last.endS = Math.max(last.endS, span.endS);
    }
  }
  const isTimed = new Set(timed.map(({ entry }) => entry));
  if (parts.length <= 1) return [[...entries]];
  return parts.map(({ members }) => entries.filter((entry) => members.has(entry) || !isTimed.has(entry)));
}
