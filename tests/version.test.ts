import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pipelineVersion } from "@lastrep/analysis";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");

test("every package, the lock file, the analysis and the newest heading of the changelog say the same version", () => {
  const { version, workspaces } = JSON.parse(read("package.json"));
  const lock = JSON.parse(read("package-lock.json"));
  const said = {
    changelog: /^## (\S+)$/m.exec(read("CHANGELOG.md"))?.[1],
    analysis: pipelineVersion,
    lock: lock.version,
    ...Object.fromEntries(
      workspaces.flatMap((room: string) => [
        [room, JSON.parse(read(`${room}/package.json`)).version],
        [`lock of ${room}`, lock.packages[room].version],
      ]),
    ),
  };
  expect(said).toEqual(Object.fromEntries(Object.keys(said).map((where) => [where, version])));
});
