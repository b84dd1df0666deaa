import type { Decoded, Recording } from "@lastrep/ingest";

/** A recording with the upload that it came from. */
export interface Sourced {
  readonly recording: Recording;
  readonly uploadId: string;
  /** Which recording of that upload: its path inside the file, numbered when there are several of one path. */
  readonly entry: string;
}

export interface Attributed {
  readonly recordings: readonly Sourced[];
  /** Files without a recording of their own that another one was completed with, such as the gyroscope of a pair. */
  readonly companions: readonly { readonly uploadId: string; readonly of: string }[];
  readonly rejected: readonly { readonly uploadId: string; readonly code: string; readonly reason: string; readonly hint: string }[];
}

interface NamedUpload {
  readonly uploadId: string;
  readonly name: string;
}

/** Renames files so that no two have one name: `WristMotion.csv`, `WristMotion (2).csv`. */
export function uniqueNames<File extends NamedUpload>(files: readonly File[]): File[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let count = 2; taken.has(name); count++) name = numbered(file.name, count);
    taken.add(name);
    return { ...file, name };
  });
}

/** Says which upload each recording and each rejection came from. The uploads' names must differ. */
export function attribute(files: readonly NamedUpload[], decoded: Decoded): Attributed {
  const seen = new Map<string, number>();
  const recordings = decoded.recordings.map((recording) => {
    const { uploadId, name } = ownerOf(recording.file, files);
    const path = recording.file.slice(name.length + 1);
    const count = (seen.get(recording.file) ?? 0) + 1;
    seen.set(recording.file, count);
    return { recording, uploadId, entry: count === 1 ? path : `${path}#${count}` };
  });
  const answered = new Set(recordings.map(({ uploadId }) => uploadId));
  const rejections = new Map<string, Attributed["rejected"][number]>();
  for (const error of decoded.rejected) {
    const { uploadId } = ownerOf(error.file, files);
    // Of an archive of which something could be read, the rest is no failure of the whole.
    if (!answered.has(uploadId) && !rejections.has(uploadId)) rejections.set(uploadId, { uploadId, ...plain(error) });
  }
  const silent = files.filter(({ uploadId }) => !answered.has(uploadId) && !rejections.has(uploadId));
  return {
    recordings,
    companions: silent.flatMap(({ uploadId, name }) => {
      const [nearest] = recordings
        .filter(({ recording }) => extension(recording.file) === extension(name))
        .sort((a, b) => commonPrefix(name, b.recording.file) - commonPrefix(name, a.recording.file));
      return nearest ? [{ uploadId, of: nearest.uploadId }] : [];
    }),
    rejected: [...rejections.values()],
  };
}

function ownerOf(file: string, files: readonly NamedUpload[]): NamedUpload {
  const owner = files.find(({ name }) => file === name) ?? files.find(({ name }) => file.startsWith(`${name}/`));
  if (!owner) throw new Error(`${file} came from none of the files that were read`);
  return owner;
}

function plain({ code, reason, hint }: { code: string; reason: string; hint: string }) {
  return { code, reason, hint };
}

function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} (${count})${name.slice(dot)}` : `${name} (${count})`;
}

function extension(name: string): string {
  return /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? "";
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
