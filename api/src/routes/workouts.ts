import { createRoute } from "@hono/zod-openapi";
import {
  correctedSetsSchema,
  correctionsSchema,
  traceQuerySchema,
  traceSchema,
  workoutPageSchema,
  workoutSchema,
  workoutsQuerySchema,
} from "../contract.ts";
import type { Service } from "../use/service.ts";
import { correctSets } from "../use/sets.ts";
import { readWorkoutTrace } from "../use/trace.ts";
import { deleteWorkout, readWorkout, readWorkouts } from "../use/workouts.ts";
import { cursorOf } from "./cursor.ts";
import { idParam, json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["workouts"];

/** What was found in the recordings of one workout. */
export function workoutRoutes(service: Service) {
  return routes()
    .openapi(list, async (c) => {
      const { limit, before } = c.req.valid("query");
      return c.json(await readWorkouts(service, c.var.athleteId, limit, cursorOf(before)), 200);
    })
    .openapi(one, async (c) => c.json(await readWorkout(service, c.var.athleteId, c.req.valid("param").id), 200))
    .openapi(trace, async (c) =>
      c.json(await readWorkoutTrace(service, c.var.athleteId, c.req.valid("param").id, c.req.valid("query")), 200),
    )
    .openapi(correct, async (c) => {
      const { corrections } = c.req.valid("json");
      return c.json({ sets: await correctSets(service, c.var.athleteId, c.req.valid("param").id, corrections) }, 200);
    })
    .openapi(remove, async (c) => {
      await deleteWorkout(service, c.var.athleteId, c.req.valid("param").id);
      return c.body(null, 204);
    });
}

const list = createRoute({
  method: "get",
  path: "/workouts",
  tags,
  summary: "Workouts, newest first",
  request: { query: workoutsQuerySchema },
  responses: { 200: json(workoutPageSchema, "A page of workouts."), ...problems(400) },
});

const one = createRoute({
  method: "get",
  path: "/workouts/{id}",
  tags,
  summary: "One workout with its recordings and sets",
  request: { params: idParam },
  responses: { 200: json(workoutSchema, "The workout."), ...problems(400, 404) },
});

const trace = createRoute({
  method: "get",
  path: "/workouts/{id}/trace",
  tags,
  summary: "What the sensor saw, thinned for a plot",
  request: { params: idParam, query: traceQuerySchema },
  responses: { 200: json(traceSchema, "Columns of one length."), ...problems(400, 404) },
});

const correct = createRoute({
  method: "put",
  path: "/workouts/{id}/corrections",
  tags,
  summary: "Say of several sets at once what is known better than the machine",
  description:
    "Such as one exercise for all sets of a block, and the way back. Facts are those of one set's correction; all are taken, or none.",
  request: { params: idParam, ...jsonBody(correctionsSchema) },
  responses: { 200: json(correctedSetsSchema, "The sets with these facts, in the order given."), ...problems(400, 404, 415) },
});

const remove = createRoute({
  method: "delete",
  path: "/workouts/{id}",
  tags,
  summary: "Remove a workout and its files",
  request: { params: idParam },
  responses: { 204: { description: "Removed." }, ...problems(400, 404) },
});
