/** Which columns of a table hold what, as far as their names tell. Positions count from 0. */
export interface ColumnGuess {
  readonly time: number | null;
  readonly acceleration: Axes | null;
  /** Acceleration with gravity taken out. */
  readonly userAcceleration: Axes | null;
  readonly gravity: Axes | null;
  readonly angularRate: Axes | null;
}

export type Axes = readonly [number, number, number];

type Quantity = "acceleration" | "userAcceleration" | "gravity" | "angularRate" | "other";

/** The beginnings of "acceleration" in English, Romance languages, German, Dutch and Polish. */
const ACCELERATION = "(?:acc|acel|besch|versn|przysp)";
/** Read from the top; the first that fits wins. Names come in lower case, without unit and axis. */
const QUANTITIES: readonly (readonly [RegExp, Quantity])[] = [
  [/mag|quat|q[uat_]*$|roll|pitch|yaw|euler|orient|heading|press|temp/, "other"],
  [/grav|schwer/, "gravity"],
  [/gyr|rot|omega|angul|drehr|winkelg|^w$|^g$|^gyro/, "angularRate"],
  [new RegExp(`(user|lin|free|motion).*${ACCELERATION}|${ACCELERATION}.*(user|lin|free)`), "userAcceleration"],
  [new RegExp(`${ACCELERATION}|^a$|^$|^gf$|^axis$|^imu$`), "acceleration"],
];

/** Guesses the columns from their names, such as `t_ms,ax_ms2,…,gz_rads` or `Timestamp (ms), Acc_X [mg], …`. */
export function guessColumns(names: readonly string[]): ColumnGuess {
  const found = new Map<string, number>();
  names.forEach((name, index) => {
    const part = quantityAndAxis(name);
    if (part !== null && !found.has(part)) found.set(part, index);
  });
  const axes = (quantity: Quantity): Axes | null => {
    const [x, y, z] = ["x", "y", "z"].map((axis) => found.get(quantity + axis));
    return x === undefined || y === undefined || z === undefined ? null : [x, y, z];
  };
  return {
    time: timeColumns(names)[0] ?? null,
    acceleration: axes("acceleration"),
    userAcceleration: axes("userAcceleration"),
    gravity: axes("gravity"),
    angularRate: axes("angularRate"),
  };
}

/** Columns that are named like a time, or a date. */
export function timeColumns(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (TIME_NAME.test(plain(name)) ? [index] : []));
}

/** Whether columns are named by their axes alone, so that only the file's name says what they are of. */
export function areBare(names: readonly string[], axes: Axes): boolean {
  return axes.every((column) => /^[xyz]([-_ ]?axis)?$/.test(plain(names[column] ?? "")) && unitOf(names[column] ?? "") === "");
}

const TIME_NAME =
  /^(sample|sensor|unix|epoch|utc|local|device|phone|logging|elapsed|relative)?[_ ]?(time|timestamp|t|date|datetime|zeit|temps|tiempo|tempo|tijd|czas|epoch|elapsed|seconds|secs?|millis(econds)?|ms|us|micros|ns|nanos)([_ ]?(stamp|elapsed|since[a-z]*|ms|us|ns|s|sec|seconds|utc))*$/;

/** The unit in a column's name, lower case: `ms2` of `ax_ms2`, `deg/s` of `Gyro X (deg/s)`; empty when it has none. */
export function unitOf(name: string): string {
  const bracketed = /[([]([^)\]]*)[)\]]\s*$/.exec(name)?.[1];
  if (bracketed !== undefined && !/^[xyz]$/i.test(bracketed)) return bracketed.toLowerCase().trim();
  return (
    /[_ ](ms2|mps2|m_s2|m\/s2|m\/s\^2|g|mg|rads|rad_s|rad\/s|dps|deg_s|deg\/s|degs|mdps|s|sec|ms|us|ns)$/i
      .exec(name.trim())?.[1]
      ?.toLowerCase() ?? ""
  );
}

/** The name in lower case without units in brackets, an axis in brackets or before a capital set apart, and without what comments and quotes put around it. */
function plain(name: string): string {
  return name
    .replace(/[([]([xyz])[)\]]/gi, " $1")
    .replace(/^[xyz](?=[A-Z][a-z])/, "$& ")
    .toLowerCase()
    .replace(/[([][^)\]]*[)\]]/g, "")
    .replace(/^[#%'\s]+|['\s]+$/g, "");
}

function quantityAndAxis(name: string): string | null {
  const unit = unitOf(name);
  let rest = plain(name);
  if (unit !== "" && rest.endsWith(unit) && rest.length > unit.length + 1) rest = rest.slice(0, -unit.length);
  rest = rest.replace(/[-_. ]*axis[-_. ]*$/, "").replace(/^[^a-z]+|[^a-z]+$/g, "");
  const axis = /[xyz]$/.exec(rest)?.[0] ?? /^[xyz](?=[-_. ])/.exec(rest)?.[0];
  if (axis === undefined) return null;
  const base = (rest.endsWith(axis) ? rest.slice(0, -1) : rest.slice(1)).replace(/[-_. ]+$/g, "").replace(/^[-_. ]+/g, "");
  // A unit of turning or of magnetism settles what the name leaves open.
  if (/deg|rad|dps/.test(unit)) return `angularRate${axis}`;
  if (/t$|gauss/.test(unit)) return null;
  const quantity = QUANTITIES.find(([pattern]) => pattern.test(base))?.[1];
  return quantity === undefined || quantity === "other" ? null : quantity + axis;
}
