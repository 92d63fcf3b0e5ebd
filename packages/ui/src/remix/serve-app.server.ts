import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { proxyMedia } from "./media-proxy.server";
import { type ContentSources, type FramedPages, securityHeaders } from "./security-headers.server";

export interface LoadContext {
  /** For the scripts of this response. */
  cspNonce: string;
  requestId: string;
  apiUrl: string;
}

/** `createRequestHandler` of @remix-run/express, as far as it is used here. */
export type CreateRequestHandler = (options: {
  build: ServerBuild | (() => Promise<ServerBuild>);
  getLoadContext: (request: Request, response: Response) => LoadContext & Record<string, unknown>;
  mode?: string;
}) => (request: Request, response: Response, next: NextFunction) => Promise<void>;

export interface AppLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface CommonSettings {
  name: string;
  createRequestHandler: CreateRequestHandler;
  apiUrl: string;
  log: AppLog;
  port: number;
  /** Loopback unless given: a proxy stands in front. */
  host?: string | undefined;
  /** How many proxies stand in front, or their addresses; one on this machine unless given. */
  trustedProxies?: number | string[] | undefined;
  /** Passes /media/* on to the API. */
  mediaProxy?: boolean | undefined;
  /** Other origins the pages may use: Stripe's scripts and frames. */
  sources?: ContentSources | undefined;
  framed?: readonly FramedPages[] | undefined;
}

export interface ServeAppSettings extends CommonSettings {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The client build: its /assets have hashed names and are kept for ever. */
  assetsDir: string;
}

/** What is used of Vite's dev server. */
export interface DevServer {
  middlewares: unknown;
  ssrLoadModule(id: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface ServeAppDevSettings extends CommonSettings {
  vite: DevServer;
}

export interface RunningApp {
  url: string;
  /** Lets what is under way finish, then stops. */
  close(): Promise<void>;
}

/** Serves the production build of a Remix app. */
export async function serveApp(settings: ServeAppSettings): Promise<RunningApp> {
  const app = bareApp(settings);
  app.use(compression());
  app.use(securityHeaders(settings.sources ?? {}, settings.framed));
  if (settings.mediaProxy) app.use("/media", proxyMedia(settings.apiUrl, settings.log));
  app.use(
    "/assets",
    express.static(`${settings.assetsDir}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  const files = express.static(settings.assetsDir, { maxAge: "1h", index: false, redirect: false });
  // The name of a file has an ending; the address of a page is not looked for on the disk.
  app.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()));
  app.all("*", pages(settings, settings.build, "production"));
  return listen(app, settings);
}

/** The same with Vite in the middle, for development: no content policy, since Vite inlines scripts of its own. */
export async function serveAppDev(settings: ServeAppDevSettings): Promise<RunningApp> {
  const app = bareApp(settings);
  if (settings.mediaProxy) app.use("/media", proxyMedia(settings.apiUrl, settings.log));
  app.use(settings.vite.middlewares as RequestHandler);
  const build = async (): Promise<ServerBuild> =>
    (await settings.vite.ssrLoadModule("virtual:remix/server-build")) as unknown as ServerBuild;
  app.all("*", pages(settings, build, "development"));
  const running = await listen(app, settings);
  return {
    ...running,
    close: async () => {
      await settings.vite.close();
      await running.close();
    },
  };
}

function bareApp({ trustedProxies = ["loopback"] }: CommonSettings): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustedProxies);
  app.use((request, response, next) => {
    const given = request.get("x-request-id");
    const id = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    request.headers["x-request-id"] = id;
    response.setHeader("X-Request-Id", id);
    response.locals.cspNonce = randomBytes(16).toString("base64");
    next();
  });
  app.get("/healthz", (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    response.json({ ok: true });
  });
  return app;
}

function pages(
  { createRequestHandler, apiUrl, log }: CommonSettings,
  build: ServeAppSettings["build"],
  mode: string,
): RequestHandler {
  const handler = createRequestHandler({
    build,
    mode,
    getLoadContext: (request, response) => ({
      cspNonce: String(response.locals.cspNonce),
      requestId: String(request.headers["x-request-id"]),
      apiUrl,
    }),
  });
  return (request, response, next) => {
    const started = performance.now();
    response.on("finish", () => {
      const ms = Math.round(performance.now() - started);
      const { method, path } = request;
      log.info(
        { method, path, status: response.statusCode, ms, requestId: request.headers["x-request-id"] },
        "request",
      );
    });
    handler(request, response, (error?: unknown) => {
      if (!error) return next();
      log.error({ err: error, path: request.path, requestId: request.headers["x-request-id"] }, "the page failed");
      if (response.headersSent) return response.destroy();
      response.status(500).type("text/plain").send("Something broke on our side. Try again in a moment.");
    }).catch(next);
  };
}

async function listen(app: Express, { name, port, host = "127.0.0.1", log }: CommonSettings): Promise<RunningApp> {
  const server = createServer(app);
  // Longer than a proxy in front keeps its connections, so that it never meets one just closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const at = server.address() as AddressInfo;
  const url = `http://${at.family === "IPv6" ? `[${at.address}]` : at.address}:${at.port}`;
  log.info({ url }, `${name} listens`);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}
