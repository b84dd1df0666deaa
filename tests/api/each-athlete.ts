import { randomUUID } from "node:crypto";
import type { OpenedService } from "@lastrep/api";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Engine, StartedEngine } from "./engines.ts";

/**
 * Opens one service for the suite around it and makes every test another athlete of it: what would cross athletes shows in all of them. `begin` is called
 * before each test, `env` configures the service. Returns a function that gives the id of one more athlete; there are `count` in all.
 */
export function eachAthlete(
  start: Engine["start"],
  count: number,
  begin: (service: OpenedService, athleteId: string) => void,
  env: Record<string, string> = {},
): () => string {
  const athletes = Array.from({ length: count }, () => randomUUID());
  const another = () => athletes.pop() as string;
  let engine: StartedEngine;
  let service: OpenedService;
  beforeAll(async () => {
    engine = await start();
    service = await engine.open(await engine.freshConfig(env), [...athletes]);
  });
  afterAll(async () => {
    await service?.close();
    await engine?.stop();
  });
  beforeEach(() => begin(service, another()));
  return another;
}
