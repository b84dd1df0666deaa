import { type ClientRequestOptions, hc } from "hono/client";
import type { AppType } from "./app.ts";

export * from "./contract.ts";
export type { ExerciseBody, ExerciseList, ExerciseResource, NewExercise } from "./contract-exercises.ts";

/**
 * A typed client of the service: `createClient().v1.weeks.$get({ query: {} })`.
 * Uploads are the exception: send a FormData with the files in the field `UPLOAD_FIELD`.
 * @param baseUrl of the service; the page's own origin by default.
 */
export function createClient(baseUrl = "/", options: ClientRequestOptions = {}) {
  return hc<AppType>(baseUrl, options);
}

export type Client = ReturnType<typeof createClient>;
