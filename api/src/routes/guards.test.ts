import { Hono } from "hono";
import { expect, test } from "vitest";
import { guardAgainstOtherSites } from "./guards.ts";

function answered(host: string, name: string, allowedHosts: string[] = []) {
  const app = new Hono().use(guardAgainstOtherSites({ host, allowedHosts })).get("/", (c) => c.text("in"));
  return app.request("http://localhost/", { headers: { host: name } });
}

test.each(["127.0.0.1", "localhost", "LOCALHOST", "::1"])("a server that listens on %s keeps to its own names", async (host) => {
  for (const name of ["evil.example", "evil.example:8787", "10.0.0.1", "[::2]:8787"]) {
    expect((await answered(host, name)).status, name).toBe(403);
  }
  for (const name of ["localhost", "localhost:8787", "127.0.0.1:8787", "[::1]:8787", "[::1]"]) {
    expect((await answered(host, name)).status, name).toBe(200);
  }
  expect((await answered(host, "lifts.example", ["lifts.example"])).status).toBe(200);
});

test("a server that listens to the network answers to every name", async () => {
  expect((await answered("0.0.0.0", "gym.local:8787")).status).toBe(200);
});
