import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { GivenRep, GivenSet, Recording } from "../recording.ts";
import { type RepColumns, type SetColumns, unitIn } from "./columns.ts";
import { type Fault, faultIssues, plausible } from "./nonsense.ts";
import type { TextRow, TextTable } from "./rows.ts";
import { setKey, setRows } from "./set-rows.ts";
import { dayOf, instantOf, NEXT_WORKOUT_S, timeText, zoneOf } from "./times.ts";
import { durationScale, loadScale, travelScale, velocityScale } from "./units.ts";

/** A table of sets with its columns. */
export interface Notes {
  readonly table: TextTable;
  readonly columns: SetColumns;
}

/**
 * The workouts of a table of reps, in order of time. Values that cannot be are left out and said in an issue; the rep stays.
 * @throws {IngestError} `corrupt_file` when no row holds a rep.
 */
export function recordingsOf(file: string, table: TextTable, named: RepColumns, notes: Notes | null): Recording[] {
  const columns = withPerson(named, table);
  const kept = table.rows.filter(({ cells }) => counts(cells, columns));
  const groups = setRows(kept, columns);
  if (groups.length === 0) {
    throw new IngestError("corrupt_file", file, "none of its rows holds a rep", "Export the reps again, with their velocities.");
  }
  const read = repReader(table, columns);
  const describe = notes && noteFinder(notes);
  const sets = withoutOddLoads(groups.map((rows) => setOf(rows, columns, table.names, read, describe)));
  const discarded = table.rows.length - kept.length;
  const shared: RecordingIssue[] = [
    ...(discarded > 0 ? [{ code: "discarded_reps" as const, count: discarded }] : []),
    ...severalPeople(kept, columns.note),
    ...(columns.convention === null ? [] : [{ code: "other_velocity" as const, detail: `${columns.convention} mean` }]),
  ];
  return workoutsOf(sets).map((workout) => recordingOf(file, workout, shared));
}

/** A set on the absolute clock; `atS` is null where the source has no times. */
interface TimedSet {
  readonly set: Omit<GivenSet, "startS" | "endS" | "reps">;
  readonly workout: string;
  readonly reps: readonly (Omit<GivenRep, "endS"> & { readonly atS: number | null })[];
  readonly zone: string | null;
  readonly line: number;
  readonly faults: readonly Fault[];
}

function counts(cells: readonly string[], { valid, removed }: RepColumns): boolean {
  const says = (column: number | null, words: RegExp) => column !== null && words.test(cells[column] ?? "");
  return !says(valid, /^(false|no|0)$/i) && !says(removed, /^(true|yes|1)$/i);
}

/** An `id` that repeats is the lifter's; a row's own never does. */
function withPerson(columns: RepColumns, { names, rows }: TextTable): RepColumns {
  const id = names.findIndex((name) => name.trim().toLowerCase() === "id");
  if (columns.note.person !== null || id < 0) return columns;
  const repeats = new Set(rows.map(({ cells }) => cells[id])).size < rows.length;
  return repeats ? { ...columns, note: { ...columns.note, person: id } } : columns;
}

/** A recording is of one lifter: whose table speaks of several gets a word on it. */
function severalPeople(rows: readonly TextRow[], { person }: SetColumns): RecordingIssue[] {
  const count = person === null ? 1 : new Set(rows.map(({ cells }) => cells[person])).size;
  return count > 1 ? [{ code: "several_people", count }] : [];
}

type ReadRep = (row: TextRow, faults: Fault[]) => TimedSet["reps"][number];

function repReader({ names, rows }: TextTable, columns: RepColumns): ReadRep {
  const numbers = (column: number) => rows.map(({ cells }) => Number(cells[column])).filter(Number.isFinite);
  const unit = (column: number) => unitIn(names[column] ?? "");
  const { meanVelocity, peakVelocity, travel, duration, failed } = columns;
  const scales = {
    velocity: velocityScale(unit(meanVelocity)),
    peakVelocity: peakVelocity === null ? 1 : velocityScale(unit(peakVelocity)),
    travel: travel === null ? 1 : travelScale(unit(travel), numbers(travel)),
    duration: duration === null ? 1 : durationScale(unit(duration), numbers(duration)),
  };
  return ({ cells, line }, faults) => {
    const value = (quantity: keyof typeof scales, column: number | null) =>
      column === null ? null : plausible(quantity, { cell: cells[column] ?? "", line, scale: scales[quantity] }, faults);
    return {
      atS: instantOf(cells, columns),
      durationS: value("duration", duration),
      meanVelocity: columns.convention === null ? value("velocity", meanVelocity) : null,
      peakVelocity: value("peakVelocity", peakVelocity),
      rangeOfMotion: value("travel", travel),
      completed: failed === null || !/^(true|yes|1)$/i.test(cells[failed] ?? ""),
    };
  };
}

type Note = Pick<GivenSet, "exercise" | "loadKg" | "rir">;

/** What the rows of a set say of it: how many reps were left after the last of them, where that stands beside each. */
function noteOf(rows: readonly TextRow[], names: readonly string[], columns: SetColumns, faults: Fault[]): Note {
  const [first] = rows as [TextRow];
  const text = (column: number | null, { cells } = first) => (column === null ? "" : (cells[column] ?? ""));
  const value = (quantity: "load" | "rpe" | "rir", column: number | null, scale = 1) => {
    const row = (quantity !== "load" && rows.findLast((one) => text(column, one) !== "")) || first;
    return plausible(quantity, { cell: text(column, row), line: row.line, scale }, faults);
  };
  const unit = columns.load === null ? "" : unitIn(names[columns.load] ?? "");
  const rpe = value("rpe", columns.rpe);
  return {
    exercise: text(columns.exercise) || null,
    loadKg: value("load", columns.load, loadScale(unit || text(columns.loadUnit))),
    rir: columns.rir === null ? rpe && 10 - rpe : value("rir", columns.rir),
  };
}

type Describe = (cells: readonly string[], of: SetColumns, faults: Fault[]) => Note | null;

/** Finds the note of a set by its key; a table of reps that names no workouts is matched by the set's number alone. */
function noteFinder({ table, columns }: Notes): Describe {
  const byWorkout = new Map(table.rows.map((row) => [setKey(row.cells, { ...columns, person: null }), row]));
  const bySet = new Map(table.rows.map((row) => [setKey(row.cells, { ...columns, person: null, workout: null }), row]));
  return (cells, of, faults) => {
    const row = (of.workout === null ? bySet : byWorkout).get(setKey(cells, { ...of, person: null }));
    return row === undefined ? null : noteOf([row], table.names, columns, faults);
  };
}

function setOf(
  rows: readonly TextRow[],
  columns: RepColumns,
  names: readonly string[],
  read: ReadRep,
  describe: Describe | null,
): TimedSet {
  const [first] = rows as [TextRow];
  const { note } = columns;
  const faults: Fault[] = [];
  return {
    set: describe?.(first.cells, note, faults) ?? noteOf(rows, names, note, faults),
    workout: `${setKey(first.cells, { ...note, set: null })}\u0000${dayOf(first.cells, columns)}`,
    reps: rows.map((row) => read(row, faults)),
    zone: zoneOf(timeText(first.cells, columns)),
    line: first.line,
    faults,
  };
}

/** A load that is more than twice what the lifter usually takes in the exercise is a slip of the finger: it is left out. */
function withoutOddLoads(sets: readonly TimedSet[]): TimedSet[] {
  const usual = new Map(
    [...Map.groupBy(sets, ({ set }) => set.exercise)].map(([exercise, own]) => {
      const loads = own.flatMap(({ set }) => set.loadKg ?? []).sort((a, b) => a - b);
      return [exercise, loads.length >= FEW ? loads[loads.length >> 1] : undefined];
    }),
  );
  return sets.map((timed) => {
    const { loadKg, exercise } = timed.set;
    const middle = usual.get(exercise);
    if (loadKg === null || middle === undefined || loadKg <= 2 * middle) return timed;
    const fault = { line: timed.line, detail: `load of ${Math.round(loadKg)} kg where ${Math.round(middle)} kg is usual` };
    return { ...timed, set: { ...timed.set, loadKg: null }, faults: [...timed.faults, fault] };
  });
}

/** So many loads must be known of an exercise to call one odd. */
const FEW = 5;

/** Sets of one workout, in order of time; those without times stay together by the name of their workout. */
function workoutsOf(sets: readonly TimedSet[]): TimedSet[][] {
  const timed = sets.filter(({ reps }) => reps.some(({ atS }) => atS !== null)).sort((a, b) => endOf(a) - endOf(b));
  const workouts: TimedSet[][] = [];
  for (const set of timed) {
    const last = workouts.at(-1)?.at(-1);
    if (last && endOf(set) - endOf(last) < NEXT_WORKOUT_S) (workouts.at(-1) as TimedSet[]).push(set);
    else workouts.push([set]);
  }
  const untimed = sets.filter((set) => !timed.includes(set));
  return [...workouts, ...Map.groupBy(untimed, ({ workout }) => workout).values()];
}

function endOf({ reps }: TimedSet): number {
  return Math.max(...reps.flatMap(({ atS }) => atS ?? []));
}

function recordingOf(file: string, sets: readonly TimedSet[], shared: readonly RecordingIssue[]): Recording {
  const starts = sets.flatMap(({ reps }) => reps.flatMap(({ atS, durationS }) => (atS === null ? [] : [atS - (durationS ?? 0)])));
  const originS = starts.length > 0 ? Math.min(...starts) : null;
  let clock = 0;
  const givenSets = sets.map(({ set, reps }): GivenSet => {
    const placed = reps.map(({ atS, ...rep }): GivenRep => {
      clock = originS !== null && atS !== null ? atS - originS : clock + ORDER_S;
      return { ...rep, endS: clock };
    });
    const [first] = placed as [GivenRep];
    return { ...set, startS: Math.max(0, first.endS - (first.durationS ?? 0)), endS: clock, reps: placed };
  });
  const zone = sets[0]?.zone ?? null;
  const issues: RecordingIssue[] = [...faultIssues(sets.flatMap(({ faults }) => faults)), ...shared];
  if (originS === null) issues.push({ code: "no_absolute_time" }, { code: "no_rep_times" });
  else if (zone === "local") issues.push({ code: "local_time" });
  return {
    file,
    format: "rep_table",
    device: null,
    startTimeUs: originS === null ? null : Math.round(originS * 1e6),
    timeZone: zone === "local" ? null : zone,
    durationS: Math.max(...givenSets.map(({ endS }) => endS)),
    signal: null,
    gaps: [],
    heartRate: null,
    deviceSets: [],
    givenSets,
    issues,
  };
}

/** Distance between reps without times, s: it says their order. */
const ORDER_S = 1;
