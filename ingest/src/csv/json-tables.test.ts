import { expect, test } from "vitest";
import { decode } from "../decode.ts";

const rows = Array.from({ length: 400 }, (_, i) => ({ t: 1_741_718_651_000 + 20 * i, x: 0.02 * Math.sin(i * 1.3), y: 0.1, z: 9.81 }));

async function read(name: string, content: unknown) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const { recordings, rejected } = await decode([{ name, bytes: new TextEncoder().encode(text) }]);
  return { recordings, rejected };
}

test.each([
  ["records", rows.map(({ t, x, y, z }) => ({ timestamp: t, ax: x, ay: y, az: z }))],
  ["an object a line", rows.map(({ t, x, y, z }) => JSON.stringify({ time: t, x, y, z })).join("\n")],
  ["an object a line, the last one cut", `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{"t": 17`],
  [
    "a list a column",
    {
      device: "w",
      data: { time: rows.map(({ t }) => t), x: rows.map(({ x }) => x), y: rows.map(({ y }) => y), z: rows.map(({ z }) => z) },
    },
  ],
  ["records with a vector", { samples: rows.map(({ t, x, y, z }) => ({ timestamp: t, accelerometer: { x, y, z } })) }],
  ["records with a list", { log: { samples: rows.map(({ t, x, y, z }) => ({ time: t, label: 'a\t"b"', acc: [x, y, z] })) } }],
])("a JSON of %s is read as a table", async (_, content) => {
  const { recordings } = await read("watch.json", content);
  expect(recordings).toHaveLength(1);
  expect(recordings[0]).toMatchObject({ file: "watch.json", format: "csv", startTimeUs: 1_741_718_651_000_000 });
  expect(recordings[0]?.signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
  expect(recordings[0]?.signal?.acceleration.z[7]).toBeCloseTo(9.81, 5);
});

test("lists of numbers are named by what stands beside them, and laid out at the interval that is said", async () => {
  const sensors = ["accX", "accY", "accZ"].map((name) => ({ name, units: "m/s2" }));
  const payload = { interval_ms: 20, sensors, values: rows.map(({ x, y, z }) => [x, y, z]) };
  const { recordings } = await read("curl.json", { payload });
  expect(recordings[0]?.signal).toMatchObject({ rateHz: 50, length: 400 });
});

test("a gyroscope in a list of its own goes with the accelerometer", async () => {
  const { recordings } = await read("both.json", { accelerometer: rows, gyroscope: rows.map((row) => ({ ...row, z: 90 })) });
  expect(recordings).toHaveLength(1);
  expect(recordings[0]?.signal?.angularRate).not.toBeNull();
});

test.each([
  ["a training log", { workouts: rows.map(({ t }) => ({ date: t, exercise: "squat", reps: 5 })) }],
  ["what breaks off", '{"samples": [{"t": 1, "x": '],
  ["lists in lists without end", "[".repeat(100_000)],
  ["nothing", "{}"],
])("%s is refused", async (_, content) => {
  const { recordings, rejected } = await read("other.json", content);
  expect(recordings).toEqual([]);
  expect(rejected[0]?.code).toMatch(/unknown_format|corrupt_file/);
});

test("more JSON than is parsed at once is refused before it is parsed", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  const { rejected } = await decode([{ name: "big.json", bytes }], { limits: { jsonBytes: 1000 } });
  expect(rejected[0]).toMatchObject({ code: "limit_exceeded" });
});
