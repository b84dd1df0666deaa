/** The sheet that views are drawn on, in pixels: its width, and the margins of the time axis. */
export const WIDTH = 1400;
export const LEFT = 165;
export const RIGHT = 20;

/** A coordinate as SVG takes it. */
export function fixed(value: number): string {
  return value.toFixed(1);
}

/** Text that means itself in SVG. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
