import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawView, type View } from "./draw-view.ts";

/** Draws a set that came out wrong, under a name. */
export type PlotTo = (name: string, view: View) => void;

/** Returns a function that writes one SVG a view into `folder`. */
export function plotTo(folder: string): PlotTo {
  mkdirSync(folder, { recursive: true });
  return (name, view) => writeFileSync(join(folder, `${name.replaceAll(/[^\w.-]+/g, "_")}.svg`), drawView(view));
}
