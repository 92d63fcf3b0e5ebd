import { createHash, randomUUID } from "node:crypto";
import type { Core } from "@emporia/adapters";
import { resolveSession } from "@emporia/core/identity";
import { type Actor, type Ctx, marketFor, systemClock } from "@emporia/core/platform";
import type { TrpcContext } from "@emporia/trpc/server";
import type { FastifyRequest } from "fastify";
import type { Metrics } from "./metrics";
import type { RateLimiter } from "./rate-limiter";
import { sameSecret } from "./same-secret";

export interface RequestContexts {
  of(request: FastifyRequest): Promise<TrpcContext>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

export function correlationIdOf(request: FastifyRequest): string {
  const given = header(request, "x-request-id");
  return given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Resolves who asks, once per request: session, cart, shop, market, and the client whose budget of calls this draws on. */
export function createRequestContexts(
  core: Core,
  options: { internalKey: string; limiter: RateLimiter; metrics: Metrics },
): RequestContexts {
  const isInternalKey = sameSecret(options.internalKey);
  return {
    async of(request) {
      const token = /^Bearer (\S+)$/i.exec(header(request, "authorization") ?? "")?.[1];
      const session = token ? await resolveSession(core.db, systemClock, token) : undefined;
      const actor: Actor = session?.actor ?? { kind: "guest" };
      const cartId = header(request, "x-cart-id");
      const sellerId = header(request, "x-seller-id");
      const ctx: Ctx = core.context({
        actor,
        correlationId: request.id,
        cartId: cartId && UUID.test(cartId) ? cartId : null,
        market: await marketFor(core.db, header(request, "x-market") ?? null),
        log: request.log as Ctx["log"],
      });
      const client = clientOf(request, isInternalKey, token && session ? token : undefined);
      return {
        core: ctx,
        requestedSellerId: sellerId && UUID.test(sellerId) ? sellerId : null,
        drawCall: (limit) => options.limiter.draw(client, limit),
        onCall: (call) => {
          options.metrics.observeCall(call);
          if (call.error && !call.ok && isBug(call.error))
            request.log.error({ procedure: call.path, error: call.error }, "procedure failed");
        },
      };
    },
  };
}

/** A signed-in person, else an address; one of our web apps may say for whom it asks. */
function clientOf(
  request: FastifyRequest,
  isInternalKey: (given: string | undefined) => boolean,
  token: string | undefined,
): string {
  if (token) return `t:${createHash("sha256").update(token).digest("base64url").slice(0, 22)}`;
  const named = header(request, "x-emporia-client");
  if (named && isInternalKey(header(request, "x-emporia-key"))) return `a:${named.slice(0, 64)}`;
  return `a:${request.ip}`;
}

function isBug(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === "INTERNAL_SERVER_ERROR" || code === undefined;
}
