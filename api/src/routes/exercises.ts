import { createRoute } from "@hono/zod-openapi";
import { exercises, muscles } from "@lastrep/analysis";
import { z } from "zod";
import { exerciseListSchema, portraitSchema } from "../contract.ts";
import { readPortrait } from "../use/portrait.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";
import { problems } from "./problem.ts";

/** The catalogue, the same for everybody, and what is known of the athlete in each exercise. */
export function exerciseRoutes(service: Service) {
  return routes()
    .openapi(list, (c) => c.json(catalogue, 200))
    .openapi(portrait, async (c) => c.json(await readPortrait(service, c.var.athleteId, c.req.valid("param").exercise), 200));
}

const list = createRoute({
  method: "get",
  path: "/exercises",
  tags: ["exercises"],
  summary: "Every exercise with the muscles that it counts for",
  responses: { 200: json(exerciseListSchema, "The catalogue.") },
});

const portrait = createRoute({
  method: "get",
  path: "/exercises/{exercise}/lifter",
  tags: ["exercises"],
  summary: "Where the athlete's sets of an exercise fail, and how strong the athlete is in it",
  description: "Learnt from sets whose end is known: labelled ones and failed attempts. What they do not show is null.",
  request: { params: z.object({ exercise: z.string().max(100) }) },
  responses: { 200: json(portraitSchema, "Every number with its range."), ...problems(400, 404) },
});

const catalogue = {
  exercises: exercises.map(({ id, name, direct, indirect, velocityBasis }) => ({
    id,
    name,
    muscles: [
      ...direct.map((muscle) => ({ muscle: muscle as string, role: "direct" as const })),
      ...indirect.map((muscle) => ({ muscle: muscle as string, role: "indirect" as const })),
    ],
    velocityBasis,
  })),
  muscles: muscles.map((id) => ({ id: id as string, name: readable(id) })),
};

function readable(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
