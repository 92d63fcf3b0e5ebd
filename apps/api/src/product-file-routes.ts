import { Readable } from "node:stream";
import { exportProductsInput } from "@emporia/contracts/imports";
import { exportProducts, failedRows, uploadProductFile } from "@emporia/core/catalog";
import {
  type Ctx,
  InvalidInput,
  type MemberPermission,
  permittedMembership,
  SignInNeeded,
} from "@emporia/core/platform";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RequestContexts } from "./request-context";

/** Product files in and out, as streams: none of them is ever whole in memory. */
export function addProductFileRoutes(app: FastifyInstance, contexts: RequestContexts): void {
  const members = new WeakMap<FastifyRequest, { ctx: Ctx; sellerId: string }>();
  // Who asks is known from the headers: a stranger is refused before the first byte of the file is read.
  const only = (permission: MemberPermission) => async (request: FastifyRequest) => {
    const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
    await drawCall("default");
    const { sellerId } = permittedMembership(ctx, requestedSellerId, permission);
    members.set(request, { ctx, sellerId });
  };
  const memberOf = (request: FastifyRequest) => {
    const member = members.get(request);
    if (!member) throw new SignInNeeded();
    return member;
  };

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

function sendFile(reply: FastifyReply, file: { fileName: string; text: AsyncIterable<string> }): FastifyReply {
  return reply
    .header("content-disposition", `attachment; filename="${file.fileName}"`)
    .header("cache-control", "no-store")
    .type("text/csv; charset=utf-8")
    .send(Readable.from(file.text));
}
