import type { ErrorView } from "@emporia/contracts/errors";
import { groupBy, InvalidInput } from "@emporia/core/platform";
import {
  appRouter,
  createCaller,
  httpStatusOf,
  type RestEndpoint,
  readQuery,
  restEndpoints,
  toErrorView,
  toTrpcError,
} from "@emporia/trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RequestContexts } from "./request-context";

type Callable = (input: unknown) => Promise<unknown>;

/** The REST facade: each endpoint is a procedure called by its path, nothing more. */
export function addRestRoutes(app: FastifyInstance, contexts: RequestContexts): void {
  const endpoints = groupBy(restEndpoints(appRouter), ({ path }) => `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`);
  for (const [url, atUrl] of endpoints) {
    for (const endpoint of atUrl)
      app.route({
        method: endpoint.method,
        url,
        handler: (request, reply) => answer(endpoint, request, reply, contexts),
      });
    const taken: string[] = atUrl.map((endpoint) => endpoint.method);
    app.route({
      method: methods.filter((method) => !taken.includes(method)),
      url,
      handler: (_request, reply) => refuseMethod(reply, taken),
    });
  }
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function refuseMethod(reply: FastifyReply, taken: readonly string[]): FastifyReply {
  const message = `This address takes ${taken.join(" and ")} only.`;
  return reply
    .status(405)
    .header("allow", taken.join(", "))
    .send({ error: { code: "METHOD_NOT_ALLOWED", message } } satisfies ErrorView);
}

/** @throws InvalidInput when it is JSON, but no object */
function bodyOf({ body }: FastifyRequest): object {
  if (body === undefined || body === null) return {};
  if (typeof body !== "object" || Array.isArray(body)) throw new InvalidInput({ body: "Send a JSON object." });
  return body;
}

async function answer(
  endpoint: RestEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  contexts: RequestContexts,
): Promise<unknown> {
  try {
    const caller = createCaller(await contexts.of(request));
    const procedure = endpoint.procedure
      .split(".")
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as Callable;
    const output = await procedure({
      ...readQuery(endpoint.input, request.query as object),
      ...bodyOf(request),
      ...(request.params as object),
    });
    if (endpoint.path.startsWith("/cart") && typeof output === "object" && output !== null && "id" in output)
      reply.header("x-cart-id", String(output.id));
    reply.header("cache-control", "no-store").header("x-api-version", "1");
    return reply.send(output);
  } catch (thrown) {
    const error = toTrpcError(thrown);
    const view = toErrorView(error);
    const retryAfter = view.details?.retryAfterSeconds;
    if (typeof retryAfter === "number") reply.header("retry-after", retryAfter);
    return reply.status(httpStatusOf(error)).send({ error: view });
  }
}
