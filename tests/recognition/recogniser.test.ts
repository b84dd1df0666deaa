import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COURSE_POINTS, COURSES, loadRecogniser, type Movement, type Recogniser, readModel, TRAITS } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";
import { beforeAll, expect, test } from "vitest";
import { encodePlainly } from "./plain-network.ts";

const bytes = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve("@lastrep/analysis/recognition.bin"))));
const model = readModel(bytes);
// There is one backend at a time: what the native one says is asked before WebAssembly is loaded.
const native = await loadRecogniser(bytes, "tensorflow").catch(() => null);
const natively = native?.encode(someMovements(20));
const TOLERANCE = 1e-4;

let wasm: Recogniser;
beforeAll(async () => {
  wasm = await loadRecogniser(bytes, "wasm");
});

test("the fast network and one in plain loops agree within 1e-4", () => {
  const movements = someMovements(20);
  const encodings = wasm.encode(movements);
  expect(new Set(encodings.map(({ families }) => families.indexOf(Math.max(...families)))).size).toBeGreaterThan(2);
  for (const [i, movement] of movements.entries()) {
    const plain = encodePlainly(model, movement);
    expectNear(encodings[i]?.families, plain.families);
    // A signature begins with the embeddings, which share one weight.
    const share = 1 / Math.sqrt(model.networks.length);
    const embeddings = plain.embeddings.flat().map((v) => share * v);
    expectNear(encodings[i]?.signature.slice(0, embeddings.length), embeddings);
  }
});

test("a set's encoding does not depend on what is encoded with it", () => {
  const movements = someMovements(5);
  const together = wasm.encode(movements);
  for (const [i, movement] of movements.entries()) {
    expectNear(wasm.encode([movement])[0]?.signature, [...(together[i]?.signature ?? [])]);
  }
  expect(wasm.encode([])).toEqual([]);
});

test.skipIf(native === null)("the native backend and WebAssembly agree within 1e-4 (@tensorflow/tfjs-node)", () => {
  for (const [i, { families, signature }] of wasm.encode(someMovements(20)).entries()) {
    expectNear(natively?.[i]?.families, [...families]);
    expectNear(natively?.[i]?.signature, [...signature]);
  }
});

test("TensorFlow and the choice of its backend are in one file", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const sources = globSync("{ingest,analysis,fixtures,api,dashboard}/{src,bin}/**/*.{ts,tsx,mjs}", { cwd: root });
  const naming = [...sources, ...globSync("tests/recognition/*.ts", { cwd: root })].filter((path) => {
    if (/\.test\.ts$/.test(path)) return false;
    return /["'`]@tensorflow\/|setBackend/.test(readFileSync(`${root}/${path}`, "utf8"));
  });
  expect(sources.length).toBeGreaterThan(100);
  expect(naming).toEqual(["analysis/src/recognition/backend.ts"]);
});

test("bytes that are no model of this network are refused", async () => {
  await expect(loadRecogniser(bytes.slice(0, 100))).rejects.toThrow();
  await expect(loadRecogniser(new Uint8Array(200))).rejects.toThrow("no recognition model");
});

/** Movements that nobody made: values as large as real ones, which is all that matters here. */
function someMovements(count: number): Movement[] {
  const random = createRandom("some movements");
  const normals = (length: number, spread: number) => Float32Array.from({ length }, () => spread * random.normal());
  return Array.from({ length: count }, () => ({
    courses: normals(COURSE_POINTS * COURSES.length, 1).map((v) => Math.min(4, Math.max(-4, v))),
    traits: normals(TRAITS.length, 1).map((v, k) => (model.standard.mean[k] as number) + v * (model.standard.deviation[k] as number)),
    pose: normals(6, 0.6),
  }));
}

function expectNear(got: ArrayLike<number> | undefined, want: readonly number[]): void {
  expect(got?.length).toBe(want.length);
  const far = want.filter((v, k) => !(Math.abs((got?.[k] ?? Number.NaN) - v) <= TOLERANCE));
  expect(far).toEqual([]);
}
