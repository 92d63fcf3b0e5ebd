import type { replaceItemsInput, SellerOrderView } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { listOffers } from "../catalog/index";
import { completeCheckout, findPaidCheckoutId, openAgreedCheckout, snapshotNow } from "../checkout/index";
import {
  findSellerPart,
  getSellerOrder,
  lockOrderState,
  OrderNotShippable,
  type OrderState,
  recordOrderEvents,
  replaceableQuantity,
  type SellerOrderState,
} from "../orders/index";
import {
  asSystem,
  type Ctx,
  derivedId,
  InvalidInput,
  inTransaction,
  marketOf,
  NotFound,
  newId,
} from "../platform/index";

type Wanted = z.output<typeof replaceItemsInput>;

/**
 * A seller sends units once more, for nothing: they broke, got lost or were the wrong ones. It becomes an order of its own, which
 * its shop funds and of which nobody owes anything; its stock is reserved and taken as of any order. What was replaced cannot be
 * sent back for its money. The same `key` again sends nothing again; killed half-way, the next try finishes it.
 * @throws NotFound no such order in this shop
 * @throws InvalidInput more than was sent and is still the shopper's
 * @throws OrderNotShippable it is no longer sold
 * @throws OutOfStock
 */
export async function replaceItems(ctx: Ctx, input: Wanted & { sellerId: string }): Promise<SellerOrderView> {
  const row = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!row) throw new NotFound("This order");
  const checkoutId = await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, row.order_id);
    return openReplacement(tx, ctx, order, partOf(order, row.id), input);
  });
  if (checkoutId) {
    const placed = await completeCheckout(asSystem(ctx, "replacements"), { checkoutId });
    if (placed.status !== "confirmed") throw new Error(`What costs nothing is ${placed.status}.`);
    await inTransaction(ctx, async (tx) => {
      const order = await lockOrderState(tx, row.order_id);
      if (partOf(order, row.id).replacements.some((each) => each.orderId === placed.orderId)) return;
      const { items, reason, key } = input;
      const replacement = { orderId: placed.orderId, number: placed.orderNumber };
      await recordOrderEvents(tx, ctx, order, [
        { type: "ItemsReplaced", payload: { sellerOrderId: row.id, replacement, items, reason, key } },
      ]);
    });
  }
  return getSellerOrder(ctx, input);
}

function partOf(order: OrderState, sellerOrderId: string): SellerOrderState {
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new NotFound("This order");
  return part;
}

/** The checkout of what is sent once more; undefined when it was sent already. */
async function openReplacement(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  part: SellerOrderState,
  { items: wanted, reason, key }: Wanted,
): Promise<string | undefined> {
  if (part.replacements.some((each) => each.key === key)) return undefined;
  const replacementId = idOf(part);
  const begun = await findPaidCheckoutId(tx, replacementId);
  if (begun) return begun;
  const items = wanted.map(({ orderItemId, quantity }, index) => {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item || wanted.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
    const most = replaceableQuantity(part, item);
    if (quantity > most)
      throw new InvalidInput({ [`items.${index}.quantity`]: `Only ${most} of ${item.name} can be sent once more.` });
    return { item, quantity };
  });
  const { currency, market } = order;
  const offers = await listOffers(
    tx,
    items.map(({ item }) => item.variantId),
    currency,
  );
  const addedAt = ctx.clock.now().toISOString();
  const sold = items.map(({ item, quantity }) => {
    const offer = offers.get(item.variantId);
    if (!offer?.isVisible)
      throw new OrderNotShippable(`${item.name} is no longer sold, so it cannot be sent once more.`, {});
    return { id: newId(), offer, quantity, addedAt };
  });
  const { minDays, maxDays } = part.shippingMethod;
  const shipping = { id: "replacement", sellerId: part.sellerId, name: "Replacement", amount: 0, freeOverAmount: null };
  const checkout = await openAgreedCheckout(
    tx,
    ctx,
    {
      agreed: {
        draftOrderId: replacementId,
        userId: order.userId,
        discounts: [forNothing(part, replacementId, reason)],
      },
      ...{ email: order.email, market, currency, shippingAddress: order.shippingAddress },
      pricesIncludeTax: (await marketOf(tx, market)).pricesIncludeTax,
      snapshot: await snapshotNow(tx, ctx, sold, currency),
      shipping: { [part.sellerId]: { ...shipping, minDays, maxDays } },
    },
    { userId: order.userId, cartId: newId() },
  );
  return checkout.id;
}

/** All of it, at the shop's own expense. */
function forNothing(part: SellerOrderState, id: string, reason: string) {
  return {
    ...{ id, name: `Replacement for ${part.number}: ${reason}`, code: null, fundedBy: "seller" as const },
    benefit: { kind: "percentage" as const, basisPoints: 10_000, maxAmount: null },
    scope: { productIds: [], categoryIds: [], sellerIds: [] },
    ...{ minimumAmount: 0, isExclusive: false, priority: 0 },
  };
}

/** The same for each try to send the next one, so that one that was killed half-way is found again. */
function idOf({ id, replacements }: SellerOrderState): string {
  return derivedId(`replacement:${id}:${replacements.length}`);
}
