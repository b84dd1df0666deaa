import { expect, test } from "vitest";
import { choose, chosenOf, toMapping, toRepMapping, whatIsMissing, whatRepsLack } from "./columns.ts";

const nothing = chosenOf({ time: null, acceleration: null, userAcceleration: null, gravity: null, angularRate: null });
const guessed = chosenOf({ time: "t", acceleration: ["a", "b", "c"], userAcceleration: null, gravity: null, angularRate: null });

test("says what is missing until a table can be read", () => {
  expect(whatIsMissing(nothing)).toBe("Choose the time.");
  const timed = choose(nothing, "time", 0, "t");
  expect(whatIsMissing(timed)).toMatch(/^Choose the acceleration/);
  expect(whatIsMissing(choose(timed, "acceleration", 1, "b"))).toBe("Acceleration with gravity needs x, y and z.");
  expect(whatIsMissing(choose(timed, "acceleration", 1, "t"))).toBe("t is chosen twice.");
  expect(whatIsMissing(guessed)).toBeNull();
  const user = ["userAcceleration", "gravity"].flatMap((sensor) => [0, 1, 2].map((axis) => [sensor, axis] as const));
  const split = user.reduce((chosen, [sensor, axis]) => choose(chosen, sensor as "gravity", axis, sensor + axis), timed);
  expect(whatIsMissing(split)).toBeNull();
});

test("choices go to the service as names", () => {
  const none = { userAcceleration: null, gravity: null, angularRate: null };
  expect(toMapping(guessed)).toEqual({ time: "t", acceleration: ["a", "b", "c"], ...none });
  expect(toMapping(choose(guessed, "acceleration", 2, "d"))).toEqual({ time: "t", acceleration: ["a", "b", "d"], ...none });
  expect(toMapping(choose(guessed, "time", 0, "u")).time).toBe("u");
});

test("a table of reps needs its mean velocity and nothing else", () => {
  const reps = { meanVelocity: null, set: "s", rep: null, exercise: null, load: null };
  expect(whatRepsLack(reps, null)).toBe("Choose the mean velocity.");
  expect(whatRepsLack({ ...reps, meanVelocity: "s" }, null)).toBe("s is chosen twice.");
  expect(whatRepsLack({ ...reps, meanVelocity: "v" }, "v")).toBe("v is chosen twice.");
  expect(whatRepsLack({ ...reps, meanVelocity: "v" }, null)).toBeNull();
  expect(toRepMapping({ ...reps, meanVelocity: "v" }, "t")).toEqual({ time: "t", reps: { ...reps, meanVelocity: "v" } });
});
