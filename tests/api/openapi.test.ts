import { createApp, DEFAULT_ATHLETE, type OpenedService } from "@lastrep/api";
import { createClient } from "@lastrep/api/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pglite, type StartedEngine } from "./engines.ts";

let engine: StartedEngine;
let service: OpenedService;
beforeAll(async () => {
  engine = await pglite.start();
  service = await engine.open(await engine.freshConfig());
});
afterAll(async () => {
  await service?.close();
  await engine?.stop();
});

test("the document describes every route of the API and no other", async () => {
  const app = createApp(service, { athleteId: DEFAULT_ATHLETE });
  const document = await (await app.request("http://localhost/v1/openapi.json")).json();
  const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  const served = app.routes
    .filter(({ method, path }) => method !== "ALL" && !/\*|openapi/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  expect(described.sort()).toEqual([...new Set(served)].sort());
  expect(document.openapi).toBe("3.1.0");
  for (const methods of Object.values(document.paths as Record<string, Record<string, { summary?: string; responses: object }>>)) {
    for (const operation of Object.values(methods)) {
      expect(operation.summary).toBeTruthy();
      expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
    }
  }
});

test("the typed client reaches the service", async () => {
  const app = createApp(service, { athleteId: DEFAULT_ATHLETE });
  const client = createClient("http://localhost", {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => app.request(input as string, init),
  });
  const health = await client.v1.health.$get();
  expect(await health.json()).toMatchObject({ status: "ok" });
  const missing = await client.v1.sets[":id"].$get({ param: { id: "7d2f6a1e-0000-4000-8000-000000000000" } });
  expect(missing.status).toBe(404);
  const workouts = await client.v1.workouts.$get({ query: { limit: "1" } });
  if (workouts.status !== 200) throw new Error("unexpected");
  expect(await workouts.json()).toEqual({ workouts: [], next: null });
});
