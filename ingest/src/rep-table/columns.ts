import { type KnownTable, type NamedRepColumns, saidOf } from "../csv/mapping.ts";

/** Which columns of a table of reps hold what; positions count from 0, null for what it does not hold. */
export interface RepColumns {
  /** Mean concentric velocity of the rep. */
  readonly meanVelocity: number;
  /** What a name says of a mean that is not taken over the whole concentric, such as `propulsive`; null where it says nothing of that kind. */
  readonly convention: string | null;
  readonly peakVelocity: number | null;
  readonly travel: number | null;
  readonly duration: number | null;
  readonly rep: number | null;
  readonly time: number | null;
  /** The day, where another column than that of the time says it. */
  readonly day: number | null;
  /** Where the device says whether the rep counts: columns that must be true, and columns that must be false. */
  readonly valid: number | null;
  readonly removed: number | null;
  readonly failed: number | null;
  readonly note: SetColumns;
}

/** Columns that speak of a whole set, in a table of reps or in one of sets. */
export interface SetColumns {
  readonly set: number | null;
  readonly workout: number | null;
  /** Who lifted. */
  readonly person: number | null;
  readonly exercise: number | null;
  readonly load: number | null;
  readonly loadUnit: number | null;
  /** Load as a share of what can be lifted once. */
  readonly share: number | null;
  readonly rpe: number | null;
  readonly rir: number | null;
}

/**
 * The columns of a table whose rows are reps with a mean velocity, told by their names; null for any other table, as where nothing tells one
 * set from the next.
 */
export function repColumns(names: readonly string[]): RepColumns | null {
  const meanVelocity = velocityColumn(names);
  if (meanVelocity === null) return null;
  const columns = columnsBeside(names, meanVelocity);
  const { rep, time, note } = columns;
  const tellsSets = note.set !== null || rep !== null || note.rir !== null || (time !== null && note.exercise !== null);
  return tellsSets ? columns : null;
}

/** The same of a table for which it was said; null where nothing was said, or that it holds movement. What nobody was asked about is told by names. */
export function saidRepColumns(names: readonly string[], known: readonly KnownTable[]): RepColumns | null {
  const said = saidOf(names, known);
  if (!said?.reps) return null;
  const { meanVelocity, set, rep, exercise, load } = said.reps;
  const at = (name: string | null) => (name === null ? null : names.indexOf(name));
  const columns = columnsBeside(names, names.indexOf(meanVelocity));
  const note = { ...columns.note, set: at(set), exercise: at(exercise), load: at(load) };
  return { ...columns, rep: at(rep), ...timeAndDay(at(said.time), columns.day ?? columns.time), note };
}

/** What names tell of a table that may hold reps, for a person to complete. */
export function guessedReps(names: readonly string[]): NamedRepColumns {
  const name = (column: number | null) => (column === null ? null : (names[column] ?? null));
  const { rep, note } = columnsBeside(names, -1);
  return {
    meanVelocity: name(velocityColumn(names)),
    set: name(note.set),
    rep: name(rep),
    exercise: name(note.exercise),
    load: name(note.load),
  };
}

function velocityColumn(names: readonly string[]): number | null {
  return findVelocity(names, MEAN) ?? finderOf(names)(/^(mcv|acv|mv|mpv)$/);
}

function columnsBeside(names: readonly string[], meanVelocity: number): RepColumns {
  const find = finderOf(names);
  return {
    meanVelocity,
    convention: /propulsive|^mpv/.test(plain(names[meanVelocity] ?? "")) ? "propulsive" : null,
    peakVelocity: findVelocity(names, PEAK) ?? find(/^(pv|pcv)$/),
    travel: find(/^(rom|range( of motion)?|distance|displacement|travel)$/),
    duration: find(/^(concentric )?(duration|time under tension)$|^concentric time$/),
    rep: find(/^rep(etition)?s?( (number|no|nr|index|id))?$/),
    ...timeAndDay(find(/^(time( ?stamp)?|date ?time|recorded at|created at)$/), find(/^date$/)),
    valid: find(/^(is )?valid$/),
    removed: find(/^(is )?(removed|deleted|excluded)$/),
    failed: find(/^(is )?failed( rep| attempt)?$|^failure$/),
    note: setColumns(names),
  };
}

/** A date is the time where no other column is, and may hold it. */
function timeAndDay(time: number | null, day: number | null): Pick<RepColumns, "time" | "day"> {
  return time === null || time === day ? { time: day, day: null } : { time, day };
}

/** The columns of a table whose rows are sets, to go with a table of reps; null for any other table. */
export function noteColumns(names: readonly string[]): SetColumns | null {
  const note = setColumns(names);
  return note.set !== null && note.load !== null && (note.exercise !== null || note.rpe !== null || note.rir !== null) ? note : null;
}

function setColumns(names: readonly string[]): SetColumns {
  const find = finderOf(names);
  return {
    set: find(/^set( (number|no|nr|index|id))?$/),
    workout: find(/^(workout|session|day)( (number|no|id))?$/),
    person: find(/^(athlete|lifter|player|subject|participant|client|user|person)( (name|number|no|nr|id))?$/),
    exercise: find(/^(exercise|lift|movement)( name)?$/),
    // A column that names kilograms wins over one that needs another column for its unit.
    load: find(/^(weight|load|mass)$/, /kg/) ?? find(/^(weight|load|mass)$/, /^[^%]*$/),
    share: find(/^(load |weight )?(pct|percent|percentage)( of)?( 1 ?rm)?$|^intensity$/) ?? find(/^(weight|load|mass)$/, /%/),
    loadUnit: find(/^(weight |load )?units?$/),
    rpe: find(/^rpe$/),
    rir: find(/^(rir|reps in reserve)$/),
  };
}

const MEAN = /^(mean|avg|average)$/;
const PEAK = /^(peak|max|maximum)$/;

/** The column of a velocity of the kind that one word of its name says; words of the phase stand before, between or behind: `AVG_CONC_VELOCITY`. */
function findVelocity(names: readonly string[], kind: RegExp): number | null {
  const index = names.findIndex((name) => {
    const rest = plain(name)
      .split(" ")
      .filter((word) => !/^(con|conc|concentric|propulsive|bar|barbell|rep)$/.test(word));
    return rest.length === 2 && rest.some((word) => kind.test(word)) && rest.some((word) => /^(velocity|vel|speed|v)$/.test(word));
  });
  return index < 0 ? null : index;
}

function finderOf(names: readonly string[]) {
  return (pattern: RegExp, unit = /(?:)/): number | null => {
    const index = names.findIndex((name) => pattern.test(plain(name)) && unit.test(unitIn(name)));
    return index < 0 ? null : index;
  };
}

const UNIT =
  /(?:[ _]*[([]([^)\]]*)[)\]]|[ _](m\/s|mm\/s|cm\/s|m[.·]s(?:-1|⁻¹)|ms|mps|mm|cm|m|us|s|sec|seconds|kg|lbs?|kilograms|pounds))\s*$/i;

/** The unit in a column's name, lower case: `mm` of `rom_mm`, `m/s` of `Mean velocity (m/s)`; empty when it has none. */
export function unitIn(name: string): string {
  const found = UNIT.exec(name);
  return (found?.[1] ?? found?.[2] ?? "").toLowerCase().trim();
}

/** A column's name in small letters and single blanks, without its unit. */
function plain(name: string): string {
  return name
    .replace(UNIT, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
