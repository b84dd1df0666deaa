import { createRoute } from "@hono/zod-openapi";
import { UPLOAD_FIELD, uploadBatchSchema, uploadPageSchema, uploadSchema, uploadsQuerySchema } from "../contract.ts";
import type { Service } from "../use/service.ts";
import { deleteUpload, readOriginal, readUpload, readUploads, receiveUploads, retryUpload } from "../use/uploads.ts";
import { cursorOf } from "./cursor.ts";
import { idParam, json, routes } from "./env.ts";
import { readMultipart } from "./multipart.ts";
import { problems } from "./problem.ts";
import { streamed } from "./stream.ts";

const tags = ["uploads"];

/** Files as they arrived, and how far lastrep has got with them. */
export function uploadRoutes(service: Service) {
  const { maxFileMb, maxUploadMb, maxUploadFiles } = service.config;
  const limits = { fileBytes: maxFileMb * 2 ** 20, totalBytes: maxUploadMb * 2 ** 20, files: maxUploadFiles };
  return routes()
    .openapi(receive, async (c) => {
      const { taken, refusal } = await readMultipart(c.req.raw, UPLOAD_FIELD, limits, async (name, bytes) => ({
        name,
        staged: await service.originals.stage(bytes),
      }));
      try {
        // All or nothing: one file at fault, and none of the request is kept.
        if (refusal !== null) throw refusal;
        return c.json({ uploads: await receiveUploads(service, c.var.athleteId, taken) }, 202);
      } finally {
        for (const { staged } of taken) await staged.discard();
      }
    })
    .openapi(list, async (c) => {
      const { limit, before } = c.req.valid("query");
      return c.json(await readUploads(service, c.var.athleteId, limit, cursorOf(before)), 200);
    })
    .openapi(one, async (c) => c.json(await readUpload(service, c.var.athleteId, c.req.valid("param").id), 200))
    .openapi(original, async (c) => {
      const { upload, bytes } = await readOriginal(service, c.var.athleteId, c.req.valid("param").id);
      return c.body(streamed(bytes), 200, {
        "content-type": "application/octet-stream",
        "content-length": String(upload.size_bytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
        etag: `"${upload.sha256}"`,
      });
    })
    .openapi(retry, async (c) => c.json(await retryUpload(service, c.var.athleteId, c.req.valid("param").id), 202))
    .openapi(remove, async (c) => {
      await deleteUpload(service, c.var.athleteId, c.req.valid("param").id);
      return c.body(null, 204);
    });
}

const receive = createRoute({
  method: "post",
  path: "/uploads",
  tags,
  summary: "Upload the files of a workout",
  description: `Files go into the form field \`${UPLOAD_FIELD}\`, repeated for several; those sent together are read together. They are processed in the background: ask for the upload again to see how far.`,
  request: {
    body: {
      required: true,
      content: {
        // Described and not validated: the handler reads the stream itself.
        "multipart/form-data": {
          schema: {
            type: "object",
            required: [UPLOAD_FIELD],
            properties: { [UPLOAD_FIELD]: { type: "array", items: { type: "string", format: "binary" } } },
          },
        },
      },
    },
  },
  responses: { 202: json(uploadBatchSchema, "Kept; processing goes on."), ...problems(400, 413, 415) },
});

const list = createRoute({
  method: "get",
  path: "/uploads",
  tags,
  summary: "Uploads, newest first",
  request: { query: uploadsQuerySchema },
  responses: { 200: json(uploadPageSchema, "A page of uploads."), ...problems(400) },
});

const one = createRoute({
  method: "get",
  path: "/uploads/{id}",
  tags,
  summary: "One upload: its state, progress and failure",
  request: { params: idParam },
  responses: { 200: json(uploadSchema, "The upload."), ...problems(400, 404) },
});

const original = createRoute({
  method: "get",
  path: "/uploads/{id}/original",
  tags,
  summary: "The bytes as they arrived",
  request: { params: idParam },
  responses: {
    200: { description: "The file.", content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
    ...problems(400, 404, 410),
  },
});

const retry = createRoute({
  method: "post",
  path: "/uploads/{id}/retry",
  tags,
  summary: "Process an upload again",
  request: { params: idParam },
  responses: { 202: json(uploadSchema, "In line again."), ...problems(400, 404) },
});

const remove = createRoute({
  method: "delete",
  path: "/uploads/{id}",
  tags,
  summary: "Remove a file and its part of its workout",
  request: { params: idParam },
  responses: { 204: { description: "Removed." }, ...problems(400, 404) },
});
