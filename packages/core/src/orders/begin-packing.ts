import type { beginPackingInput, SellerOrderView } from "@emporia/contracts/orders";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { OrderNotShippable } from "./errors";
import { getSellerOrder } from "./get-order";
import { isPackable } from "./payment-state";
import { findSellerPart } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";

/**
 * A seller has begun to pack their part: the shopper reads so, and can still cancel it until something has left. Saying so
 * twice is harmless.
 * @throws NotFound no such order in this shop
 * @throws OrderNotShippable it is not paid for, something has left already, or it is over
 */
export async function beginPacking(
  ctx: Ctx,
  input: z.output<typeof beginPackingInput> & { sellerId: string },
): Promise<SellerOrderView> {
  const row = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!row) throw new NotFound("This order");
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, row.order_id);
    const part = order.sellerOrders.find((each) => each.id === row.id);
    if (!part || part.packingSince) return;
    if (!isPackable(order, part))
      throw new OrderNotShippable(
        `Order ${part.number} cannot be packed: it is ${part.status.toLowerCase().replaceAll("_", " ")}.`,
        { status: part.status },
      );
    await recordOrderEvents(tx, ctx, order, [{ type: "PackingBegun", payload: { sellerOrderId: part.id } }]);
  });
  return getSellerOrder(ctx, input);
}
