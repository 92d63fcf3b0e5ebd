import type { Core } from "@emporia/adapters";
import { takeParcelNews } from "@emporia/core/orders";
import { receiveWebhook } from "@emporia/core/payments";
import { NotFound } from "@emporia/core/platform";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { sameSecret } from "./same-secret";

/** Shippo's message that a carrier saw a parcel: `WebhookPayloadTrack` of its OpenAPI, as far as it is read. */
const parcelNews = z.object({
  event: z.literal("track_updated"),
  data: z.object({ tracking_number: z.string().min(1).max(100) }),
});

/** Messages of Stripe, with the body as it came, because the signature is over its bytes, and of Shippo. */
export function addWebhookRoutes(app: FastifyInstance, core: Core, options: { shippoToken: string | undefined }): void {
  const isShippo = sameSecret(options.shippoToken);
  app.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers();
    webhooks.addContentTypeParser("*", { parseAs: "string", bodyLimit: 1024 * 1024 }, (_request, body, done) =>
      done(null, body),
    );
    webhooks.post("/webhooks/stripe", async (request) => {
      const ctx = core.context({ actor: { kind: "system", name: "stripe" }, correlationId: request.id });
      await receiveWebhook(ctx, {
        body: String(request.body ?? ""),
        signature: String(request.headers["stripe-signature"] ?? ""),
      });
      return { received: true };
    });
    // Shippo does not sign what it sends: it shows the token that its webhook was set up with.
    webhooks.post<{ Querystring: { token?: string | string[] } }>("/webhooks/shippo", async (request) => {
      const { token } = request.query;
      if (typeof token !== "string" || !isShippo(token)) throw new NotFound("This page");
      const news = parcelNews.safeParse(jsonIn(request.body));
      if (news.success) {
        const ctx = core.context({ actor: { kind: "system", name: "shippo" }, correlationId: request.id });
        await takeParcelNews(ctx, { trackingNumber: news.data.data.tracking_number });
      }
      return { received: true };
    });
  });
}

function jsonIn(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
