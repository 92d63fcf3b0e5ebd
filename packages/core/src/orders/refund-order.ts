import type { refundSellerOrderInput, SellerOrderView, staffRefundOrderInput } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { appendEvents, type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { OrderNotRefundable } from "./errors";
import type { RefundMoney } from "./events";
import { getSellerOrder } from "./get-order";
import { promiseRefund } from "./promise-refund";
import { findSellerPart } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";
import { moneyLeft, moneyOfAmount, moneyOfUnits, refundedUnits } from "./refund-money";
import type { OrderState, SellerOrderState } from "./state";

type Wanted = z.output<typeof refundSellerOrderInput>;

/**
 * A seller gives money of their part back: for units, an amount or the shipping. Their share and the commission on it
 * are taken back with it. The same `key` again changes nothing.
 * @throws NotFound no such order in this shop
 * @throws OrderNotRefundable nothing was collected, or nothing is left
 * @throws InvalidInput more than is left, or shipping when none is
 * @throws CreditNeedsAccount it should go to store credit, and the order belongs to nobody
 */
export async function refundSellerOrder(
  ctx: Ctx,
  input: z.output<typeof refundSellerOrderInput> & { sellerId: string },
): Promise<SellerOrderView> {
  const row = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!row) throw new NotFound("This order");
  await inTransaction(ctx, async (tx) => {
    await promiseWanted(tx, ctx, await lockOrderState(tx, row.order_id), input);
  });
  return getSellerOrder(ctx, input);
}

/** The same for staff, for anybody's order; it is written down who did, and why. */
export async function refundOrderAsStaff(ctx: Ctx, input: z.output<typeof staffRefundOrderInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, input.orderId);
    const refundId = await promiseWanted(tx, ctx, order, input);
    if (!refundId) return;
    await recordAudit(tx, ctx, {
      action: "orders.refund",
      subjectType: "order",
      subjectId: order.id,
      detail: { reason: input.reason, sellerOrderId: input.sellerOrderId, refundId },
    });
  });
}

async function promiseWanted(tx: Tx, ctx: Ctx, order: OrderState, input: Wanted): Promise<string | undefined> {
  const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
  if (!part) throw new NotFound("This part of the order");
  if (part.refunds.some((refund) => refund.key === input.key)) return undefined;
  const { money, items } = wantedMoney(order, part, input);
  const promise =
    money.total > 0 ? promiseRefund(order, part.id, { ...input, kind: "goodwill", items, money }) : undefined;
  if (!promise) throw new OrderNotRefundable(`Nothing of ${part.number} is left to give back.`);
  await recordOrderEvents(tx, ctx, order, promise.events);
  await appendEvents(tx, ctx, promise.announcements);
  return promise.refundId;
}

/** What the wanted money is made of. @throws OrderNotRefundable @throws InvalidInput */
function wantedMoney(
  order: OrderState,
  part: SellerOrderState,
  input: Wanted,
): { money: RefundMoney; items: Wanted["items"] } {
  if (order.paymentStatus !== "CONFIRMED" && order.paymentStatus !== "PARTIALLY_REFUNDED")
    throw new OrderNotRefundable(`Nothing that was paid for order ${order.number} can be given back.`);
  if (input.amount !== undefined) {
    if (input.amount > moneyLeft(part).total)
      throw new InvalidInput({ amount: "That is more than is left to give back. Enter less." });
    return { money: moneyOfAmount(part, input.amount), items: [] };
  }
  for (const [index, { orderItemId, quantity }] of input.items.entries()) {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item || input.items.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
    const left = item.quantity - refundedUnits(part, orderItemId);
    if (quantity > left)
      throw new InvalidInput({ [`items.${index}.quantity`]: `Only ${left} of ${item.name} can still be given back.` });
  }
  if (input.withShipping && moneyOfUnits(part, [], { withShipping: true }).total <= 0)
    throw new InvalidInput({
      withShipping: `No shipping of ${part.number} is left to give back. Refund items or an amount without it.`,
    });
  return { money: moneyOfUnits(part, input.items, { withShipping: input.withShipping }), items: input.items };
}
