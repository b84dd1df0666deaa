import { createWriteStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readConfig, urlOf } from "../config.ts";
import { exportFormatSchema, exportTableSchema } from "../contract.ts";
import { type ExportFormat, extensions } from "../export/formats.ts";
import { answer, Complaint, readOptions } from "./answer.ts";
import { makeFolder, writeWhole } from "./folder.ts";
import type { TableSource } from "./table-source.ts";

/**
 * `lastrep export [FILE...] --out DIR [--format FORMAT] [--server URL]`: every table that the API exports as a file, with a list of what
 * their columns mean; of a running server, or of files that no server has.
 * @returns the exit status: 0 when all of it was written, 1 with one line on standard error when not.
 */
export function exportTables(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return answer(async () => {
    const { files, dir, format, server } = readArguments(args, env);
    await makeFolder(dir);
    // Each source loads much that the other does not need.
    const source =
      files.length > 0
        ? await (await import("./tables-of-files.ts")).tablesOfFiles(files, env)
        : await (await import("./tables-of-server.ts")).tablesOfServer(server);
    try {
      return await writeTables(source, dir, format);
    } finally {
      await source.close();
    }
  });
}

function readArguments(args: string[], env: NodeJS.ProcessEnv) {
  const { values, positionals: files } = readOptions(() => parse(args));
  const format = exportFormatSchema.safeParse(values.format);
  if (!format.success) throw new Complaint(`--format ${values.format} is none of ${exportFormatSchema.options.join(", ")}`);
  if (values.out === undefined) throw new Complaint("export needs --out DIR, the folder to write to; see lastrep --help");
  if (files.length > 0 && values.server !== undefined) throw new Complaint("give files or --server, not both");
  const { host, port } = readConfig(env);
  return { files, dir: values.out, format: format.data, server: values.server ?? urlOf(host, port) };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: "string" }, format: { type: "string", default: "csv" }, server: { type: "string" } },
  });
}

/** @returns a line for each file that was written. */
async function writeTables(source: TableSource, dir: string, format: ExportFormat): Promise<string> {
  const written: string[] = [];
  for (const table of exportTableSchema.options) {
    const path = join(dir, `${table}.${extensions[format]}`);
    await writeWhole(path, async (part) => await pipeline(Readable.from(await source.table({ table, format })), createWriteStream(part)));
    written.push(path);
  }
  const columns = join(dir, "columns.json");
  await writeWhole(columns, async (part) => await writeFile(part, `${JSON.stringify(await source.columns(), null, 2)}\n`));
  written.push(columns);
  const sizes = await Promise.all(written.map(async (path) => (await stat(path)).size));
  return written.map((path, index) => `${path}  ${((sizes[index] as number) / 1000).toFixed(1)} kB\n`).join("");
}
