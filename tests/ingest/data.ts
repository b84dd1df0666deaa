import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { InputFile } from "@lastrep/ingest";

/** Folder of real recordings beside the project. They are not part of it: tests that need them skip where it is absent. */
const root = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Whether the real recordings are there. */
export const haveData = existsSync(root);

/** A file of the recordings, named without its folders. */
export function sample(path: string): InputFile {
  return { name: path.slice(path.lastIndexOf("/") + 1), bytes: new Uint8Array(readFileSync(root + path)) };
}

/** Paths of the files of a folder, manifests and truth tables left out. */
export function listData(folder: string): string[] {
  return readdirSync(root + folder)
    .sort()
    .filter((name) => !/^(truth|manifest)\.csv$/.test(name) && statSync(`${root}${folder}/${name}`).isFile())
    .map((name) => `${folder}/${name}`);
}

/** Folders of a folder. */
export function listFolders(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort();
}

/** Rows of a manifest as objects; quoted cells may hold commas. */
export function readManifest(path: string): Record<string, string>[] {
  const lines = readFileSync(root + path, "utf8")
    .trimEnd()
    .split(/\r?\n/)
    .map(splitRow);
  const [names = [], ...rows] = lines;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
