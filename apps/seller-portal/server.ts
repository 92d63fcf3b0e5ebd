import { sellerPortalConfig } from "@emporia/config";
import { type CreateRequestHandler, serveApp, serveAppDev } from "@emporia/ui/remix/serve-app.server";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

const config = sellerPortalConfig();
const isBuilt = import.meta.url.endsWith("server-entry.mjs");
const isQuiet = !["info", "debug"].includes(config.logLevel);

// Standard output carries one line, for whoever started us; everything else is a log.
const write = (level: string, fields: object, message: string) =>
  process.stderr.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), app: "seller-portal", message, ...fields }, plainError)}\n`,
  );
function plainError(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;
}

/** Lets the routes know the configuration and the address of the person who asks. */
const withConfig: CreateRequestHandler = (options) =>
  createRequestHandler({
    ...options,
    getLoadContext: (request, response) => ({
      ...options.getLoadContext(request, response),
      config,
      clientAddress: request.ip ?? "unknown",
    }),
  } as Parameters<typeof createRequestHandler>[0]) as ReturnType<CreateRequestHandler>;

const settings = {
  name: "seller-portal",
  createRequestHandler: withConfig,
  apiUrl: config.apiUrl,
  host: config.host,
  trustedProxies: config.trustedProxies,
  port: config.port,
  mediaProxy: true,
  log: {
    info: (fields: object, message: string) => {
      if (!isQuiet) write("info", fields, message);
    },
    error: (fields: object, message: string) => write("error", fields, message),
  },
};

async function start() {
  if (!isBuilt) {
    const { createServer } = await import("vite");
    return serveAppDev({ ...settings, vite: await createServer({ server: { middlewareMode: true } }) });
  }
  const built = new URL("./server/index.js", import.meta.url).href;
  return serveApp({
    ...settings,
    build: (await import(built)) as ServerBuild,
    assetsDir: new URL("./client", import.meta.url).pathname,
  });
}

const app = await start();
process.stdout.write(`${JSON.stringify({ ready: true, url: app.url })}\n`);

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), 2_500).unref();
  app.close().then(() => process.exit(0));
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
