import { type Entry, headText } from "../entry.ts";

/** Bytes above a table in which its sampling rate may stand. */
const PREAMBLE_BYTES = 8192;
/** Rates at which movement is logged, Hz. */
const SLOWEST_HZ = 5;
const FASTEST_HZ = 2000;

const NUMBER = "(\\d+(?:[.,]\\d+)?)";
/** `Sampling rate (Hz),50`, `data_rate = 50.0 Hz`, `fs: 50`; what is said of a filter is no rate. */
const RATE = new RegExp(
  `(?:sampl\\w*|data|output|log\\w*|sensor)?[ _-]*(?:rate|frequency|\\bfreq|\\bfs|\\bodr)\\b[^\\d\\n]{0,24}${NUMBER}`,
  "gi",
);
/** `interval_ms: 20`, `Sample period;20 ms`. */
const INTERVAL = new RegExp(
  `(?:interval|period)[^\\d\\n]{0,16}${NUMBER}[ _]?ms\\b|(?:interval|period)[ _]?\\(?ms\\b[^\\d\\n]{0,16}${NUMBER}`,
  "gi",
);
const IN_NAME = /(?:^|[^\d.])(\d+(?:\.\d+)?) ?hz(?![a-z])/gi;

/** The one sampling rate that stands above a table whose rows start at `dataOffset`, or in its file's name, Hz; null where there is none, or more. */
export function statedRate(entry: Entry, dataOffset: number): number | null {
  const text = headText(entry, Math.min(dataOffset, PREAMBLE_BYTES));
  const rates = valuesOf(text, RATE);
  const intervals = valuesOf(text, INTERVAL).map((ms) => 1000 / ms);
  const found = new Set([...rates, ...intervals].filter((rateHz) => rateHz >= SLOWEST_HZ && rateHz <= FASTEST_HZ));
  const named = found.size > 0 ? found : new Set(valuesOf(entry.baseName, IN_NAME));
  const [rateHz] = named;
  return named.size === 1 && rateHz !== undefined && rateHz >= SLOWEST_HZ && rateHz <= FASTEST_HZ ? rateHz : null;
}

function valuesOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, first, second]) => Number((first ?? second ?? "").replace(",", ".")));
}
