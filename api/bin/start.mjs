// `npm start`: installs what is missing, builds the dashboard where it is out of date, then serves.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { pinnedNode, run, runOnPinnedNode } from "./pinned-node.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dashboard = join(root, "dashboard");
const page = join(dashboard, "dist/index.html");
const sources = [
  "dashboard/src",
  "dashboard/public",
  "dashboard/index.html",
  "dashboard/vite.config.ts",
  "dashboard/package.json",
  "api/src/contract.ts",
  "api/src/client.ts",
  "analysis/src",
  "package-lock.json",
];

try {
  await ensureInstalled();
  if (existsSync(join(dashboard, "src/main.tsx")) && isOutOfDate()) {
    console.log("lastrep builds the dashboard ...");
    const status = await run(pinnedNode(), [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
      cwd: dashboard,
    });
    if (status !== 0) throw new Error(`The dashboard could not be built (status ${status}).`);
  }
  process.exitCode = await runOnPinnedNode(join(root, "api/src/cli.ts"), ["serve"]);
} catch (error) {
  console.error(`lastrep: ${error.message}`);
  process.exitCode = 1;
}

function isOutOfDate() {
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return sources.some((source) => changedAfter(join(root, source), built));
}

function changedAfter(path, timeMs) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return false;
  if (!stats.isDirectory()) return stats.mtimeMs > timeMs;
  return readdirSync(path).some((name) => changedAfter(join(path, name), timeMs));
}
