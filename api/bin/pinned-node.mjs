import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

/**
 * Runs a TypeScript file on the Node that the project pins, or on this one where that is new enough.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit status, once it has ended. Signals are passed on to it.
 */
export async function runOnPinnedNode(script, args) {
  const node = pinnedNode();
  if (node === process.execPath) {
    module.enableCompileCache?.(compileCache);
    process.argv = [node, script, ...args];
    await import(script);
    return Number(process.exitCode ?? 0);
  }
  return await run(node, [script, ...args], { env: { NODE_COMPILE_CACHE: compileCache, ...process.env } });
}

/** Compiled modules are kept: a third of the time of every start goes into compiling them. */
const compileCache = fileURLToPath(new URL("../../node_modules/.cache/node", import.meta.url));

/**
 * Runs a program in the terminal of this one.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit status.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    const passOn = (signal) => child.kill(signal);
    // A terminal sends its interrupt to both processes; this one waits until the other has cleaned up.
    const wait = () => {};
    process.on("SIGTERM", passOn).on("SIGHUP", passOn).on("SIGINT", wait);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGTERM", passOn).off("SIGHUP", passOn).off("SIGINT", wait);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** @returns {string} the path of a Node that runs TypeScript: 22.18 or later. */
export function pinnedNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const pinned = fileURLToPath(new URL(`../../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`, import.meta.url));
  if (existsSync(pinned)) return pinned;
  throw new Error("lastrep needs Node 22.18 or later. Run `npm ci` in its folder: that installs one for it.");
}
