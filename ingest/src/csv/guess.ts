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

/** The beginnings of "acceleration" in English, Romance languages, German, Dutch, Polish, Russian, Chinese, Japanese and Korean. */
const ACCELERATION = "(?:acc|acel|besch|versn|przysp|ускор|加速|가속)";
/** Read from the top; the first that fits wins. Names come in lower case, without unit and axis. */
const QUANTITIES: readonly (readonly [RegExp, Quantity])[] = [
  [/mag|quat|q[uat_]*$|roll|pitch|yaw|euler|orient|heading|press|temp|accura/, "other"],
  [/grav|schwer|重力|중력/, "gravity"],
  [/gyr|giro|rot|omega|angul|drehr|winkelg|угл|гиро|角速度|각속도|陀螺|ジャイロ|자이로|^w$|^g$/, "angularRate"],
  [new RegExp(`(user|lin|free|motion|線形|线性).*${ACCELERATION}|${ACCELERATION}.*(user|lin|free)`), "userAcceleration"],
  [new RegExp(`${ACCELERATION}|^a$|^$|^gf$|^imu$|^(axis|axe|eje|eixo|asse|achse|ось|轴|軸|축)$`), "acceleration"],
];
/** What Android calls the three numbers of any sensor; the file's name says of which. */
const VALUES = /^(v|vals?|values?|event values?)$/;

/** Guesses the columns from their names, such as `t_ms,ax_ms2,…,gz_rads` or `Timestamp (ms), Acc_X [mg], …`. */
export function guessColumns(names: readonly string[]): ColumnGuess {
  const found = numberedAxes(names);
  // Of several sensors that of the wrist counts, else the first; beside calibrated readings, raw ones are of no use.
  const rank = (name: string) => (AT_WRIST.test(name) ? 2 : IS_RAW.test(plain(name)) ? 0 : 1);
  const lettered = names.map((name, index) => ({ index, part: quantityAndAxis(name), rank: rank(name) }));
  for (const { index, part } of lettered.sort((a, b) => a.rank - b.rank || b.index - a.index)) if (part !== null) found.set(part, index);
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

/** Columns that are named like a time, or a date; those of which it is all the name says come first. */
export function timeColumns(names: readonly string[]): number[] {
  const indices = [...names.keys()];
  const isTime = (index: number) => TIME_NAME.test(plain(names[index] as string));
  const tells = (index: number) => TIME_WORD.test((names[index] as string).replace(/([a-z])(?=[A-Z])/g, "$1 "));
  return [...indices.filter(isTime), ...indices.filter((index) => !isTime(index) && tells(index))];
}

/** Whether columns are named by their axes alone, so that only the file's name says what they are of. */
export function areBare(names: readonly string[], axes: Axes): boolean {
  return axes.every((column) => BARE.test(plain(names[column] ?? "")) && unitOf(names[column] ?? "") === "");
}

const BARE = /^([xyz]([-_ ]?axis)?|(v|vals?|values?|event[-_. ]values?)[-_. ]?[0-3])$/;
const TIME_NAME =
  /^(sample|sensor|unix|epoch|utc|local|device|phone|logging|elapsed|relative)?[_ ]?(time|timestamp|t|date|datetime|zeit|temps|tiempo|tempo|tijd|czas|epoch|elapsed|seconds|secs?|millis(econds)?|ms|us|micros|ns|nanos)([_ ]?(stamp|elapsed|since[a-z]*|ms|us|ns|s|sec|seconds|utc))*$/;

/** A word for time somewhere in a name, or at its end: `Time since start`, `Shimmer_Timestamp_CAL`, `chiptime`, `X[s]`. */
const TIME_WORD =
  /(^|[^\p{L}])(time|timestamp|zeit|temps|tiempo|tempo|tijd|czas|clock|date|datetime)([^\p{L}]|$)|time(stamp)?$|^x ?\[m?s\]$|时间|時間|時刻|시간|время/iu;
const AT_WRIST = /wrist|watch|handgelenk/i;
const IS_RAW = /[-_. ]raw$/;

/** The unit in a column's name, lower case: `ms2` of `ax_ms2`, `deg/s` of `Gyro X (deg/s)`; empty when it has none. */
export function unitOf(name: string): string {
  const bracketed = /[([]([^)\]]*)[)\]]\s*$/.exec(name)?.[1];
  if (bracketed !== undefined && !/^[xyz0-3]$/i.test(bracketed)) return bracketed.toLowerCase().trim();
  return (
    /[_ ](ms2|mps2|m_s2|m\/s2|m\/s\^2|g|mg|rads|rad_s|rad\/s|dps|deg_s|deg\/s|degs|mdps|s|sec|ms|us|ns)$/i
      .exec(name.trim())?.[1]
      ?.toLowerCase() ?? ""
  );
}

/** The name in lower case without units in brackets, an axis in brackets or before a capital set apart, and without what comments and quotes put around it. */
function plain(name: string): string {
  return name
    .replace(/[([]([xyz0-3])[)\]]/gi, " $1")
    .replace(/^[xyz](?=[A-Z][a-z])/, "$& ")
    .toLowerCase()
    .replace(/[([][^)\]]*[)\]]/g, "")
    .replace(/^[#%'\s]+|['\s]+$/g, "");
}

/** Axes that are counted and not named, from 0 or from 1: `acc_1,acc_2,acc_3`, `gyro[0]`. A fourth one is of something else. */
function numberedAxes(names: readonly string[]): Map<string, number> {
  const groups = new Map<string, { readonly index: number; readonly number: number }[]>();
  names.forEach((name, index) => {
    const [, base, number] = /^(.*?[\p{L}])[-_. ]*(\d)$/u.exec(withoutUnit(name)) ?? [];
    if (base !== undefined) groups.set(base, [...(groups.get(base) ?? []), { index, number: Number(number) }]);
  });
  const found = new Map<string, number>();
  for (const [base, members] of groups) {
    const quantity = VALUES.test(base.replaceAll(/[-_.]/g, " ")) ? "acceleration" : quantityOf(base);
    const numbers = members.map(({ number }) => number).join("");
    if (quantity === null || (numbers !== "012" && numbers !== "123")) continue;
    members.forEach(({ index }, axis) => {
      const part = `${quantity}${"xyz"[axis]}`;
      if (!found.has(part)) found.set(part, index);
    });
  }
  return found;
}

function quantityAndAxis(name: string): string | null {
  const unit = unitOf(name);
  const rest = withoutUnit(name)
    .replace(/[-_. ]+(cal|calibrated|raw|lt|rt|left|right|l|r)$/, "")
    .replace(/[-_. ]*axis[-_. ]*$/, "")
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const axis = /[xyz]$/.exec(rest)?.[0] ?? /^[xyz](?=[-_. ]|[^\p{ASCII}])/u.exec(rest)?.[0];
  if (axis === undefined) return null;
  const base = (rest.endsWith(axis) ? rest.slice(0, -1) : rest.slice(1)).replace(/[-_. ]+$/g, "").replace(/^[-_. ]+/g, "");
  // A unit of turning, of angles, of magnetism or of time settles what the name leaves open.
  if (/deg|rad|dps|°\/s/.test(unit)) return `angularRate${axis}`;
  if (/t$|gauss|^°$|^(m|u|n)?s$/.test(unit)) return null;
  const quantity = quantityOf(base);
  return quantity && quantity + axis;
}

function quantityOf(base: string): Quantity | null {
  const quantity = QUANTITIES.find(([pattern]) => pattern.test(base))?.[1];
  return quantity === undefined || quantity === "other" ? null : quantity;
}

/** The name as {@link plain} gives it, without a unit that stands at its end. */
function withoutUnit(name: string): string {
  const unit = unitOf(name);
  const rest = plain(name);
  return unit !== "" && rest.endsWith(unit) && rest.length > unit.length + 1 ? rest.slice(0, -unit.length) : rest;
}
