#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: finds the Node that the project pins and hands over to src/cli.ts.
import { fileURLToPath } from "node:url";
import { runOnPinnedNode } from "./pinned-node.mjs";

process.exitCode = await runOnPinnedNode(fileURLToPath(new URL("../src/cli.ts", import.meta.url)), process.argv.slice(2));
