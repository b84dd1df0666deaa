/** The inner loops by themselves: for measuring what they cost, not for reading files. */
export { readLayout } from "./csv/header.ts";
export { scanTable } from "./csv/scan.ts";
export { scanFit } from "./fit/frame.ts";
