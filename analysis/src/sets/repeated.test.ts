import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { curl, press, repeat, rest, signalOf } from "../movement.test-support.ts";
import { defaultRepParams } from "../reps/params.ts";
import { logOdds } from "./acceptance.ts";
import { setCandidates } from "./find.ts";
import { defaultSetParams } from "./params.ts";
import { oddsByRepetition } from "./repeated.ts";

const params = defaultSetParams.acceptance;
const steps = [rest(10), ...repeat(6, press()), rest(60), ...repeat(4, press()), rest(60), ...repeat(4, curl()), rest(10)];
const [presses, again, curls] = setCandidates(featuresOf(motionOf(signalOf(steps))), defaultSetParams, defaultRepParams);
const { plain, like, unlike } = params.repeated;

test("what follows the path of a plain set is likelier one, and what follows no plain set's path less likely", () => {
  expect(oddsByRepetition([presses, again, curls], [plain, -1, -1], params)).toEqual([plain, -1 + like, -1 + unlike]);
});

test("many reps speak for themselves", () => {
  expect(oddsByRepetition([presses, curls], [0.5, plain], params)).toEqual([0.5, plain]);
});

test("without a plain set besides it a candidate is judged as it is", () => {
  expect(oddsByRepetition([presses, again], [-1, plain - 0.1], params)).toEqual([-1, plain - 0.1]);
  expect(oddsByRepetition([curls], [plain], params)).toEqual([plain]);
});

test("nobody believes what is all but ruled out, or doubts what is certain", () => {
  const [ruledOut, certain] = [logOdds(params.accept) - like - 0.1, logOdds(params.accept) - unlike + 0.1];
  expect(oddsByRepetition([presses, again, curls], [plain, ruledOut, certain], params)).toEqual([plain, ruledOut, certain]);
});
