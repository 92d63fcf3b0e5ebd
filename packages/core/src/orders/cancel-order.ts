import type {
  cancelOrderInput,
  cancelSellerOrderInput,
  OrderStatus,
  OrderView,
  SellerOrderView,
} from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { passReservations, releaseReservations, releaseUnits, returnStock } from "../inventory/index";
import { appendEvents, type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { releasePromotions } from "../promotions/index";
import { releaseCredit } from "../store-credit/index";
import { heldUnits, openAmendment } from "./amendment-state";
import { OrderNotCancellable } from "./errors";
import type { OrderEvent } from "./events";
import { getOrder, getSellerOrder } from "./get-order";
import { readerOf } from "./order-token";
import { isCancellable, isHeld, wasCollected } from "./payment-state";
import { type Carry, promiseRefund, type RefundPromise } from "./promise-refund";
import { activeQuantity, openQuantity } from "./quantities";
import { lockOpenAmendment } from "./queries/amendments";
import { findOrder, findSellerPart, type OrderReader } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";
import { moneyLeft, moneyOfUnits, type Units } from "./refund-money";
import type { ItemState, OrderState, SellerOrderState } from "./state";
import { isWhollyWithdrawn } from "./withdrawable";

/** What of which part is cancelled. */
interface Cancellation {
  part: SellerOrderState;
  items: Units[];
}

/** What a shopper agreed to, where a cancellation is a part of that. */
interface Agreed {
  /** What of its money pays for other things. */
  carry?: Carry | undefined;
  amendmentId?: string | undefined;
}

interface Wanted {
  orderId: string;
  sellerOrderId?: string | undefined;
  items?: readonly Units[] | undefined;
  reason: string;
}

/**
 * Cancels an order, one seller's part of it or some units, before anything of the part was sent. Stock returns and what
 * was paid for the units is promised back; the shipping too when nothing of a part remains, or what does was withdrawn from
 * and came back.
 * Cancelling a whole twice is harmless: the second call answers the order as it stands.
 * @throws NotFound no such order among the actor's own
 * @throws OrderNotCancellable something has been sent, or the payment is still being processed
 * @throws InvalidInput more than is left
 */
export async function cancelOrder(ctx: Ctx, input: z.output<typeof cancelOrderInput>): Promise<OrderView> {
  await cancelParts(ctx, input, readerOf(ctx, input.orderId, input.token), "shopper");
  return getOrder(ctx, input);
}

/** A seller cancels what they cannot send of their part, also when some of it has left; with the same refusals. */
export async function cancelSellerOrder(
  ctx: Ctx,
  input: z.output<typeof cancelSellerOrderInput> & { sellerId: string },
): Promise<SellerOrderView> {
  const part = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!part) throw new NotFound("This order");
  await cancelParts(ctx, { ...input, orderId: part.order_id }, { everything: true }, "shop");
  return getSellerOrder(ctx, input);
}

/** The same for staff, who may cancel anybody's order; it is written down who did, and why. */
export async function cancelOrderAsStaff(ctx: Ctx, input: Wanted): Promise<void> {
  await cancelParts(ctx, input, { everything: true }, "shop", (tx, cancellations) =>
    recordAudit(tx, ctx, {
      action: "orders.cancel",
      subjectType: "order",
      subjectId: input.orderId,
      detail: {
        reason: input.reason,
        sellerOrderIds: cancellations.map(({ part }) => part.id),
        items: cancellations.flatMap(({ items }) => items),
      },
    }),
  );
}

/**
 * What a shop has not sent of its part, long after it should have, is cancelled by the clock.
 * @throws OrderNotCancellable it was sent or is over
 */
export async function cancelLatePart(ctx: Ctx, input: { orderId: string; sellerOrderId: string }): Promise<void> {
  await cancelParts(ctx, { ...input, reason: "The shop did not send it in time." }, { everything: true }, "shop");
}

/**
 * An order that was to add to another one that has gone another way meanwhile is cancelled, and what was paid goes back.
 * Quiet where its shop has sent it already.
 * @throws OrderNotCancellable its payment is still being collected
 */
export async function cancelSupplement(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  try {
    await cancelParts(ctx, { orderId, reason: OVERTAKEN }, { everything: true }, "shop");
  } catch (error) {
    if (error instanceof OrderNotCancellable && sentStatuses.has(String(error.details?.status))) return;
    throw error;
  }
}

const sentStatuses = new Set<string>(["SHIPPED", "DELIVERED", "COMPLETED", "REFUNDED"] satisfies OrderStatus[]);

async function cancelParts(
  ctx: Ctx,
  input: Wanted,
  reader: OrderReader,
  by: "shopper" | "shop",
  writeDown: (tx: Tx, cancellations: readonly Cancellation[]) => Promise<void> = async () => {},
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, reader))) throw new NotFound("This order");
    const order = await lockOrderState(tx, input.orderId);
    const parts = order.sellerOrders.filter((part) => !input.sellerOrderId || part.id === input.sellerOrderId);
    if (parts.length === 0) throw new NotFound("This part of the order");
    const cancellations = input.items ? cancelledUnits(parts, input.items) : cancelledParts(parts);
    if (cancellations.length === 0) return;
    const isWaiting = order.paymentStatus === "AUTHORIZED" && !isHeld(order);
    if (isWaiting || order.paymentStatus === "PENDING" || order.paymentStatus === "FAILED")
      throw new OrderNotCancellable(
        order,
        `The payment of order ${order.number} is still being processed. Try again in a minute.`,
      );
    const refused = cancellations.find(({ part }) => !isCancellable(order, part, by));
    if (refused) throw new OrderNotCancellable(refused.part);
    const after = await recordCancellation(tx, ctx, order, cancellations, input.reason);
    await giveBackStock(tx, ctx, order, cancellations);
    if (after.paymentStatus === "CANCELLED") await releaseWhatItUsed(tx, ctx, order);
    await writeDown(tx, cancellations);
  });
}

const count = (units: readonly Units[]) => units.reduce((sum, { quantity }) => sum + quantity, 0);

/** A waiting amendment ends where its units, or all that it would add to, are cancelled. */
function overtakenBy({ part, items }: Cancellation): Extract<OrderEvent, { type: "AmendmentEnded" }>[] {
  const amendment = openAmendment(part);
  if (!amendment) return [];
  const left = (item: ItemState) =>
    openQuantity(item) - items.reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  // What was to go along with the rest is off where no rest would be.
  const held = part.items.reduce((sum, item) => sum + heldUnits(part, item.id), 0);
  const isAlong = held > 0 && amendment.amounts.shipping === 0 && moneyLeft(part).shipping > 0;
  const isRestGone = isAlong && held < activeQuantity(part) && held === activeQuantity(part) - count(items);
  const isKept =
    !isRestGone &&
    part.items.every((item) => left(item) >= heldUnits(part, item.id)) &&
    part.items.some((item) => left(item) > 0);
  const payload = { amendmentId: amendment.id, sellerOrderId: part.id, ending: "overtaken" as const };
  return isKept ? [] : [{ type: "AmendmentEnded", payload }];
}

/**
 * Cancels what an amendment removes, or a shopper withdraws from before it was sent: stock returns, what was paid is promised
 * back, but for what of it pays for what was added.
 * @returns the order as it is then
 * @throws OrderNotCancellable the payment is just being collected, or a bank took it back
 */
export async function removeUnits(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  { sellerOrderId, items, reason, ...agreed }: { sellerOrderId: string; items: Units[]; reason: string } & Agreed,
): Promise<OrderState> {
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new Error(`Order ${order.number} has no part ${sellerOrderId}.`);
  if (!isCancellable(order, part, "shop")) throw new OrderNotCancellable(part);
  const cancellations = [{ part, items }];
  const after = await recordCancellation(tx, ctx, order, cancellations, reason, agreed);
  await giveBackStock(tx, ctx, order, cancellations);
  if (after.paymentStatus === "CANCELLED") await releaseWhatItUsed(tx, ctx, order);
  return after;
}

/**
 * Cancels all of an order that was just collected and that the money of another one should have helped to pay for, which stays
 * there. Its card gets back what it paid.
 */
export async function cancelUncarried(tx: Tx, ctx: Ctx, order: OrderState): Promise<OrderState> {
  const { orderId, number, carried = [] } = order.supplements ?? { orderId: order.id, number: order.number };
  const cancellations = cancelledParts(order.sellerOrders);
  const carry = { paysFor: { orderId, number }, money: carried };
  const after = await recordCancellation(tx, ctx, order, cancellations, OVERTAKEN, { carry });
  await giveBackStock(tx, ctx, order, cancellations);
  return after;
}

const OVERTAKEN = "The order that it was to be added to has changed meanwhile.";

/** Returns cancelled units to the shelf; of an order that is not paid for yet they never left it. */
async function giveBackStock(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  cancellations: readonly Cancellation[],
): Promise<void> {
  const units = cancellations.flatMap(({ part, items }) =>
    items.map(({ orderItemId, quantity }) => ({
      variantId: part.items.find((item) => item.id === orderItemId)?.variantId ?? "",
      quantity,
    })),
  );
  if (wasCollected(order)) await returnStock(tx, ctx, { orderId: order.id, items: units, reason: "Order cancelled" });
  else await releaseUnits(tx, ctx, { orderId: order.id, items: units });
}

/** All that is open of parts; those that are cancelled already are left out. */
function cancelledParts(parts: readonly SellerOrderState[]): Cancellation[] {
  return parts.filter((part) => part.status !== "CANCELLED").map((part) => ({ part, items: openUnits(part) }));
}

function openUnits(part: SellerOrderState): Units[] {
  return part.items
    .map((item) => ({ orderItemId: item.id, quantity: openQuantity(item) }))
    .filter((item) => item.quantity > 0);
}

function cancelledUnits(parts: readonly SellerOrderState[], wanted: readonly Units[]): Cancellation[] {
  for (const [index, { orderItemId, quantity }] of wanted.entries()) {
    const item = parts.flatMap((part) => part.items).find((each) => each.id === orderItemId);
    if (!item || wanted.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
    if (quantity > openQuantity(item))
      throw new InvalidInput({
        [`items.${index}.quantity`]: `Only ${openQuantity(item)} of ${item.name} can still be cancelled.`,
      });
  }
  return parts
    .map((part) => ({ part, items: wanted.filter((each) => part.items.some((item) => item.id === each.orderItemId)) }))
    .filter(({ items }) => items.length > 0);
}

/**
 * Gives up an order that was not paid for and will not be: its promise of stock ends, nothing is owed.
 * Harmless when it is cancelled already.
 * @throws OrderNotCancellable its payment was authorised and may still be collected, or was collected
 */
export async function abandonOrder(tx: Tx, ctx: Ctx, order: OrderState, reason: string): Promise<OrderState> {
  if (order.status === "CANCELLED") return order;
  if (order.status !== "PENDING" && order.paymentStatus !== "FAILED") throw new OrderNotCancellable(order);
  const after = await recordCancellation(tx, ctx, order, cancelledParts(order.sellerOrders), reason);
  // Stock before coupons before credit, as who places an order locks them.
  await letGo(tx, ctx, order);
  await releaseWhatItUsed(tx, ctx, order);
  return after;
}

/** Ends what is promised to an order; to one that was to add to another, the amendment keeps it while it can be agreed to. */
async function letGo(tx: Tx, ctx: Ctx, { id: from, supplements }: OrderState): Promise<void> {
  if (supplements) {
    const { amendmentId: to } = supplements;
    const expiresAt = await lockOpenAmendment(tx, to, ctx.clock.now());
    if (expiresAt) await passReservations(tx, { from, to, expiresAt });
  }
  await releaseReservations(tx, ctx, from);
}

/** Coupons and store credit of an order of which nothing was collected can be used again. */
async function releaseWhatItUsed(tx: Tx, ctx: Ctx, order: OrderState): Promise<void> {
  if (order.amounts.discount > 0) await releasePromotions(tx, ctx, order.id);
  if (order.credit > 0) await releaseCredit(tx, ctx, order.id);
}

async function recordCancellation(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  cancellations: readonly Cancellation[],
  reason: string,
  { carry, amendmentId }: Agreed = {},
): Promise<OrderState> {
  // Of a payment that is held nothing is owed when nothing is left; otherwise the less is collected.
  const isPaid = wasCollected(order) || (isHeld(order) && !isEverything(order, cancellations));
  const overtaken = cancellations.flatMap(overtakenBy);
  const events: OrderEvent[] = [...overtaken];
  const promises: RefundPromise[] = [];
  for (const { part, items } of cancellations) {
    events.push({ type: "ItemsCancelled", payload: { sellerOrderId: part.id, items, reason } });
    if (!isPaid) continue;
    const count = items.reduce((sum, item) => sum + item.quantity, 0);
    const money = moneyOfUnits(part, items, {
      withShipping: count === activeQuantity(part) || (leavesWithdrawn(part, items) && "cheapest"),
      isUncollected: !wasCollected(order),
    });
    const wanted = { kind: "cancellation" as const, items, money, reason: reason || "Order cancelled", carry };
    const promise = promiseRefund(order, part.id, wanted, promises);
    if (!promise) continue;
    events.push(...promise.events);
    promises.push(promise);
  }
  const after = await recordOrderEvents(tx, ctx, order, events);
  for (const { payload } of overtaken) await releaseReservations(tx, ctx, payload.amendmentId);
  const partIds = cancellations.map(({ part }) => part.id);
  const wasSent = new Set(order.sellerOrders.filter(isSent).map((part) => part.id));
  await appendEvents(tx, ctx, [
    {
      type: "OrderCancelled",
      key: order.id,
      payload: {
        orderId: order.id,
        sellerOrderIds: partIds,
        items: cancellations.flatMap(({ items }) => items),
        wasConfirmed: order.isConfirmed,
        isWhole: after.status === "CANCELLED",
        /** Parts of which all that is left has been sent by now. */
        sentSellerOrderIds: after.sellerOrders
          .filter((part) => isSent(part) && !wasSent.has(part.id))
          .map((part) => part.id),
        ...(amendmentId ? { amendmentId } : {}),
      },
    },
    ...promises.flatMap((promise) => promise.announcements),
  ]);
  return after;
}

/** Whether what is not cancelled was withdrawn from and is back: nothing remains, and the law gives its shipping back. */
function leavesWithdrawn(part: SellerOrderState, cancelled: readonly Units[]): boolean {
  const unitsOf = (id: string) =>
    cancelled.reduce((sum, each) => sum + (each.orderItemId === id ? each.quantity : 0), 0);
  const items = part.items.map((item) => ({ ...item, cancelledQuantity: item.cancelledQuantity + unitsOf(item.id) }));
  return isWhollyWithdrawn({ returns: part.returns, items });
}

function isEverything(order: OrderState, cancellations: readonly Cancellation[]): boolean {
  const cancelled = cancellations.flatMap(({ items }) => items).reduce((sum, { quantity }) => sum + quantity, 0);
  return cancelled === order.sellerOrders.reduce((sum, part) => sum + activeQuantity(part), 0);
}

const isSent = (part: SellerOrderState) => part.status === "SHIPPED" || part.status === "DELIVERED";
