import { createRoute } from "@hono/zod-openapi";
import { exercises, muscles } from "@lastrep/analysis";
import { exerciseListSchema } from "../contract.ts";
import { json, routes } from "./env.ts";

/** The catalogue: the same for everybody. */
export function exerciseRoutes() {
  return routes().openapi(list, (c) => c.json(catalogue, 200));
}

const list = createRoute({
  method: "get",
  path: "/exercises",
  tags: ["exercises"],
  summary: "Every exercise with the muscles that it counts for",
  responses: { 200: json(exerciseListSchema, "The catalogue.") },
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
