import { storefrontConfig } from "@emporia/config";
import { type AppLog, type CreateRequestHandler, serveApp, serveAppDev } from "@emporia/ui/remix/serve-app.server";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

const config = storefrontConfig();
const isBuilt = import.meta.url.endsWith("server-entry.mjs");

// Standard output belongs to the line that says when the shop is open.
const levels = ["debug", "info", "warn", "error", "fatal", "silent"];
const write = (level: string) => (fields: object, message: string) => {
  if (levels.indexOf(level) < levels.indexOf(config.logLevel)) return;
  const entries = Object.entries(fields).map(([key, value]) => [
    key,
    value instanceof Error ? { message: value.message, stack: value.stack } : value,
  ]);
  const line = { level, time: new Date().toISOString(), app: "storefront", ...Object.fromEntries(entries), message };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
const log: AppLog = { info: write("info"), error: write("error") };

const withShopContext: CreateRequestHandler = (options) =>
  createRequestHandler({
    ...options,
    getLoadContext: (request, response) => ({
      ...options.getLoadContext(request, response),
      internalKey: config.internalKey,
      publicUrl: config.publicUrl,
      sellerPortalUrl: config.sellerPortalUrl,
      shopperAddress: request.ip ?? "",
    }),
  } as Parameters<typeof createRequestHandler>[0]) as ReturnType<CreateRequestHandler>;

const common = {
  name: "storefront",
  createRequestHandler: withShopContext,
  apiUrl: config.apiUrl,
  host: config.host,
  trustedProxies: config.trustedProxies,
  port: config.port,
  log,
  mediaProxy: true,
};

async function open() {
  if (!isBuilt) {
    const { createServer } = await import("vite");
    return serveAppDev({ ...common, vite: await createServer({ server: { middlewareMode: true } }) });
  }
  const built = new URL("./server/index.js", import.meta.url);
  return serveApp({
    ...common,
    build: (await import(built.href)) as ServerBuild,
    assetsDir: new URL("./client", import.meta.url).pathname,
    sources: {
      script: ["https://js.stripe.com"],
      frame: ["https://js.stripe.com", "https://hooks.stripe.com"],
      connect: ["https://api.stripe.com"],
      image: ["https://*.stripe.com"],
    },
  });
}

const app = await open();
process.stdout.write(`${JSON.stringify({ ready: true, url: app.url })}\n`);

let isClosing = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(0), 2_500).unref();
    void app.close().then(() => process.exit(0));
  });
}
