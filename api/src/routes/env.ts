import { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { refuseInvalid } from "./problem.ts";

/** What every handler knows of its request. */
export interface Env {
  Variables: { athleteId: string };
}

/** An empty set of routes that refuses what does not fit its schema in the common shape. */
export function routes() {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
}

export const idParam = z.object({ id: z.uuid() });

/** A JSON response for a route's description. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body for a route's description. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { "application/json": { schema } } } } as const;
}
