// Plain JavaScript without dependencies: runs before anything is installed, on any Node from 20 on.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./pinned-node.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Installs the dependencies where they are missing or not those of package-lock.json. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log("lastrep installs its dependencies (npm ci) ...");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // When npm runs this, that very npm is used again.
  const status = process.env.npm_execpath
    ? await run(process.execPath, [process.env.npm_execpath, ...INSTALL], { cwd: root })
    : await run(npm, INSTALL, { cwd: root, shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`npm ci failed with status ${status}.`);
}

/** Without npm's warnings of the system's Node: what is installed runs on the pinned one. */
const INSTALL = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Compares what npm says it installed with what the lock file asks for. npm writes its own list last, so an interrupted installation
 * is seen as none. Optional packages of other platforms are missing by design.
 */
function isInstalled() {
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  const wanted = readPackages(join(root, "package-lock.json"));
  if (!installed || !wanted || !existsSync(join(root, "node_modules/node/bin"))) return false;
  return Object.entries(wanted).every(([path, { version, link, optional, devOptional }]) => {
    if (!path.includes("node_modules/") || link) return true;
    return path in installed ? installed[path].version === version : optional || devOptional;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
