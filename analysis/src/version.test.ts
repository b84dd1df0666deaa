import { expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { defaultParams } from "./params.ts";
import { fingerprint, pipelineVersion } from "./version.ts";

test("the fingerprint is FNV-1a of the JSON in eight hexadecimal digits", () => {
  // Fowler, Noll and Vo's test vector of the one character "1".
  expect(fingerprint(1)).toBe("340ca71c");
  expect(fingerprint(defaultParams)).toMatch(/^[0-9a-f]{8}$/);
});

test("any change of a parameter changes it, an equal copy does not, and every answer carries it", () => {
  const changed = { ...defaultParams, sets: { ...defaultParams.sets, contextS: defaultParams.sets.contextS + 1 } };
  expect(fingerprint(JSON.parse(JSON.stringify(defaultParams)))).toBe(fingerprint(defaultParams));
  expect(fingerprint(changed)).not.toBe(fingerprint(defaultParams));
  expect(analyse([]).session.pipeline).toEqual({ version: pipelineVersion, params: fingerprint(defaultParams) });
  expect(analyse([], {}, changed).session.pipeline.params).toBe(fingerprint(changed));
});
