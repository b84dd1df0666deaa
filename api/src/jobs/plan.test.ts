import { expect, test } from "vitest";
import { planWorkouts } from "./plan.ts";

const HOUR = 3_600e6;
const at = (uploadId: string, startH: number, endH: number) => ({ uploadId, startUs: startH * HOUR, endUs: endH * HOUR });
const undated = (uploadId: string) => ({ uploadId, startUs: null, endUs: null });
const workout = (id: string, startH: number, endH: number, ...uploadIds: string[]) => ({
  id,
  startUs: startH * HOUR,
  endUs: endH * HOUR,
  uploadIds,
});
const plan = (...args: Parameters<typeof planWorkouts> extends [infer A, infer B, number] ? [A, B] : never) =>
  planWorkouts(...args, 3 * 3_600);

test("recordings up to three hours apart are one workout, more is two", () => {
  const plans = plan([at("a", 10, 11), at("b", 14, 15), at("c", 18.01, 19)], []);
  expect(plans.map(({ recordings }) => recordings)).toEqual([[0, 1], [2]]);
});

test("the pause counts from the latest end, not from the last start", () => {
  expect(plan([at("a", 0, 10), at("b", 1, 2), at("c", 12, 13)], [])).toHaveLength(1);
});

test("a recording joins the workout that it overlaps or lies near, and the span covers both", () => {
  const [only] = plan([at("new", 12, 13)], [workout("w1", 10, 11), workout("w2", 20, 21)]);
  expect(only).toEqual({ recordings: [0], joins: ["w1"], span: { startUs: 10 * HOUR, endUs: 13 * HOUR } });
});

test("a recording between two workouts makes them one, the earlier first", () => {
  const [only] = plan([at("new", 13, 15)], [workout("late", 17, 18), workout("early", 10, 11)]);
  expect(only?.joins).toEqual(["early", "late"]);
});

test("workouts far from anything new are left alone", () => {
  expect(plan([at("new", 100, 101)], [workout("w1", 10, 11), workout("w2", 12, 13)])).toEqual([
    { recordings: [0], joins: [], span: { startUs: 100 * HOUR, endUs: 101 * HOUR } },
  ]);
});

test("undated recordings are one workout for each upload and join nothing by time", () => {
  const plans = plan([undated("a"), at("b", 10, 11), undated("c"), undated("a")], [workout("w1", 10, 11)]);
  expect(plans.map(({ recordings, joins, span }) => ({ recordings, joins, dated: span !== null }))).toEqual([
    { recordings: [1], joins: ["w1"], dated: true },
    { recordings: [0, 3], joins: [], dated: false },
    { recordings: [2], joins: [], dated: false },
  ]);
});

test("an undated upload that is processed again renews its own workout", () => {
  const neighbours = [{ id: "w1", startUs: null, endUs: null, uploadIds: ["a"] }];
  expect(plan([undated("a"), undated("b")], neighbours).map(({ joins }) => joins)).toEqual([["w1"], []]);
});

test("a workout is renewed once where a file that completed another one turns out to be a recording of its own", () => {
  const neighbours = [{ id: "w1", startUs: null, endUs: null, uploadIds: ["a", "b"] }];
  expect(plan([undated("a"), undated("b")], neighbours).map(({ joins }) => joins)).toEqual([["w1"], []]);
});
