import { existsSync, readFileSync } from "node:fs";

/** Greatest resident size of this process so far, bytes. */
export function peak(): number {
  const status = "/proc/self/status";
  // Linux hands a parent's greatest size on to its child in `resourceUsage`, but not here.
  if (existsSync(status)) return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]);
  return 1024 * process.resourceUsage().maxRSS;
}
