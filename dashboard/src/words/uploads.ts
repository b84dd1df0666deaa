import { isFinished, type Upload } from "../api.ts";

/** Formats of tables whose columns are guessed by names and values, or told; the columns of all others are known. */
const TOLD_FORMATS = new Set(["csv", "rep_table"]);

/** What became of files that hold something else, or nothing. */
const NO_TABLES = new Set(["unsupported_content", "empty_file"]);

/** Whether an upload may be a text table whose columns can be told: by its name and by what became of it. */
export function mayBeTable({ name, failure, formats }: Pick<Upload, "name" | "failure" | "formats">): boolean {
  if (failure !== null && NO_TABLES.has(failure.code)) return false;
  if (formats.length > 0 && !formats.some((format) => TOLD_FORMATS.has(format))) return false;
  return /\.(csv|tsv|txt)(\.gz)?$/i.test(name) || (/\.(zip|gz)$/i.test(name) && failure?.code === "unknown_format");
}

/** Where an upload stands, in a sentence for the lifter. */
export function uploadStateWords(upload: Pick<Upload, "state" | "duplicate" | "failure">): string {
  switch (upload.state) {
    case "stored":
      return upload.duplicate ? "You gave this file before; it is waiting its turn." : "Stored, waiting its turn.";
    case "decoding":
      return "Reading the file.";
    case "analysing":
      return "Finding sets and reps.";
    case "done":
      return upload.duplicate ? "You gave this file before. Nothing was added twice." : "Done.";
    case "failed":
      return upload.failure ? sentence(upload.failure.reason) : "This file could not be read.";
  }
}

/** Where several uploads stand together: `3 of 5 read. Finding sets and reps.`, `3 of 5 read, 2 could not be read.`, `All 5 done.` */
export function togetherWords(uploads: readonly Pick<Upload, "state" | "duplicate" | "failure">[]): string {
  const read = uploads.filter(({ state }) => state === "done").length;
  const failed = uploads.filter(({ state }) => state === "failed").length;
  // Files that were given together are read together, so the first that is not finished stands for the others.
  const current = uploads.find((upload) => !isFinished(upload));
  const again = uploads.filter(({ state, duplicate }) => state === "done" && duplicate).length;
  const soFar =
    !current && failed === 0
      ? `All ${uploads.length} done.`
      : `${read} of ${uploads.length} read${failed > 0 ? `, ${failed} could not be read` : ""}.`;
  if (current) return `${soFar} ${uploadStateWords(current)}`;
  return again > 0 ? `${soFar} ${again === read ? "You gave them" : `${again} of them you gave`} before; nothing was added twice.` : soFar;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, "")}.`;
}
