import { decode, inspect } from "@lastrep/ingest";
import { describe, expect, test } from "vitest";
import { haveData, readManifest, sample } from "./data.ts";

interface Expected {
  readonly recordings: number;
  readonly sets?: number;
  readonly heartRates?: number;
  readonly issues?: readonly string[];
  readonly rejected?: string;
}

/** What must come out of each file besides `no_acceleration`, which all but the camera's have. */
const FILES: Readonly<Record<string, Expected>> = {
  "strength/fr965_20748058539.fit": { recordings: 1, sets: 27, heartRates: 927 },
  "strength/fr965_20474406937.fit": { recordings: 1, sets: 76, heartRates: 1322 },
  "other/activity-settings.fit": { recordings: 1 },
  "other/activity-filecrc.fit": { recordings: 1, issues: ["checksum_mismatch"] },
  "other/activity-activity-filecrc.fit": { recordings: 2, issues: ["checksum_mismatch"] },
  "other/activity-unexpected-eof.fit": { recordings: 1, issues: ["truncated"] },
  "other/activity-settings-corruptheader.fit": { recordings: 1, issues: ["truncated"] },
  "other/activity-settings-nodata.fit": { recordings: 1, issues: ["truncated"] },
  "other/compressed-speed-distance.fit": { recordings: 1, heartRates: 754, issues: ["no_absolute_time"] },
  "other/unterminated-strings.fit": { recordings: 1, heartRates: 31 },
  "other/sample-activity-indoor-trainer.fit": { recordings: 1, heartRates: 2263 },
  "other/68270818303.fit": { recordings: 1, heartRates: 4709 },
  "other/FR70-intervals.fit": { recordings: 1, heartRates: 632 },
  "other/610464_bad_crc.fit": { recordings: 1, heartRates: 462, issues: ["checksum_mismatch"] },
  "other/610464_no_defmsg.fit": { recordings: 0, rejected: "corrupt_file" },
  "other/swim-pool-via-iq.fit": { recordings: 1 },
  "other/activity_developerdata.fit": { recordings: 1, heartRates: 3493 },
  "other/activity_multisport.fit": { recordings: 1, heartRates: 78 },
  "other/chained_Activity_activity_poolswim.fit": { recordings: 2, heartRates: 3493 },
  "other/garmin-virb-ultra-30.fit": { recordings: 1 },
  "other/tcx-text-named.fit": { recordings: 0, rejected: "unsupported_content" },
  "other/strava-android-app-201.10-b1218918.fit": { recordings: 1, issues: ["truncated"] },
  "other/garmin-fr935-cr.fit": { recordings: 1, heartRates: 10349 },
  "other/failed.fit": { recordings: 1, sets: 1, heartRates: 779 },
  "other/suunto-weight.fit": { recordings: 1, heartRates: 4292 },
  "other/planned-workout-exercise-titles.fit": { recordings: 0, rejected: "unsupported_content" },
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

describe.skipIf(!haveData)("real FIT files (skipped where they are absent)", () => {
  test.each(Object.entries(FILES))("%s", async (path, expected) => {
    const { recordings, rejected } = await decode([sample(`fit/${path}`)]);
    expect(recordings).toHaveLength(expected.recordings);
    expect(rejected.map((error) => error.code)).toEqual(expected.rejected === undefined ? [] : [expected.rejected]);
    expect(sum(recordings.map((recording) => recording.deviceSets.length))).toBe(expected.sets ?? 0);
    expect(sum(recordings.map((recording) => recording.heartRate?.timeS.length ?? 0))).toBe(expected.heartRates ?? 0);
    const issues = recordings
      .flatMap((recording) => recording.issues.map((issue) => issue.code))
      .filter((code) => code !== "no_acceleration");
    expect([...new Set(issues)]).toEqual(expected.issues ?? []);
  });

  test("no message is lost against an independent count, whole or damaged, chained or not", async () => {
    for (const { file = "", messages = "", state = "" } of readManifest("fit/manifest.csv")) {
      const { files } = await inspect([sample(`fit/${file}`)]);
      const facts = files[0]?.entries[0]?.facts ?? [];
      const counted = facts.find(({ name }) => name === "messages")?.value ?? 0;
      // That count takes in the message at which a file breaks off.
      const whole = Number(messages) - (state.startsWith("TRUNC:-1/") ? 1 : 0);
      expect([file, counted]).toEqual([file, whole]);
    }
  });

  test("strength sets alternate, follow each other in time and fill the workout", async () => {
    for (const path of ["strength/fr965_20748058539.fit", "strength/fr965_20474406937.fit"]) {
      const [recording] = (await decode([sample(`fit/${path}`)])).recordings;
      const sets = recording?.deviceSets ?? [];
      const active = sets.filter((set) => set.kind === "active");
      expect(sets.length).toBeGreaterThan(10);
      expect(active.length).toBe(Math.ceil(sets.length / 2));
      expect(active.every((set) => set.reps !== null)).toBe(true);
      sets.forEach((set, i) => {
        const next = sets[i + 1];
        // Start times are whole seconds.
        if (next !== undefined) expect(Math.abs(set.startS + set.durationS - next.startS)).toBeLessThan(2);
      });
      const last = sets.at(-1);
      expect(Math.abs((last?.startS ?? 0) + (last?.durationS ?? 0) - (recording?.durationS ?? 0))).toBeLessThan(5);
    }
  });

  test("the beats that a strap stored come as fast as the strap says", async () => {
    const [recording] = (await decode([sample("fit/other/68270818303.fit")])).recordings;
    const { timeS, bpm } = recording?.heartRate ?? { timeS: new Float64Array(), bpm: new Uint8Array() };
    const strays: number[] = [];
    for (let i = 5; i < timeS.length; i++) strays.push(Math.abs(300 / ((timeS[i] ?? 0) - (timeS[i - 5] ?? 0)) - (bpm[i] ?? 0)));
    expect(strays.length).toBeGreaterThan(4000);
    expect(strays.sort((a, b) => a - b)[strays.length >> 1]).toBeLessThan(2);
  });

  test("raw sensors of a camera are calibrated and put on UTC", async () => {
    const [recording] = (await decode([sample("fit/other/garmin-virb-ultra-30.fit")])).recordings;
    expect(recording).toMatchObject({ device: "Garmin Virb Ultra 30", timeZone: "-07:00" });
    expect(recording?.signal?.rateHz).toBeCloseTo(99.94, 1);
    expect(recording?.signal?.angularRate).not.toBeNull();
    // The camera's own correlation: uptime 69.109 s was 2017-06-28T02:34:13Z, and the sensors start at 3.018 s.
    expect(recording?.startTimeUs).toBe(Date.parse("2017-06-28T02:33:06.909Z") * 1000);
    const { x, y, z } = recording?.signal?.acceleration ?? { x: [], y: [], z: [] };
    const lengths = Array.from(x, (value, i) => Math.hypot(value, y[i] ?? 0, z[i] ?? 0)).sort((a, b) => a - b);
    expect((lengths[lengths.length >> 1] ?? 0) / 9.80665).toBeCloseTo(1.023, 2);
  });
});
