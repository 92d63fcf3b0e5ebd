import type { Core } from "@emporia/adapters";
import { receiveWebhook } from "@emporia/core/payments";
import type { FastifyInstance } from "fastify";

/** Stripe's messages, with the body as it came: the signature is over its bytes. */
export function addWebhookRoutes(app: FastifyInstance, core: Core): void {
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
  });
}
