import {
  amendOrder,
  declineAmendment,
  openAmendmentCheckout,
  quoteAmendment,
  withdrawAmendment,
} from "@emporia/core/amendments";
import { completeCheckout, getCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { buyLabels, sendWithLabel, voidLabel } from "@emporia/core/labels";
import {
  beginPacking,
  cancelOrder,
  cancelSellerOrder,
  deliverShipment,
  getOrder,
  getSellerOrder,
  orderTokenOf,
  refundSellerOrder,
} from "@emporia/core/orders";
import {
  decideDisputedParts,
  dispatchItems,
  recordDispute,
  recordPayout,
  recoverDebt,
  refundPart,
  requestPayout,
  transferEarnings,
} from "@emporia/core/payments";
import { DAY_MS, DomainError, type Market, MINUTE_MS } from "@emporia/core/platform";
import { approveReturn, inspectReturn, receiveReturn, replaceItems, requestReturn } from "@emporia/core/returns";
import { aCheckout, aShopperWithCredit, type TestContext, withCart } from "@emporia/testing";
import { sql } from "kysely";
import { runJobs } from "../testing";
import type { Life, Step } from "./life";
import { joinMembers, makeOwnCode, type Shops } from "./shops";

export interface Lived {
  ctx: TestContext;
  orderId: string;
  token: string;
  shops: Shops;
  market: Market;
  /** Who signed in and paid with store credit, as far as they had any. */
  shopper: { given: number; credit: () => Promise<{ balance: number; held: number }> } | null;
  /** Whether a bank ever disputed the payment, and has not decided for us. */
  isDisputed: boolean;
}

const places: Record<string, { country: string; state: string }[]> = {
  us: ["CA", "NY", "TX"].map((state) => ({ country: "US", state })),
  eu: ["DE", "FR", "DE"].map((country) => ({ country, state: "" })),
  jp: ["JP", "JP", "JP"].map((country) => ({ country, state: "" })),
};

/** Money only: mails, invoices and listings have tests of their own. */
export const settle = (ctx: TestContext, options: { looksAfterOrders?: boolean } = {}) =>
  runJobs(ctx, {
    only: (name) => !/^(notifications|catalog|invoices|inventory)\./.test(name),
    looksAfterOrders: options.looksAfterOrders ?? false,
  });

/** Buys. Undefined when what was chosen cannot be bought at all: then nothing was charged. */
export async function buy(
  world: TestContext,
  { lines, place, coupons, ownCoupon, ownCode, isMember, declines, credit }: Life,
  given: { shops: Shops; market: Market; coupons: readonly string[] },
): Promise<Lived | undefined> {
  const { shops, market } = given;
  const items = lines.map(({ product, quantity }) => ({ variantId: shops.variantIds[product] ?? "", quantity }));
  const codes = coupons.map((nth) => given.coupons[nth] ?? "");
  if (ownCode) codes.push(await makeOwnCode(world.db));
  const address = { ...places[market.code]?.[place] };
  const shopper = credit === null ? null : { ...(await aShopperWithCredit(world, credit)), given: credit };
  if (shopper && isMember) await joinMembers(world.db, shopper.userId);
  const checkout = await aCheckout(shopper?.ctx ?? world, items, {
    address,
    usesCredit: shopper !== null,
    paymentMethodId: declines > 0 ? "pm_card_chargeDeclined" : "pm_card_visa",
    // As they are in the cart: those that do not fit take nothing off.
    coupons: [...codes, ...(ownCoupon ? [shops.sellers[0]?.coupon ?? ""] : [])],
    isFilledAtOnce: true,
  });
  const { ctx, checkoutId } = checkout;
  for (let tries = 1; ; tries++) {
    try {
      const answer = await completeCheckout(ctx, { checkoutId });
      if (answer.status !== "confirmed") throw new Error(answer.status);
      await settle(ctx);
      return { ctx, orderId: answer.orderId, token: answer.orderToken, shops, market, shopper, isDisputed: false };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "TOTAL_TOO_SMALL") return undefined;
      if (error.code !== "PAYMENT_DECLINED" || tries > declines) throw error;
      const paymentMethodId = tries < declines ? "pm_card_chargeDeclined" : "pm_card_visa";
      await setPaymentMethod(ctx, { checkoutId, paymentMethodId });
    }
  }
}

/** Takes a step, or is refused it; and lets everything settle that follows from it. */
export async function take(lived: Lived, step: Step, index: number): Promise<void> {
  try {
    await act(lived, step, index);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  await settle(lived.ctx);
}

async function act(lived: Lived, step: Step, index: number): Promise<void> {
  const { ctx } = lived;
  switch (step.kind) {
    case "wait":
      return ctx.clock.advance(step.minutes * MINUTE_MS);
    case "dispute":
      return dispute(lived, step);
    case "decide":
      return decide(lived, step.isWon);
    case "payday":
      return payday(lived, step, index);
    default:
      return ofPart(lived, step, index, await partsOf(lived));
  }
}

/** The order and what was added to it, and to that; the order first. */
export async function ordersOf({ ctx, orderId }: Pick<Lived, "ctx" | "orderId">): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive added as (
      select ${orderId}::uuid as id
      union select event.order_id from added join order_events event
        on event.sequence = 1 and event.payload -> 'supplements' ->> 'orderId' = added.id::text
    ) select id from added where id <> ${orderId} order by id
  `.execute(ctx.db);
  return [orderId, ...rows.map((row) => row.id)];
}

async function partsOf(lived: Lived) {
  const parts = [];
  for (const orderId of await ordersOf(lived)) {
    const reader = { orderId, token: orderTokenOf(lived.ctx, orderId) };
    const { sellerOrders } = await getOrder(lived.ctx, reader);
    parts.push(...sellerOrders.map((part) => ({ part, reader })));
  }
  return parts;
}

async function ofPart(
  { ctx, shops, token, orderId }: Lived,
  step: Extract<Step, { part: number | null }>,
  index: number,
  parts: Awaited<ReturnType<typeof partsOf>>,
): Promise<void> {
  const found = parts[(step.part ?? 0) % parts.length];
  if (!found) throw new Error("An order has parts.");
  const { part } = found;
  const own = { sellerId: part.seller.id, sellerOrderId: part.id };
  const reader = step.part === null ? { orderId, token } : found.reader;
  switch (step.kind) {
    case "cancel":
      await cancelOrder(ctx, { ...reader, sellerOrderId: step.part === null ? undefined : part.id, reason: "" });
      return;
    case "cancelUnits": {
      const item = part.items[step.item % part.items.length];
      const items = [{ orderItemId: item?.id ?? "", quantity: step.quantity }];
      if (step.byShop) await cancelSellerOrder(ctx, { ...own, items, reason: "Broken" });
      else await cancelOrder(ctx, { ...reader, items, reason: "" });
      return;
    }
    case "replace": {
      const item = part.items.find((one) => one.replaceableQuantity > 0);
      const items = [{ orderItemId: item?.id ?? "", quantity: 1 }];
      await replaceItems(ctx, { ...own, items, reason: "It broke", key: `replace-${index}` });
      return;
    }
    case "amend": {
      const nth = shops.sellers.findIndex(({ id }) => id === own.sellerId);
      const item = part.items[step.item % part.items.length];
      const open = item ? item.quantity - item.cancelledQuantity - item.shippedQuantity : 0;
      const quantity = step.added > 0 ? Math.min(step.removed, open) : step.removed;
      const removed = quantity > 0 ? [{ orderItemId: item?.id ?? "", quantity }] : [];
      const variantId = shops.variantIds[step.product * shops.sellers.length + nth] ?? "";
      const added = step.added > 0 ? [{ variantId, quantity: step.added }] : [];
      const change = { sellerOrderId: own.sellerOrderId, removed, added, rateId: null };
      const rates = step.byRate ? (await quoteAmendment(ctx, own, change)).rates : [];
      const rateId = rates[0]?.id ?? null;
      await amendOrder(ctx, own, { ...change, rateId, reason: "They asked", days: 3, key: `amend-${index}` });
      if (step.added === 0) return;
      const after = (await getOrder(ctx, reader)).sellerOrders.find((one) => one.id === part.id);
      const amendmentId = after?.amendments.at(-1)?.id ?? "";
      if (step.answer === "decline") await declineAmendment(ctx, { ...reader, amendmentId });
      if (step.answer === "withdraw")
        await withdrawAmendment(ctx, own, { sellerOrderId: own.sellerOrderId, amendmentId });
      if (step.answer !== "pay") return;
      const { checkoutId, cartId } = await openAmendmentCheckout(ctx, { ...reader, amendmentId });
      const holder = withCart(ctx, cartId ?? ctx.cartId);
      const { toPay } = await getCheckout(holder, { checkoutId });
      if (toPay.amount > 0) await setPaymentMethod(holder, { checkoutId, paymentMethodId: "pm_card_visa" });
      await completeCheckout(holder, { checkoutId });
      return;
    }
    case "pack":
      await beginPacking(ctx, own);
      return;
    case "ship": {
      const { items } = await getSellerOrder(ctx, own);
      await dispatchItems(ctx, {
        ...own,
        carrier: "UPS",
        trackingNumber: `T${index}`,
        items: items
          .slice(0, step.share)
          .map((item) => ({ orderItemId: item.id, quantity: Math.min(step.share, item.quantity) })),
      });
      return;
    }
    case "label": {
      const parcel = { sellerOrderId: own.sellerOrderId, service: "slow", amount: 500, weightGrams: 900 };
      const bought = await buyLabels(ctx, {
        ...{ sellerId: own.sellerId, key: `label-${index}` },
        parcels: [{ ...parcel, lengthCm: 30, widthCm: 20, heightCm: 10 }],
      });
      const label = { sellerId: own.sellerId, labelId: bought.items[0]?.label?.id ?? "" };
      if (step.use === "send") await sendWithLabel(ctx, label);
      if (step.use === "void") await voidLabel(ctx, own, label);
      return;
    }
    case "deliver": {
      const shipment = part.shipments[0];
      if (shipment) await deliverShipment(ctx, { sellerId: own.sellerId, shipmentId: shipment.id });
      return;
    }
    case "refund": {
      const item = part.items[step.item % part.items.length];
      // The shipping alone, now and then; again, it is refused.
      const units = step.withShipping && step.item === 2 ? [] : [{ orderItemId: item?.id ?? "", quantity: 1 }];
      const amount = Math.floor((part.refundable.amount * step.share) / 4);
      await refundSellerOrder(ctx, {
        ...own,
        ...(step.share > 0 ? { amount, items: [] } : { items: units }),
        ...{ withShipping: step.withShipping, reason: "Sorry", key: `refund-${index}`, to: step.to },
      });
      return;
    }
    case "return": {
      const { sellerId } = own;
      for (const shipment of part.shipments)
        if (shipment.status === "SHIPPED") await deliverShipment(ctx, { sellerId, shipmentId: shipment.id });
      const item = (await getSellerOrder(ctx, own)).items.find((one) => one.returnableQuantity > 0);
      const quantity = Math.min(step.quantity, item?.returnableQuantity ?? 0);
      const orderItemId = item?.id ?? "";
      const items = [{ orderItemId, quantity, reason: "other" as const, comment: "" }];
      const asked = await requestReturn(ctx, { ...reader, items, comment: "", pictureIds: [], refundTo: step.to });
      const returnId = asked.sellerOrders.find((one) => one.id === part.id)?.returns.at(-1)?.id ?? "";
      await approveReturn(ctx, { sellerId }, { returnId, instructions: "Send it." });
      await receiveReturn(ctx, { sellerId }, { returnId });
      const restocked = Math.min(step.restocked, quantity);
      const inspected = [{ orderItemId, restocked, scrapped: quantity - restocked, refused: 0 }];
      await inspectReturn(ctx, { sellerId }, { returnId, items: inspected, withShipping: step.withShipping, note: "" });
      return;
    }
  }
}

const disputeId = ({ orderId }: Lived) => `dp_${orderId}`;

/** The bank takes back a share of what it has still paid for, perhaps about one part of it alone; once in a life. */
async function dispute(
  lived: Lived,
  { reason, share, nth = 0, names = null }: Extract<Step, { kind: "dispute" }>,
): Promise<void> {
  const { ctx, market } = lived;
  const paid = [...ctx.payments.intents.values()].filter((each) => each.status === "succeeded");
  const intent = paid[nth % Math.max(1, paid.length)];
  const amount = intent ? Math.ceil(((intent.amount - intent.refunded) * share) / 4) : 0;
  if (!intent?.chargeId || amount <= 0 || ctx.payments.disputes.has(disputeId(lived))) return;
  const id = disputeId(lived);
  ctx.payments.disputes.set(id, {
    ...{ id, chargeId: intent.chargeId, amount, currency: market.currency, reason, status: "needs_response" },
    ...{ isClosed: false, openedAt: ctx.clock.now(), evidenceDueAt: null, hasEvidence: false },
    movements: [{ id: `${id}_out`, amount: -amount }],
  });
  lived.isDisputed = true;
  await recordDispute(ctx, { stripeDisputeId: id });
  if (names === null) return;
  const found = await ctx.db
    .selectFrom("disputes")
    .where("stripe_dispute_id", "=", id)
    .select(["id", "order_id"])
    .executeTakeFirst();
  const parts = await ctx.db
    .selectFrom("seller_orders")
    .where("order_id", "=", found?.order_id ?? "")
    .select("id")
    .orderBy("position")
    .execute();
  const named = parts[names % Math.max(1, parts.length)];
  if (!found || !named) return;
  await decideDisputedParts(ctx, { disputeId: found.id, sellerOrderIds: [named.id], reason: "They name its things" });
}

async function decide(lived: Lived, isWon: boolean): Promise<void> {
  const { ctx } = lived;
  const found = ctx.payments.disputes.get(disputeId(lived));
  if (!found || found.isClosed) return;
  Object.assign(found, { isClosed: true, status: isWon ? "won" : "lost" });
  if (isWon) found.movements.push({ id: `${found.id}_back`, amount: found.amount });
  lived.isDisputed = !isWon;
  await recordDispute(ctx, { stripeDisputeId: found.id });
  // What waited for the bank goes on at the hourly look, which asks for this of every part.
  const orderIds = await ordersOf(lived);
  const parts = await ctx.db.selectFrom("seller_orders").where("order_id", "in", orderIds).select("id").execute();
  for (const { id: sellerOrderId } of parts) await refundPart(ctx, { sellerOrderId });
}

/** Some days later: what the round would ask for of this order, a payout to one of its shops, and the bank's answer to it. */
async function payday(
  lived: Lived,
  { days, seller, arrives }: Extract<Step, { kind: "payday" }>,
  index: number,
): Promise<void> {
  const { ctx, shops, market } = lived;
  ctx.clock.advance(days * DAY_MS);
  const orderIds = await ordersOf(lived);
  const parts = await ctx.db.selectFrom("seller_orders").where("order_id", "in", orderIds).select("id").execute();
  for (const { id: sellerOrderId } of parts) {
    await transferEarnings(ctx, { sellerOrderId });
    await recoverDebt(ctx, { sellerOrderId });
  }
  await settle(ctx);
  const { id: sellerId, account } = shops.sellers[seller] ?? { id: "", account: "" };
  await requestPayout(ctx, { sellerId, currency: market.currency, key: `payday-${index}` });
  await settle(ctx);
  for (const payout of ctx.payments.payouts.values()) {
    if (payout.status !== "IN_TRANSIT") continue;
    ctx.payments.settlePayout(
      payout.id,
      arrives ? null : { code: "account_closed", message: "The account is closed." },
    );
    await recordPayout(ctx, { stripeAccountId: account, stripePayoutId: payout.id });
  }
}
