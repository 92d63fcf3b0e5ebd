import type { Core } from "@emporia/adapters";
import type { TrustedProxies } from "@emporia/config";
import { errorView } from "@emporia/contracts/errors";
import {
  type AppRouter,
  appRouter,
  httpStatusOf,
  openApiDocument,
  toErrorView,
  toTrpcError,
} from "@emporia/trpc/server";
import helmet from "@fastify/helmet";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { answerClientError, answerFrameworkError, frameworkRefusal } from "./framework-errors";
import { readHealth } from "./health";
import { addMediaRoutes } from "./media-routes";
import { addMetricsRoute, createMetrics } from "./metrics";
import { addOrderFileRoutes } from "./order-file-routes";
import { addProductFileRoutes } from "./product-file-routes";
import { createRateLimiter } from "./rate-limiter";
import { referencePage, referenceStyleHash } from "./reference-page";
import { correlationIdOf, createRequestContexts } from "./request-context";
import { addRestRoutes } from "./rest-routes";
import { addWebhookRoutes } from "./webhook-routes";

export interface ApiOptions {
  internalKey: string;
  /** Opens /metrics, beside the internal key. */
  metricsToken?: string | undefined;
  /** What Shippo shows when it tells of parcels. */
  shippoToken?: string | undefined;
  rateLimitFactor: number;
  /** Whose x-forwarded-for is believed; nobody's unless given. */
  trustedProxies?: TrustedProxies | undefined;
  logger: FastifyBaseLogger;
}

/** The HTTP host: tRPC, the REST facade, pictures, webhooks, health and metrics. It holds no rule. */
export async function createApi(core: Core, options: ApiOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => correlationIdOf(request as never),
    trustProxy: trustOf(options.trustedProxies),
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => answerFrameworkError(error, request as never, reply as never),
    clientErrorHandler: answerClientError,
  }) as unknown as FastifyInstance;
  const metrics = createMetrics(core);
  const limiter = createRateLimiter({ db: core.db, redis: core.redis, factor: options.rateLimitFactor });
  const contexts = createRequestContexts(core, { internalKey: options.internalKey, limiter, metrics });

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [referenceStyleHash],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: "same-site" },
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const fields = {
      method: request.method,
      path: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.error(fields, "request failed");
    else request.log.debug(fields, "request");
  });
  app.addHook("onClose", async () => limiter.close());

  app.setErrorHandler((thrown, request, reply) => {
    const refusal = frameworkRefusal(thrown);
    if (refusal) return reply.status(refusal.status).send(refusal.body);
    const error = toTrpcError(thrown);
    if (error.code === "INTERNAL_SERVER_ERROR") request.log.error({ error: thrown }, "request failed");
    return reply.status(httpStatusOf(error)).send({ error: toErrorView(error) });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ error: { code: "NOT_FOUND", message: "There is nothing at this address." } }),
  );

  await app.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => contexts.of(req),
      maxBatchSize: 20,
    } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"],
  });
  addRestRoutes(app, contexts);
  addMediaRoutes(app, core, contexts);
  addProductFileRoutes(app, contexts);
  addOrderFileRoutes(app, contexts);
  addWebhookRoutes(app, core, { shippoToken: options.shippoToken });

  let document: object | undefined;
  app.get("/openapi.json", () => {
    document ??= openApiDocument(appRouter, { version: "1.0.0", errorSchema: errorView });
    return document;
  });
  app.get("/docs", (_request, reply) => reply.type("text/html; charset=utf-8").send(referencePage()));
  app.get("/", (_request, reply) => reply.redirect("/docs"));
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const health = await readHealth(core);
    return reply.status(health.status === "down" ? 503 : 200).send(health);
  });
  addMetricsRoute(app, metrics, options);
  return app;
}

/** Fastify believes no bare count of proxies, because it cannot tell whether one is passed by: who sets it, sees to that. */
function trustOf(proxies: TrustedProxies | undefined) {
  return typeof proxies === "number" ? (_address: string, hop: number) => hop < proxies : (proxies ?? false);
}
