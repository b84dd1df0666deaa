import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const table = (rows: number, gravity = 9.81) =>
  encode(
    `t_ms,ax,ay,az\n${Array.from({ length: rows }, (_, i) => `${i * 20},${(0.02 * Math.sin(i)).toFixed(4)},0.1,${gravity}`).join("\n")}\n`,
  );

test("one bad file does not keep the others from being read, and order is kept", async () => {
  const { recordings, rejected } = await decode([
    { name: "b.csv", bytes: table(300) },
    { name: "empty.csv", bytes: new Uint8Array() },
    { name: "a.zip", bytes: zipSync({ "one.csv": table(300), "two.csv": table(400), "photo.jpg": Uint8Array.from([0xff, 0xd8, 0xff]) }) },
    { name: "notes.txt", bytes: encode("bench 5x5 went well") },
    { name: "c.csv", bytes: table(200) },
  ]);
  expect(recordings.map((recording) => recording.file)).toEqual(["b.csv", "a.zip/one.csv", "a.zip/two.csv", "c.csv"]);
  expect(rejected.map(({ file, code }) => [file, code])).toEqual([
    ["empty.csv", "empty_file"],
    ["notes.txt", "unknown_format"],
  ]);
});

test("an archive without any recording is refused as a whole", async () => {
  const { rejected } = await decode([
    { name: "a.zip", bytes: zipSync({ "readme.txt": encode("hello"), "x.bin": Uint8Array.from([0, 1, 2]) }) },
  ]);
  expect(rejected).toHaveLength(1);
  expect(rejected[0]).toMatchObject({ code: "unknown_format", file: "a.zip", reason: expect.stringContaining("2 entries") });
});

test("of an archive that was cut off, what arrived is read, or the cut is the reason why nothing is", async () => {
  const whole = zipSync({ "log.csv": table(3000) }, { level: 1 });
  const { recordings, rejected } = await decode([
    { name: "half.zip", bytes: whole.subarray(0, whole.length / 2) },
    { name: "head.zip", bytes: whole.subarray(0, 60) },
  ]);
  expect(recordings.map(({ file }) => file)).toEqual(["half.zip"]);
  expect(recordings[0]?.issues.map(({ code }) => code)).toContain("truncated");
  expect(rejected).toMatchObject([{ code: "corrupt_archive", file: "head.zip", reason: expect.stringContaining("ends inside log.csv") }]);
});

test("an archive without entries is refused too", async () => {
  const { rejected } = await decode([{ name: "a.zip", bytes: zipSync({}) }]);
  expect(rejected[0]).toMatchObject({ code: "unknown_format", reason: "the archive is empty" });
});

test("limits can be lowered for one call", async () => {
  expect((await decode([{ name: "a.csv", bytes: table(300) }], { limits: { samples: 100 } })).rejected[0]?.code).toBe("limit_exceeded");
  expect((await decode([{ name: "a.csv", bytes: table(3000) }], { limits: { durationS: 10 } })).rejected[0]?.code).toBe("limit_exceeded");
});

test("input bytes are left as they were", async () => {
  const bytes = table(300);
  const before = bytes.slice();
  await decode([{ name: "a.csv", bytes }]);
  expect(bytes).toEqual(before);
});

test("a log with silences of hours is cut there, and a stray time stamp is dropped", async () => {
  const row = (ms: number) => `${ms},${(0.02 * Math.sin(ms)).toFixed(4)},0.1,9.81`;
  const hour = 3_600_000;
  const rows = [
    ...Array.from({ length: 300 }, (_, i) => row(i * 20)),
    row(5 * hour),
    ...Array.from({ length: 200 }, (_, i) => row(9 * hour + i * 20)),
  ];
  const { recordings } = await decode([{ name: "a.csv", bytes: encode(`t_ms,ax,ay,az\n${rows.join("\n")}\n`) }]);
  expect(recordings.map(({ signal }) => signal?.length)).toEqual([300, 200]);
  expect(recordings[0]?.issues).toContainEqual({ code: "disordered_time", count: 1 });
});

test("dense bursts far apart do not unroll beyond the sample limit", async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `${Math.floor(i / 100) * 1_000_000 + (i % 100)},${Math.sin(i).toFixed(4)},0.1,9.81`);
  const { rejected } = await decode([{ name: "a.csv", bytes: encode(`t_ms,ax,ay,az\n${rows.join("\n")}\n`) }], {
    limits: { samples: 10_000 },
  });
  expect(rejected[0]).toMatchObject({ code: "limit_exceeded", reason: expect.stringContaining("hours") });
});

test("what a damaged or malicious file says of its device and its zone ends with it", async () => {
  const about = (zone: string) =>
    encode(`version,device name,recording epoch time,recording time,recording timezone,platform\n3,Wa\u0000tch\u001b[2J,1,1,${zone},ios\n`);
  const motion = encode(
    `time,seconds_elapsed,z,y,x\n${Array.from({ length: 300 }, (_, i) => `17330385882${String(i).padStart(3, "0")}00000,0,9.8,0.1,${Math.sin(i).toFixed(3)}`).join("\n")}\n`,
  );
  const read = async (zone: string) =>
    (await decode([{ name: "a.zip", bytes: zipSync({ "TotalAcceleration.csv": motion, "Metadata.csv": about(zone) }) }])).recordings[0];
  expect(await read("No/Where")).toMatchObject({ device: "Watch[2J", timeZone: null });
  expect(await read("Europe/Berlin")).toMatchObject({ timeZone: "Europe/Berlin" });
});

test("zeros in a text, as a disk leaves them that was not written to the end, cost their rows and no more", async () => {
  const bytes = new Uint8Array([...table(300), ...new Uint8Array(100_000)]);
  expect((await decode([{ name: "a.csv", bytes }])).recordings).toMatchObject([{ signal: { length: 300 } }]);
});
