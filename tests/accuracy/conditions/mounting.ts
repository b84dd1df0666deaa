import type { Random } from "@lastrep/fixtures";
import type { Columns3, Signal } from "@lastrep/ingest";
import { mapAxes, mapColumns } from "./take.ts";

/** What a device would have measured that sits on the wrist in any other way, all ways being as likely (Shoemake 1992, Graphics Gems III). */
export function turned(signal: Signal, random: Random): Signal {
  const [u, v, w] = [random.uniform(), 2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
  const [p, q] = [Math.sqrt(1 - u), Math.sqrt(u)];
  const [a, b, c, d] = [p * Math.sin(v), p * Math.cos(v), q * Math.sin(w), q * Math.cos(w)];
  const rows = [
    [1 - 2 * (c * c + d * d), 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), 1 - 2 * (b * b + d * d), 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), 1 - 2 * (b * b + c * c)],
  ] as const;
  const turn = ({ x, y, z }: Columns3): Columns3 => {
    const row = ([a, b, c]: readonly [number, number, number]) => x.map((value, i) => a * value + b * (y[i] ?? 0) + c * (z[i] ?? 0));
    return { x: row(rows[0]), y: row(rows[1]), z: row(rows[2]) };
  };
  return mapColumns(signal, turn);
}

/**
 * The same movement done by the other arm: everything is mirrored at the plane between the two. Angular rate is a pseudovector: of it the
 * components in the plane change their sign, of the others the one across.
 */
export function mirrored(signal: Signal): Signal {
  return mapColumns(signal, (columns, kind) =>
    mapAxes(columns, (column, axis) => ((axis === 0) === (kind === "angularRate") ? column : column.map((value) => -value))),
  );
}
