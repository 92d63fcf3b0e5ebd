import { sellerPortalConfig } from "@emporia/config";
import { runApp } from "@emporia/ui/remix/run-app.server";
import type { CreateRequestHandler } from "@emporia/ui/remix/serve-app.server";
import { createRequestHandler } from "@remix-run/express";

const config = sellerPortalConfig();

await runApp({
  name: "seller-portal",
  config,
  entry: import.meta.url,
  createRequestHandler: createRequestHandler as CreateRequestHandler,
  contextOf: (request) => ({ config, clientAddress: request.ip ?? "unknown" }),
  sources: { connect: config.bucketOrigin ? [config.bucketOrigin] : [] },
  devServer: async () => (await import("vite")).createServer({ server: { middlewareMode: true } }),
});
