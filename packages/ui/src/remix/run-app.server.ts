import type { ServerBuild } from "@remix-run/node";
import type { Request } from "express";
import type { ContentSources, FramedPages } from "./security-headers.server";
import { type AppLog, type CreateRequestHandler, type DevServer, serveApp, serveAppDev } from "./serve-app.server";

export interface RunAppSettings {
  name: string;
  config: {
    apiUrl: string;
    host: string;
    port: number;
    trustedProxies: number | string[] | undefined;
    logLevel: string;
  };
  /** `import.meta.url` of the app's server, built or not: the build lies beside it. */
  entry: string;
  /** Of @remix-run/express. */
  createRequestHandler: CreateRequestHandler;
  /** What the routes learn of a request beyond what every app tells them. */
  contextOf: (request: Request) => Record<string, unknown>;
  /** Opens Vite, for an app that is not built. */
  devServer: () => Promise<DevServer>;
  /** Other origins the pages may use. */
  sources?: ContentSources;
  /** Pages that hold a player or a viewer and nothing else. */
  framed?: readonly FramedPages[];
}

/**
 * Runs an app until it is told to stop: says on standard output when it is open, and logs to standard error. Told to
 * stop it ends what is under way, within 2.5 s.
 */
export async function runApp(settings: RunAppSettings): Promise<void> {
  const { name, config, entry, sources, framed } = settings;
  const common = {
    name,
    apiUrl: config.apiUrl,
    host: config.host,
    port: config.port,
    trustedProxies: config.trustedProxies,
    mediaProxy: true,
    log: createLog(name, config.logLevel),
    createRequestHandler: ((options) =>
      settings.createRequestHandler({
        ...options,
        getLoadContext: (request, response) => ({
          ...options.getLoadContext(request, response),
          ...settings.contextOf(request),
        }),
      })) satisfies CreateRequestHandler,
  };
  const app = entry.endsWith("server-entry.mjs")
    ? await serveApp({
        ...common,
        build: (await import(new URL("./server/index.js", entry).href)) as ServerBuild,
        assetsDir: new URL("./client", entry).pathname,
        sources,
        framed,
      })
    : await serveAppDev({ ...common, vite: await settings.devServer() });
  process.stdout.write(`${JSON.stringify({ ready: true, url: app.url })}\n`);

  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => process.exit(0), 2_500).unref();
      void app.close().then(() => process.exit(0));
    });
  }
}

const levels = ["debug", "info", "warn", "error", "fatal", "silent"];

/** Logs as lines of JSON. Standard output belongs to the line that says when the app is open. */
function createLog(app: string, lowest: string): AppLog {
  const write = (level: string) => (fields: object, message: string) => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return;
    const line = { level, time: new Date().toISOString(), app, ...fields, message };
    process.stderr.write(`${JSON.stringify(line, plainError)}\n`);
  };
  return { info: write("info"), error: write("error") };
}

function plainError(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;
}
