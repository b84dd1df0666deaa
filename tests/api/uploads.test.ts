import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Readable } from "node:stream";
import type { OpenedService } from "@lastrep/api";
import { problemSchema, type Upload } from "@lastrep/api/client";
import type { InputFile } from "@lastrep/ingest";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { pglite } from "./engines.ts";
import { form, type Requests, requestsTo, states } from "./requests.ts";
import { sensorPair, workoutFiles } from "./workout-files.ts";

const { log } = workoutFiles("2026-11-16T17:00:00Z");
const text = (name: string, content: string) => ({ name, bytes: strToU8(content) });

describe("uploads", () => {
  let service: OpenedService;
  let athleteId: string;
  let api: Requests;
  const limits = { LASTREP_MAX_FILE_MB: "8", LASTREP_MAX_UPLOAD_MB: "12", LASTREP_MAX_UPLOAD_FILES: "4" };
  const begin = (opened: OpenedService, athlete: string) => {
    service = opened;
    athleteId = athlete;
    api = requestsTo(service, athleteId);
  };
  eachAthlete(pglite.start, 25, begin, limits);

  test("the original is kept, byte for byte, also of what cannot be read", async () => {
    const broken = {
      name: "broken.zip",
      bytes: Uint8Array.from({ length: 5_000 }, (_, index) => [0x50, 0x4b, 3, 4][index] ?? (index * 7) % 251),
    };
    const files = [log, broken, text("notes.fit", "3 x 10 bench"), { name: "empty.csv", bytes: new Uint8Array(0) }];
    const uploads = await api.uploadAndWait(...files);
    expect(states(uploads)).toEqual(["done", "failed", "failed", "failed"]);
    expect(uploads.map(({ failure }) => failure?.code ?? null)).toEqual([null, expect.any(String), "unsupported_content", "empty_file"]);
    for (const [index, { id, failure, sizeBytes }] of uploads.entries()) {
      if (index > 0) expect(failure).toMatchObject({ reason: expect.stringMatching(/\w+ \w+/), hint: expect.stringMatching(/\w+ \w+/) });
      const original = await api.request(`/v1/uploads/${id}/original`);
      expect(new Uint8Array(await original.arrayBuffer())).toEqual(new Uint8Array(files[index]?.bytes as Uint8Array));
      expect(original.headers.get("content-length")).toBe(String(sizeBytes));
      expect(original.headers.get("content-disposition")).toMatch(/^attachment/);
      expect(original.headers.get("content-type")).toBe("application/octet-stream");
    }
  });

  test("an upload that failed is tried again when the same bytes come once more", async () => {
    const [first] = await api.uploadAndWait(text("x.csv", "nothing"));
    const [second] = await api.upload(text("x.csv", "nothing"));
    expect(second).toMatchObject({ id: first?.id, duplicate: true, state: "stored", failure: null });
    await service.jobs.settled();
    expect(await api.get(`/v1/uploads/${first?.id}`)).toMatchObject({ state: "failed" });
  });

  test("one file of an earlier upload that comes once more stays with the others, and holds up nothing", async () => {
    const [accelerometer, gyroscope] = sensorPair("2026-11-16T17:00:00Z");
    const pair = [
      { name: "a.csv", bytes: accelerometer.bytes },
      { name: "b.csv", bytes: gyroscope.bytes },
    ];
    const [a, b] = await api.uploadAndWait(...pair);
    expect([a?.formats, b?.formats]).toEqual([["metamotion"], ["metamotion"]]);
    const revision = async () =>
      (await service.db.selectFrom("athletes").select("revision").where("id", "=", athleteId).executeTakeFirstOrThrow()).revision;
    const before = await revision();
    for (let time = 0; time < 3; time++) expect(await api.upload(pair[1] as InputFile)).toMatchObject([{ id: b?.id, duplicate: true }]);
    expect(await revision()).toBe(before);
    await api.request(`/v1/uploads/${a?.id}/retry`, { method: "POST" });
    await service.jobs.settled();
    const { workoutId } = await api.get<Upload>(`/v1/uploads/${a?.id}`);
    expect((await api.workout(workoutId as string)).recordings).toMatchObject([{ channels: expect.arrayContaining(["acc", "gyro"]) }]);
  });

  test("a zip bomb is refused and takes nothing down with it", async () => {
    const bomb = zipSync({ "WristMotion.csv": new Uint8Array(40 * 2 ** 20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(2 ** 20);
    const uploads = await api.uploadAndWait({ name: "bomb.zip", bytes: bomb }, log);
    expect(uploads).toMatchObject([{ state: "failed", failure: { code: "limit_exceeded" } }, { state: "done" }]);
  });

  test("names are names, not paths", async () => {
    const names = ["../../etc/passwd", "C:\\watch\\run.fit", "..", "x".repeat(500), "gym\u202evsc.exe", `${"😀".repeat(250)}.csv`];
    const uploads: Upload[] = [];
    for (const [index, name] of names.entries()) uploads.push(...(await api.upload(text(name, `nothing ${index}`))));
    expect(uploads.map(({ name }) => name)).toEqual([
      "passwd",
      "run.fit",
      "unnamed",
      "x".repeat(200),
      "gymvsc.exe",
      `${"😀".repeat(196)}.csv`,
    ]);
    const kept = await readdir(join(service.config.dataDir, "originals"), { recursive: true });
    for (const { sha256 } of uploads) expect(kept.filter((path) => path.endsWith(join(sha256.slice(0, 2), sha256)))).toHaveLength(1);
  });

  test.each<[string, number, string, () => RequestInit]>([
    ["JSON", 415, "unsupported_media_type", () => ({ body: "{}", headers: { "content-type": "application/json" } })],
    ["no body", 415, "unsupported_media_type", () => ({})],
    ["no boundary", 400, "invalid_request", () => ({ body: "x", headers: { "content-type": "multipart/form-data" } })],
    ["an empty form", 400, "invalid_request", () => ({ body: multipart("--b--\r\n"), headers: boundary })],
    ["another field with a file", 400, "invalid_request", () => ({ body: named("photo", log) })],
    ["another field with text", 400, "invalid_request", () => ({ body: named("files", log, ["admin", "true"]) })],
    [
      "the field with text",
      400,
      "invalid_request",
      () => ({ body: multipart(`${part.replace(/; filename="[^"]*"/, "")}1\r\n--b--\r\n`), headers: boundary }),
    ],
    ["a form that breaks off", 400, "invalid_request", () => ({ body: multipart(`${part}only the beginn`), headers: boundary })],
    [
      "too many files",
      413,
      "too_large",
      () => ({ body: form(...Array.from({ length: 5 }, (_, index) => text(`${index}.csv`, `${index}`))) }),
    ],
    ["a file that is too large", 413, "too_large", () => ({ body: form(log, { name: "big.csv", bytes: new Uint8Array(9 * 2 ** 20) }) })],
    ["files that are too large together", 413, "too_large", () => ({ body: form(zeros(5), zeros(6), zeros(7)) })],
    [
      "a length that is too large",
      413,
      "too_large",
      () => ({ body: multipart(part), headers: { ...boundary, "content-length": String(2 ** 40) } }),
    ],
  ])("%s is refused with %i, and nothing of it is kept", async (_, status, code, init) => {
    const response = await api.request("/v1/uploads", { method: "POST", ...init() });
    expect(response.status).toBe(status);
    expect(problemSchema.parse(await response.json()).error).toMatchObject({ code, message: expect.stringMatching(/\w+ \w+/) });
    expect((await api.get<{ uploads: [] }>("/v1/uploads")).uploads).toEqual([]);
    const kept = await readdir(join(service.config.dataDir, "originals"), { recursive: true });
    expect(kept.filter((path) => path.startsWith(athleteId) || path.startsWith(`incoming${sep}`))).toEqual([]);
  });

  test("pages of other sites can do nothing", async () => {
    const post = (headers: Record<string, string>) => api.request("/v1/uploads", { method: "POST", body: form(log), headers });
    expect((await post({ "sec-fetch-site": "cross-site", origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ origin: "null" })).status).toBe(403);
    expect((await api.request("/v1/workouts", { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await post({ "sec-fetch-site": "same-origin", origin: "http://localhost" })).status).toBe(202);
  });

  test("every error has the one shape", async () => {
    const json = { "content-type": "application/json" };
    const id = "7d2f6a1e-0000-4000-8000-000000000000";
    const cases: [string, number, RequestInit?][] = [
      ["/v1/nothing", 404],
      ["/v1/workouts/17", 400],
      [`/v1/workouts/${id}`, 404],
      [`/v1/sets/${id}/trace?points=1`, 400],
      ["/v1/export?table=athletes", 400],
      ["/v1/weeks?from=yesterday", 400],
      ["/v1/uploads?limit=100000", 400],
      [`/v1/sets/${id}/correction`, 400, { method: "PUT", body: "{", headers: json }],
      [`/v1/sets/${id}/correction`, 400, { method: "PUT", body: '{"reps":-1}', headers: json }],
      [`/v1/sets/${id}/correction`, 400, { method: "PUT", body: '{"athleteId":"x"}', headers: json }],
      [`/v1/sets/${id}/correction`, 400, { method: "PUT", body: '{"exercise":"flying"}', headers: json }],
      [`/v1/sets/${id}/correction`, 415, { method: "PUT", body: "reps=1", headers: { "content-type": "text/plain" } }],
      ["/v1/settings", 413, { method: "PATCH", body: `{"timeZone":"${"x".repeat(2 ** 20)}"}`, headers: json }],
      ["/v1/settings", 400, { method: "PATCH", body: '{"massUnit":"stone"}', headers: json }],
    ];
    for (const [path, status, init] of cases) {
      const response = await api.request(path, init);
      expect([path, response.status]).toEqual([path, status]);
      problemSchema.parse(await response.json());
    }
  });

  test("a file of several workouts leads to all of them, in order of time", async () => {
    const [later, earlier] = [workoutFiles("2026-11-19T17:00:00Z"), workoutFiles("2026-11-16T17:00:00Z")];
    const bytes = zipSync({ "b.fit": later.log.bytes, "a.fit": earlier.log.bytes });
    const [upload] = await api.uploadAndWait({ name: "week.zip", bytes }, later.signal);
    expect(upload?.workouts.map(({ startTime }) => startTime?.slice(0, 10))).toEqual(["2026-11-16", "2026-11-19"]);
    expect(upload?.workouts.map(({ id }) => id)).toContain(upload?.workoutId);
    const { uploads } = await api.get<{ uploads: Upload[] }>("/v1/uploads");
    expect(uploads.find(({ id }) => id === upload?.id)?.workouts).toEqual(upload?.workouts);
    expect(uploads.find(({ name }) => name === later.signal.name)?.workouts).toEqual(upload?.workouts.slice(1));
  });

  test("HEAD tells of an original and leaves no file open", async () => {
    const [upload] = await api.upload({ name: "big.bin", bytes: new Uint8Array(2 ** 20) });
    const opened: Readable[] = [];
    const read: OpenedService["originals"]["read"] = async (...which) => {
      const bytes = await service.originals.read(...which);
      if (bytes) opened.push(bytes);
      return bytes;
    };
    const watched = requestsTo({ ...service, originals: { ...service.originals, read } }, athleteId);
    const response = await watched.request(`/v1/uploads/${upload?.id}/original`, { method: "HEAD" });
    expect([response.status, response.headers.get("content-length"), response.body]).toEqual([200, String(2 ** 20), null]);
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  test.each(["ENOSPC", "53100"])("a full disk (%s) is named as what it is, and nothing is kept", async (code) => {
    const full = async () => {
      throw Object.assign(new Error("no space left on device"), { code });
    };
    const crowded = requestsTo({ ...service, originals: { ...service.originals, stage: full } }, athleteId);
    const response = await crowded.request("/v1/uploads", { method: "POST", body: form(log) });
    expect(response.status).toBe(507);
    expect(problemSchema.parse(await response.json()).error).toMatchObject({ code: "disk_full" });
    expect((await api.get<{ uploads: Upload[] }>("/v1/uploads")).uploads).toEqual([]);
  });

  test("a fault of the server is not told to the outside", async () => {
    await service.db.schema.dropTable("corrections").cascade().execute();
    const response = await api.request("/v1/export/columns");
    expect(response.status).toBe(200);
    const broken = await api.request(`/v1/sets/7d2f6a1e-0000-4000-8000-000000000000`);
    expect(broken.status).toBe(500);
    const body = await broken.text();
    expect(problemSchema.parse(JSON.parse(body)).error.code).toBe("internal");
    expect(body).not.toMatch(/corrections|select|relation/i);
  });
});

const boundary = { "content-type": "multipart/form-data; boundary=b" };
const part = '--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\n';

function multipart(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(content));
}

function named(field: string, file: { name: string; bytes: Uint8Array }, ...texts: [string, string][]): FormData {
  const data = new FormData();
  data.append(field, new Blob([new Uint8Array(file.bytes)]), file.name);
  for (const [name, value] of texts) data.append(name, value);
  return data;
}

function zeros(megabytes: number) {
  return { name: `${megabytes}.bin`, bytes: new Uint8Array(megabytes * 2 ** 20) };
}
