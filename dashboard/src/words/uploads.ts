import type { Upload } from "../api.ts";

/** True when nothing more will happen to the upload by itself. */
export function isFinished(upload: Pick<Upload, "state">): boolean {
  return upload.state === "done" || upload.state === "failed";
}

/** Whether a file of this name may be a text table. */
export function mayBeTable(name: string): boolean {
  return /\.(csv|tsv|txt)$/i.test(name);
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
      return upload.failure ? capitalised(upload.failure.reason) : "This file could not be read.";
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
