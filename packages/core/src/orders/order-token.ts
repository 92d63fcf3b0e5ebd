import { type Ctx, isSignedId, NotFound, signId } from "../platform/index";
import type { OrderReader } from "./queries/read-rows";

const PURPOSE = "order";

/** What opens an order without signing in: put into the links of its mails. */
export function orderTokenOf(ctx: Pick<Ctx, "services">, orderId: string): string {
  return signId(ctx.services.settings.linkSecret, PURPOSE, orderId);
}

/** Who the actor is to this order: whoever holds its token, else themselves. @throws NotFound for a guest without one */
export function readerOf(ctx: Ctx, orderId: string, token: string | undefined): OrderReader {
  if (token && isSignedId(ctx.services.settings.linkSecret, PURPOSE, orderId, token)) return { everything: true };
  if (ctx.actor.kind === "user") return { userId: ctx.actor.userId };
  throw new NotFound("This order");
}
