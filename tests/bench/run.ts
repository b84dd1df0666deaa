import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { analyse, type WorkSet } from "@lastrep/analysis";
import { decode } from "@lastrep/ingest";
import { matrixProfile } from "../accuracy/detectors/matrix-profile.ts";
import { motifCounter } from "../accuracy/detectors/motif-counter.ts";
import { peakCounter } from "../accuracy/detectors/peak-counter.ts";
import { benchIngest } from "./ingest.ts";
import { peakMemory } from "./peak-memory.ts";
import { answerRate, weeksOf } from "./proximity.ts";
import { benchRecognition } from "./recognition.ts";
import { recordingOf, repeated, simulateHour, zipOf } from "./signals.ts";
import { seconds, secondsOf } from "./timing.ts";

// The command `npm run bench`: what the pipeline costs, as ratios that can be compared between machines. All rows are of one run on one core.

interface Row {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  readonly met: boolean | null;
}

const rows: Row[] = [];
const add = (what: string, value: string, target = "", met: boolean | null = null): void => {
  rows.push({ what, value, target, met });
  console.log([what.padEnd(96), value.padStart(16), target.padStart(12), met === null ? "" : met ? "✓" : "✗"].join("  ").trimEnd());
};

const measurement = simulateHour();
const hour = recordingOf(measurement);
const { signal } = hour;
if (!signal) throw new Error("a simulated recording has a signal");
analyse([repeated(hour, 0.1)]);

const hourS = seconds(() => analyse([hour]), 5);
const timesRealTime = hour.durationS / hourS;
add("one hour at 100 Hz, six axes: analysed", `${hourS.toFixed(2)} s`, "≤ 1 s", hourS <= 1);
add("one hour at 100 Hz, six axes: times real time", Math.round(timesRealTime).toString(), "≥ 3600", timesRealTime >= 3600);
const twoHours = repeated(hour, 2);
const two = seconds(() => analyse([twoHours]), 2) / hourS;
add("two hours ÷ one hour", two.toFixed(2), "≤ 2.2", two <= 2.2);
const eightHours = repeated(hour, 8);
const eight = seconds(() => analyse([eightHours]), 1) / hourS;
add("eight hours ÷ one hour", eight.toFixed(2), "≤ 9", eight <= 9);
const memory = await peakMemory(hour);
add("peak memory of analysing one hour ÷ size of the recording", memory.toFixed(1), "≤ 10", memory <= 10);

const minutes = Array.from({ length: Math.floor(hour.durationS / 60) }, (_, k) => ({ startS: 60 * k, endS: 60 * k + 60 }));
for (const rival of [peakCounter, motifCounter]) {
  const rivalS = seconds(() => minutes.map((minute) => rival.countIn(hour, minute)), 3);
  add(`${rival.name}, minute by minute, same hour ÷ ours`, (rivalS / hourS).toFixed(2));
}

const tenMinutes = repeated(hour, 1 / 6);
const trace = analyse([tenMinutes]).traces[0];
if (!trace) throw new Error("a recording with a signal has a trace");
const at25Hz = Float64Array.from({ length: Math.floor(trace.verticalVelocity.length / 4) }, (_, i) => trace.verticalVelocity[4 * i] ?? 0);
const profile = seconds(() => matrixProfile(at25Hz, 50), 1) / seconds(() => analyse([tenMinutes]), 3);
add("matrix profile of the vertical velocity at 25 Hz alone, ten minutes ÷ our whole analysis of them", profile.toFixed(2));

const zip = zipOf(measurement);
const decodeS = await secondsOf(() => decode([zip]), 3);
add("Sensor Logger zip of that hour to a recording: times real time", Math.round(hour.durationS / decodeS).toString());
add("Sensor Logger zip of that hour to a recording ÷ analysing it", (decodeS / hourS).toFixed(2));

const sets: WorkSet[] = analyse([hour], { exercise: "bench_press", loadKg: 80 }).session.sets.filter((set) => set.reps.length > 1);
const perSetMs = 1000 * answerRate(sets);
add("reps in reserve of one set", `${perSetMs.toFixed(2)} ms`, "≤ 5 ms", perSetMs <= 5);
const yearS = seconds(() => weeksOf(sets, 3000), 1);
add("a year of 3000 sets judged anew and counted into weeks", `${yearS.toFixed(2)} s`, "≤ 2 s", yearS <= 2);

await benchRecognition(hour, add);
await benchIngest(measurement, add);

const table = [
  "# Speed",
  "Written by `npm run bench`; all rows are of one run. Times are processor time, helping threads included, the least of up to five runs.",
  [
    "| what | measured | target | |",
    "|---|---|---|---|",
    ...rows.map(({ what, value, target, met }) => `| ${what} | ${value} | ${target} | ${met === null ? "" : met ? "✓" : "✗"} |`),
  ].join("\n"),
].join("\n\n");
writeFileSync(resolve(import.meta.dirname, "report.md"), `${table}\n`);
