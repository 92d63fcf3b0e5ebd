import { Readable } from "node:stream";
import type { Core } from "@emporia/adapters";
import { maxModelBytes, modelType } from "@emporia/contracts/models";
import { maxVideoBytes, videoType } from "@emporia/contracts/videos";
import {
  addModel,
  addPicture,
  addVideo,
  pictureOwner,
  readModel,
  readPicture,
  readVideo,
  videoOwner,
} from "@emporia/core/catalog";
import { addMessagePicture, messagePictureSender } from "@emporia/core/messages";
import { asSystem, type Ctx, isId, NotFound, SignInNeeded } from "@emporia/core/platform";
import {
  addEvidence,
  addReturnPicture,
  assertMayAddEvidence,
  assertMayAddPictures,
  type EvidenceOf,
} from "@emporia/core/returns";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { rangeOf } from "./byte-range";
import type { RequestContexts } from "./request-context";

const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/**
 * Pictures out, in the widths that pages use and for ever cacheable; pictures in, from sellers and from staff, and from
 * shoppers for a return, from both sides of a complaint and for messages. Videos out, whole or by their parts, and in,
 * from sellers; 3-D models likewise, whole.
 */
export function addMediaRoutes(app: FastifyInstance, core: Core, contexts: RequestContexts): void {
  app.get<{ Params: { mediaId: string; file: string } }>("/media/:mediaId/:file", async (request, reply) => {
    const [, width, format] = /^(\d{2,4})\.(avif|webp)$/.exec(request.params.file) ?? [];
    if (!width || !format) throw new NotFound("This picture");
    const ctx = core.context({ actor: { kind: "guest" }, correlationId: request.id });
    const picture = await readPicture(asSystem(ctx, "media"), {
      mediaId: request.params.mediaId,
      width: Number(width),
      format: format as "avif" | "webp",
    });
    return reply
      .header("cache-control", cachingOf(picture))
      .header("cross-origin-resource-policy", "cross-origin")
      .type(picture.contentType)
      .send(Buffer.from(picture.bytes));
  });

  app.get<{ Params: { videoId: string } }>("/media/:videoId/video.mp4", async (request, reply) => {
    const ctx = core.context({ actor: { kind: "guest" }, correlationId: request.id });
    const { videoId } = request.params;
    const etag = `"${videoId}"`;
    const asked = request.headers["if-range"];
    const wanted = asked === undefined || asked === etag ? request.headers.range : undefined;
    let isBeyond = false;
    const { size, range, open } = await readVideo(asSystem(ctx, "media"), {
      videoId,
      rangeOf(size) {
        const found = rangeOf(wanted, size);
        isBeyond = found === "beyond";
        return found === "beyond" ? null : found;
      },
    });
    reply
      .header("accept-ranges", "bytes")
      .header("cross-origin-resource-policy", "cross-origin")
      // Whoever opens the file by its address gets a page around it: one that can do nothing.
      .header(
        "content-security-policy",
        "sandbox; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      );
    if (isBeyond)
      return reply.code(416).header("content-range", `bytes */${size}`).header("cache-control", "no-store").send();
    reply.header("cache-control", "public, max-age=31536000, immutable").header("etag", etag).type(videoType);
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    if (range) reply.code(206).header("content-range", `bytes ${range.first}-${range.last}/${size}`);
    reply.header("content-length", range ? range.last - range.first + 1 : size);
    return reply.send(request.method === "HEAD" ? Readable.from([]) : await open());
  });

  app.get<{ Params: { modelId: string } }>("/media/:modelId/model.glb", async (request, reply) => {
    const ctx = core.context({ actor: { kind: "guest" }, correlationId: request.id });
    const { modelId } = request.params;
    const { size, open } = await readModel(asSystem(ctx, "media"), { modelId });
    const etag = `"${modelId}"`;
    reply
      .header("cross-origin-resource-policy", "cross-origin")
      .header("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("etag", etag)
      .type(modelType);
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    reply.header("content-length", size);
    return reply.send(request.method === "HEAD" ? Readable.from([]) : await open());
  });

  const takeFromShops = (
    path: string,
    taken: { types: RegExp; most: number },
    add: (ctx: Ctx, input: { sellerId: string; bytes: Uint8Array }) => Promise<object>,
  ) =>
    app.register(async (files) => {
      takeBytesOnly(files, taken);
      const senders = new WeakMap<FastifyRequest, { ctx: Ctx; sellerId: string }>();
      files.addHook("onRequest", async (request) => {
        const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
        await drawCall("default");
        senders.set(request, { ctx, sellerId: videoOwner(ctx, requestedSellerId) });
      });
      files.post(path, { bodyLimit: taken.most }, async (request) => {
        const sender = senders.get(request);
        if (!sender) throw new SignInNeeded();
        const { ctx, sellerId } = sender;
        return add(ctx, { sellerId, bytes: (request.body as Buffer | undefined) ?? new Uint8Array() });
      });
    });
  takeFromShops("/media/videos", { types: /^(video\/mp4|application\/octet-stream)/, most: maxVideoBytes }, addVideo);
  takeFromShops(
    "/media/models",
    { types: /^(model\/gltf-binary|application\/octet-stream)/, most: maxModelBytes },
    addModel,
  );

  app.register(async (uploads) => {
    takeBytesOnly(uploads);
    const uploaders = new WeakMap<FastifyRequest, { ctx: Ctx; sellerId: string | null }>();
    // Who asks is known from the headers: a stranger is refused before the first byte of the picture is read.
    uploads.addHook("onRequest", async (request) => {
      const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
      await drawCall("default");
      uploaders.set(request, { ctx, sellerId: pictureOwner(ctx, requestedSellerId) });
    });
    uploads.post("/media", { bodyLimit: MAX_UPLOAD_BYTES }, async (request) => {
      const uploader = uploaders.get(request);
      if (!uploader) throw new SignInNeeded();
      const { ctx, sellerId } = uploader;
      return addPicture(ctx, { sellerId, bytes: new Uint8Array((request.body as Buffer | undefined) ?? []) });
    });
  });

  app.register(async (photos) => {
    takeBytesOnly(photos);
    const shoppers = new WeakMap<FastifyRequest, { ctx: Ctx; orderId: string; token: string | undefined }>();
    const wanted = (request: FastifyRequest) => ({
      orderId: (request.params as { orderId?: string }).orderId ?? "",
      token: (request.query as { token?: string }).token?.slice(0, 200),
    });
    photos.addHook("onRequest", async (request) => {
      const { core: ctx, drawCall } = await contexts.of(request);
      await drawCall("account");
      const { orderId, token } = wanted(request);
      if (!isId(orderId)) throw new NotFound("This order");
      await assertMayAddPictures(ctx, { orderId, token });
      shoppers.set(request, { ctx, orderId, token });
    });
    photos.post("/orders/:orderId/pictures", { bodyLimit: MAX_UPLOAD_BYTES }, async (request) => {
      const shopper = shoppers.get(request);
      if (!shopper) throw new SignInNeeded();
      const { ctx, orderId, token } = shopper;
      return addReturnPicture(ctx, {
        orderId,
        token,
        bytes: new Uint8Array((request.body as Buffer | undefined) ?? []),
      });
    });
  });

  app.register(async (enclosed) => {
    takeBytesOnly(enclosed);
    const senders = new WeakMap<FastifyRequest, { ctx: Ctx; sender: string }>();
    enclosed.addHook("onRequest", async (request) => {
      const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
      await drawCall("default");
      const query = request.query as Record<string, string | undefined>;
      const orderId = query.orderId;
      if (orderId !== undefined && !isId(orderId)) throw new NotFound("This order");
      const sellerId = query.as === "shop" ? (requestedSellerId ?? null) : undefined;
      const wanted = { sellerId, orderId, token: query.token?.slice(0, 200) };
      senders.set(request, { ctx, sender: await messagePictureSender(ctx, wanted) });
    });
    enclosed.post("/messages/pictures", { bodyLimit: MAX_UPLOAD_BYTES }, async (request) => {
      const found = senders.get(request);
      if (!found) throw new SignInNeeded();
      const bytes = new Uint8Array((request.body as Buffer | undefined) ?? []);
      return addMessagePicture(found.ctx, { sender: found.sender, bytes });
    });
  });
  addEvidenceRoutes(app, contexts);
}

/** Photos of a shop's side of a complaint. */
function addEvidenceRoutes(app: FastifyInstance, contexts: RequestContexts): void {
  app.register(async (evidence) => {
    takeBytesOnly(evidence);
    const shops = new WeakMap<FastifyRequest, { ctx: Ctx; of: EvidenceOf }>();
    evidence.addHook("onRequest", async (request) => {
      const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
      await drawCall("default");
      const complaintId = (request.params as { complaintId?: string }).complaintId ?? "";
      shops.set(request, { ctx, of: await assertMayAddEvidence(ctx, { requestedSellerId, complaintId }) });
    });
    evidence.post("/complaints/:complaintId/pictures", { bodyLimit: MAX_UPLOAD_BYTES }, async (request) => {
      const shop = shops.get(request);
      if (!shop) throw new SignInNeeded();
      return addEvidence(shop.ctx, shop.of, new Uint8Array((request.body as Buffer | undefined) ?? []));
    });
  });
}

/** A photo of a review is gone from pages and caches within ten minutes after it was hidden or deleted. */
function cachingOf({ isPrivate, isOfReview }: { isPrivate: boolean; isOfReview: boolean }): string {
  if (isPrivate) return "private, max-age=86400";
  return isOfReview ? "public, max-age=600" : "public, max-age=31536000, immutable";
}

/** A file and nothing else: bytes made from a parsed body could be of any length its sender names. */
function takeBytesOnly(
  uploads: FastifyInstance,
  { types, most } = { types: /^(image\/|application\/octet-stream)/, most: MAX_UPLOAD_BYTES },
): void {
  uploads.removeAllContentTypeParsers();
  uploads.addContentTypeParser(types, { parseAs: "buffer", bodyLimit: most }, (_request, body, done) =>
    done(null, body),
  );
}
