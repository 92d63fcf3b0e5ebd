import { exportSellerOrdersInput } from "@emporia/contracts/orders";
import { exportSellerOrders } from "@emporia/core/orders";
import { InvalidInput } from "@emporia/core/platform";
import type { FastifyInstance } from "fastify";
import { memberGate, sendFile } from "./member-files";
import type { RequestContexts } from "./request-context";

/** A shop's orders as a stream: a year of them is never whole in memory. */
export function addOrderFileRoutes(app: FastifyInstance, contexts: RequestContexts): void {
  const { only, memberOf } = memberGate(contexts);
  app.get("/order-files/export", { onRequest: only("orders:read") }, async (request, reply) => {
    const { ctx, sellerId } = memberOf(request);
    const filter = exportSellerOrdersInput.safeParse(request.query);
    if (!filter.success) throw new InvalidInput({ filter: "There is no such filter." });
    return sendFile(reply, exportSellerOrders(ctx, { ...filter.data, sellerId }));
  });
}
