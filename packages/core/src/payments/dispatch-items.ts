import type { SellerOrderView, shipSellerOrderInput } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { PaymentNotCollected, shipItems } from "../orders/index";
import type { Ctx } from "../platform/index";
import { collectHeldPayment } from "./capture-order";

/**
 * A seller sends a parcel, see {@link shipItems}. A payment that was held until now is collected first: nothing leaves
 * that is not paid for. When the bank let go of it the order is given up, and the seller told so.
 * @throws OrderNotShippable not paid for, cancelled, all sent already, or its payment is still being collected
 * @throws ServiceUnavailable the payment provider does not answer; nothing is sent
 */
export async function dispatchItems(
  ctx: Ctx,
  input: z.output<typeof shipSellerOrderInput> & { sellerId: string },
  check?: (tx: Tx) => Promise<void>,
): Promise<SellerOrderView> {
  try {
    return await shipItems(ctx, input, check);
  } catch (error) {
    if (!(error instanceof PaymentNotCollected)) throw error;
    await collectHeldPayment(ctx, { orderId: error.orderId });
    return shipItems(ctx, input, check);
  }
}
