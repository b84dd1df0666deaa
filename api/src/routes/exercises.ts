import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { portraitSchema } from "../contract.ts";
import { exerciseBodySchema, exerciseListSchema, exerciseSchema, newExerciseSchema } from "../contract-exercises.ts";
import { addExercise, changeExercise, readExercises, removeExercise } from "../use/exercises.ts";
import { readPortrait } from "../use/portrait.ts";
import type { Service } from "../use/service.ts";
import { json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["exercises"];
const params = z.object({ exercise: z.string().max(200) });

/** The catalogue as the athlete sees it, the athlete's own exercises, and what is known of the athlete in each. */
export function exerciseRoutes(service: Service) {
  return routes()
    .openapi(list, async (c) => c.json(await readExercises(service, c.var.athleteId), 200))
    .openapi(add, async (c) => c.json(await addExercise(service, c.var.athleteId, c.req.valid("json")), 201))
    .openapi(change, async (c) =>
      c.json(await changeExercise(service, c.var.athleteId, c.req.valid("param").exercise, c.req.valid("json")), 200),
    )
    .openapi(remove, async (c) => {
      await removeExercise(service, c.var.athleteId, c.req.valid("param").exercise);
      return c.body(null, 204);
    })
    .openapi(portrait, async (c) => c.json(await readPortrait(service, c.var.athleteId, c.req.valid("param").exercise), 200));
}

const list = createRoute({
  method: "get",
  path: "/exercises",
  tags,
  summary: "Every exercise with the muscles that it counts for",
  responses: { 200: json(exerciseListSchema, "The catalogue, then the athlete's own.") },
});

const add = createRoute({
  method: "post",
  path: "/exercises",
  tags,
  summary: "Add an exercise of one's own",
  description: "Its signals are read as those of what it moves like; it counts for the muscles given.",
  request: jsonBody(newExerciseSchema),
  responses: { 201: json(exerciseSchema, "The exercise, with its id."), ...problems(400, 415) },
});

const change = createRoute({
  method: "put",
  path: "/exercises/{exercise}",
  tags,
  summary: "Say which muscles an exercise trains",
  description: "Every week counts so, also those that have passed.",
  request: { params, ...jsonBody(exerciseBodySchema) },
  responses: { 200: json(exerciseSchema, "The exercise."), ...problems(400, 404, 415) },
});

const remove = createRoute({
  method: "delete",
  path: "/exercises/{exercise}",
  tags,
  summary: "Go back to the catalogue's muscles, or take away an exercise of one's own",
  request: { params },
  responses: { 204: { description: "Done." }, ...problems(404, 409) },
});

const portrait = createRoute({
  method: "get",
  path: "/exercises/{exercise}/lifter",
  tags,
  summary: "Where the athlete's sets of an exercise fail, and how strong the athlete is in it",
  description: "Learnt from sets whose end is known: labelled ones and failed attempts. What they do not show is null.",
  request: { params },
  responses: { 200: json(portraitSchema, "Every number with its range."), ...problems(400, 404) },
});
