import type { OrderView } from "@emporia/contracts/orders";
import { postagePayer, type requestReturnInput } from "@emporia/contracts/returns";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { listOffers, type Offer } from "../catalog/index";
import {
  findOrder,
  getOrder,
  lockOrderState,
  type OrderEvent,
  type OrderState,
  readerOf,
  recordOrderEvents,
  returnableQuantity,
} from "../orders/index";
import {
  appendEvents,
  type Ctx,
  InvalidInput,
  inTransaction,
  type NewDomainEvent,
  NotFound,
  newId,
} from "../platform/index";
import { listReturnPostages } from "../shipping/index";
import { CreditNeedsAccount } from "../store-credit/index";
import { photosOf } from "./order-photos";

type Wanted = z.output<typeof requestReturnInput>;
type Returned = Extract<OrderEvent, { type: "ReturnRequested" }>["payload"]["items"][number];

/** Returns that are asked for of one shop's part, withdrawn ones too, at most. */
const MOST_RETURNS = 20;

/**
 * A shopper asks to send something back; each shop gets a return of its own to answer. What is asked for twice is refused
 * the second time, because its units are spoken for.
 * @throws NotFound no such order among the actor's own
 * @throws InvalidInput more than arrived and is not on its way back, too late, too often, or nothing that can be had instead
 * @throws CreditNeedsAccount the money should go to store credit, and the order belongs to nobody
 */
export async function requestReturn(ctx: Ctx, input: Wanted): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    const order = await lockOrderState(tx, input.orderId);
    if (input.refundTo === "credit" && !order.userId) throw new CreditNeedsAccount("order");
    const rules = { now: ctx.clock.now(), returnDays: ctx.services.settings.returnDays };
    for (const [index, { orderItemId, quantity }] of input.items.entries()) {
      const part = order.sellerOrders.find((each) => each.items.some((item) => item.id === orderItemId));
      const item = part?.items.find((each) => each.id === orderItemId);
      if (!part || !item || input.items.findIndex((each) => each.orderItemId === orderItemId) !== index)
        throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
      const returnable = returnableQuantity(part, item, rules);
      if (quantity > returnable)
        throw new InvalidInput({
          [`items.${index}.quantity`]:
            returnable > 0
              ? `Only ${returnable} of ${item.name} can be sent back.`
              : `${item.name} cannot be sent back: it has not arrived, is on its way back, or its ${rules.returnDays} days are over.`,
        });
    }
    const items = await withExchanges(tx, order, input.items);
    const pictures = await photosOf(tx, order.id, input.pictureIds);
    const postages = await listReturnPostages(
      tx,
      order.sellerOrders.map((part) => part.sellerId),
    );
    const events: OrderEvent[] = [];
    const announced: NewDomainEvent[] = [];
    for (const part of order.sellerOrders) {
      const ofPart = items.filter((each) => part.items.some((item) => item.id === each.orderItemId));
      if (ofPart.length === 0) continue;
      if (part.returns.length >= MOST_RETURNS)
        throw new InvalidInput({
          items: `${MOST_RETURNS} returns of ${part.number} were asked for already. Write to ${part.shopName}.`,
        });
      const returnId = newId();
      events.push({
        type: "ReturnRequested",
        payload: {
          returnId,
          sellerOrderId: part.id,
          number: `${part.number}-R${part.returns.length + 1}`,
          items: ofPart,
          comment: input.comment,
          pictures,
          ...(input.refundTo === "credit" ? { refundTo: input.refundTo } : {}),
          postage: postagePayer(
            postages.get(part.sellerId) ?? "fault",
            ofPart.map((item) => item.reason),
          ),
        },
      });
      announced.push({
        type: "ReturnRequested",
        key: order.id,
        payload: { orderId: order.id, sellerOrderId: part.id, returnId },
      });
    }
    await recordOrderEvents(tx, ctx, order, events);
    await appendEvents(tx, ctx, announced);
  });
  return getOrder(ctx, input);
}

/** Names what is wanted instead. It is not set aside: the shop offers it once it has agreed. */
async function withExchanges(tx: Tx, order: OrderState, wanted: Wanted["items"]): Promise<Returned[]> {
  const variantIds = wanted.flatMap(({ exchangeFor }) => exchangeFor ?? []);
  const offers = variantIds.length > 0 ? await listOffers(tx, variantIds, order.currency) : new Map<string, Offer>();
  const bought = new Map(order.sellerOrders.flatMap((part) => part.items.map((item) => [item.id, item])));
  return wanted.map(({ exchangeFor, ...item }, index) => {
    if (!exchangeFor) return item;
    const offer = offers.get(exchangeFor);
    const { productId, variantId } = bought.get(item.orderItemId) ?? {};
    if (!offer?.isVisible || offer.productId !== productId || offer.variantId === variantId)
      throw new InvalidInput({ [`items.${index}.exchangeFor`]: "Choose another variant of the same thing." });
    return { ...item, exchangeFor: { variantId: offer.variantId, variantTitle: offer.variantTitle } };
  });
}
