import { storefrontConfig } from "@emporia/config";
import { runApp } from "@emporia/ui/remix/run-app.server";
import type { CreateRequestHandler } from "@emporia/ui/remix/serve-app.server";
import { createRequestHandler } from "@remix-run/express";

const config = storefrontConfig();

await runApp({
  name: "storefront",
  config,
  entry: import.meta.url,
  createRequestHandler: createRequestHandler as CreateRequestHandler,
  contextOf: (request) => ({
    internalKey: config.internalKey,
    publicUrl: config.publicUrl,
    sellerPortalUrl: config.sellerPortalUrl,
    shopperAddress: request.ip ?? "",
  }),
  devServer: async () => (await import("vite")).createServer({ server: { middlewareMode: true } }),
  framed: [
    {
      path: /^\/videos\/[^/]+\/\d+$/,
      frame: ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
      media: ["https:"],
    },
    { path: /^\/models\/[0-9a-f-]{36}$/, viewer: true },
  ],
  sources: {
    script: ["https://js.stripe.com"],
    frame: ["https://js.stripe.com", "https://hooks.stripe.com"],
    connect: ["https://api.stripe.com"],
    image: ["https://*.stripe.com"],
  },
});
