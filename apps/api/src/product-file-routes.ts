import { Readable } from "node:stream";
import { exportProductsInput } from "@emporia/contracts/imports";
import { exportProducts, failedRows, uploadProductFile } from "@emporia/core/catalog";
import { InvalidInput } from "@emporia/core/platform";
import type { FastifyInstance } from "fastify";
import { memberGate, sendFile } from "./member-files";
import type { RequestContexts } from "./request-context";

/** Product files in and out, as streams: none of them is ever whole in memory. */
export function addProductFileRoutes(app: FastifyInstance, contexts: RequestContexts): void {
  const { only, memberOf } = memberGate(contexts);
  app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser("*", (_request, body, done) => done(null, body));
    files.post<{ Querystring: { name?: string } }>(
      "/product-files",
      { onRequest: only("products:write") },
      async (request) => {
        const { ctx, sellerId } = memberOf(request);
        const stream = (request.body ?? Readable.from([])) as Readable;
        return uploadProductFile(ctx, { sellerId, fileName: String(request.query.name ?? ""), stream });
      },
    );
    files.get("/product-files/export", { onRequest: only("products:read") }, async (request, reply) => {
      const { ctx, sellerId } = memberOf(request);
      const filter = exportProductsInput.safeParse(request.query);
      if (!filter.success) throw new InvalidInput({ filter: "There is no such filter." });
      return sendFile(reply, await exportProducts(ctx, { ...filter.data, sellerId }));
    });
    files.get<{ Params: { importId: string } }>(
      "/product-files/:importId/failed-rows",
      { onRequest: only("products:read") },
      async (request, reply) => {
        const { ctx, sellerId } = memberOf(request);
        return sendFile(reply, await failedRows(ctx, { sellerId, importId: request.params.importId }));
      },
    );
  });
}
