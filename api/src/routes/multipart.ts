import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { Refusal } from "../use/refusal.ts";

export interface MultipartLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
}

/**
 * Reads the files of a multipart form as they come in, without ever holding one in memory.
 * @param field the only form field that may be sent.
 * @param take called with the name (without any path) and the bytes of each file; must read them to the end.
 * @returns what `take` returned, in the order of the form.
 * @throws {Refusal} for another media type, another field, no file, too many or too large ones, or a form that breaks off.
 */
export async function readMultipart<Taken>(
  request: Request,
  field: string,
  limits: MultipartLimits,
  take: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Taken>,
): Promise<{ taken: Taken[]; refusal: unknown }> {
  const parser = createParser(request.headers, field, limits);
  if (Number(request.headers.get("content-length") ?? 0) > limits.totalBytes) throw tooLarge("The upload", limits.totalBytes);
  if (!request.body) throw new Refusal("invalid_request", "The request has no body.", { where: field });

  const body = Readable.fromWeb(request.body as ReadableStream);
  const pending: Promise<Taken>[] = [];
  let refusal: unknown = null;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const refuse = (error: unknown) => {
    refusal ??= error;
    // Not at once: busboy goes on with its buffer after it has told of a limit.
    setImmediate(() => {
      body.unpipe(parser);
      parser.destroy();
      end();
    });
  };

  parser.on("file", (name, stream, info) => {
    // A file that breaks off before anyone reads it must not end the process; whoever reads it is told.
    stream.on("error", () => {});
    if (name !== field) {
      stream.resume();
      return refuse(wrongField(name, field));
    }
    const fileName = cleanName(info.filename);
    stream.on("limit", () => refuse(tooLarge(fileName, limits.fileBytes)));
    const taking = take(fileName, stream);
    taking.catch(refuse);
    pending.push(taking);
  });
  parser.on("field", (name) => refuse(name === field ? noFile(field) : wrongField(name, field)));
  parser.on("filesLimit", () =>
    refuse(new Refusal("too_large", `More than ${limits.files} files at once.`, { where: field, hint: "Upload them in several goes." })),
  );
  parser.on("error", (error: Error) =>
    refuse(new Refusal("invalid_request", `The form could not be read: ${error.message}.`, { where: field })),
  );
  parser.on("close", end);
  body.on("error", () => refuse(new Refusal("invalid_request", "The upload broke off.", { where: field })));
  let received = 0;
  body.on("data", (chunk: Uint8Array) => {
    received += chunk.length;
    if (received > limits.totalBytes) refuse(tooLarge("The upload", limits.totalBytes));
  });
  body.pipe(parser);
  await ended;

  const settled = await Promise.allSettled(pending);
  const taken = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  if (refusal === null && taken.length === 0)
    refusal = new Refusal("invalid_request", "The form has no file.", { where: field, hint: `Send files in the field ${field}.` });
  if (refusal !== null) body.destroy();
  return { taken, refusal };
}

function createParser(headers: Headers, field: string, limits: MultipartLimits): busboy.Busboy {
  const contentType = headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw new Refusal("unsupported_media_type", "An upload is a multipart form.", {
      where: "content-type",
      hint: `Send multipart/form-data with files in the field ${field}.`,
    });
  }
  try {
    return busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: { fileSize: limits.fileBytes, files: limits.files, fields: 8, fieldSize: 1_024, parts: limits.files + 8, headerPairs: 64 },
    });
  } catch (error) {
    throw new Refusal("invalid_request", `The form could not be read: ${(error as Error).message}.`, { where: "content-type" });
  }
}

/** The last part of a path, without control characters and those that turn the direction of reading, at most 200 characters long. */
function cleanName(name: string | undefined): string {
  const last = (name ?? "").split(/[/\\]/).at(-1) ?? "";
  const printable = last.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").trim();
  return printable === "" || printable === "." || printable === ".." ? "unnamed" : [...printable].slice(-200).join("");
}

function wrongField(name: string, field: string): Refusal {
  return new Refusal("invalid_request", `The form has a field ${name.slice(0, 50)}, which means nothing here.`, {
    where: name.slice(0, 50),
    hint: `Send files in the field ${field}.`,
  });
}

/** Such as `curl -F files=<x` sends it: with the bytes of a file, and without its name. */
function noFile(field: string): Refusal {
  return new Refusal("invalid_request", `The form's field ${field} holds a text and no file.`, {
    where: field,
    hint: "Send it as a file, with a file name.",
  });
}

function tooLarge(what: string, bytes: number): Refusal {
  return new Refusal("too_large", `${what} is larger than ${Math.floor(bytes / 2 ** 20)} MB.`, {
    where: what,
    hint: "Split the recording, or raise the limit on the server (LASTREP_MAX_FILE_MB, LASTREP_MAX_UPLOAD_MB).",
  });
}
