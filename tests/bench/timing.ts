/**
 * The least processor time of `times` runs, s: what the work costs, whatever else the machine does meanwhile. Helping threads (garbage
 * collection, compilation) count, so that on an idle machine no more time than this passes.
 */
export function seconds(work: () => unknown, times: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    work();
    best = Math.min(best, since(start));
  }
  return best;
}

/** The same for work that ends later. */
export async function secondsOf(work: () => Promise<unknown>, times: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    await work();
    best = Math.min(best, since(start));
  }
  return best;
}

function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
