import type { OrderView } from "@emporia/contracts/orders";
import { postagePayer } from "@emporia/contracts/returns";
import type { WithdrawalView, withdrawalInput, withdrawInput } from "@emporia/contracts/withdrawal";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import {
  findOrder,
  getOrder,
  lockOrderState,
  type OrderEvent,
  readerOf,
  readOrderStates,
  recordOrderEvents,
  type SellerOrderState,
  withdrawableQuantity,
  withdrawalEnds,
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
import { getBusiness } from "../sellers/index";
import { listReturnPostages, listSendingAddresses } from "../shipping/index";
import { WithdrawalRefused } from "./errors";
import { findWithdrawalDays } from "./withdrawal-countries";

/** What of an order can be withdrawn from now, and until when. @throws NotFound no such order among the actor's own */
export async function getWithdrawal(ctx: Ctx, input: z.output<typeof withdrawalInput>): Promise<WithdrawalView> {
  await assertReader(ctx, ctx.db, input);
  const [order] = await readOrderStates(ctx.db, [input.orderId]);
  if (!order) throw new NotFound("This order");
  const days = await findWithdrawalDays(ctx.db, order.shippingAddress.country);
  const now = ctx.clock.now();
  const { firstName, lastName } = order.shippingAddress;
  return {
    days,
    email: order.email,
    name: `${firstName} ${lastName}`,
    parts:
      days === null
        ? []
        : order.sellerOrders
            .map((part) => ({
              sellerOrderId: part.id,
              shopName: part.shopName,
              until: withdrawalEnds(part, days),
              items: part.items
                .map((item) => ({
                  orderItemId: item.id,
                  name: item.name,
                  variantTitle: item.variantTitle,
                  quantity: withdrawableQuantity(part, item, { now, days }),
                }))
                .filter(({ quantity }) => quantity > 0),
            }))
            .filter(({ items }) => items.length > 0),
  };
}

/**
 * A shopper withdraws from what they bought, without a reason: a return of each shop that is agreed to from the start, so
 * that nobody can turn it down. What was withdrawn from already is refused the second time.
 * @throws NotFound no such order among the actor's own
 * @throws WithdrawalRefused its country gives no such right
 * @throws InvalidInput more than arrived, too late, or not of this order
 */
export async function withdrawFromContract(ctx: Ctx, input: z.output<typeof withdrawInput>): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    await assertReader(ctx, tx, input);
    const order = await lockOrderState(tx, input.orderId);
    const { country } = order.shippingAddress;
    const days = await findWithdrawalDays(tx, country);
    if (days === null) throw new WithdrawalRefused(country);
    const rules = { now: ctx.clock.now(), days };
    for (const [index, { orderItemId, quantity }] of input.items.entries()) {
      const part = order.sellerOrders.find((each) => each.items.some((item) => item.id === orderItemId));
      const item = part?.items.find((each) => each.id === orderItemId);
      if (!part || !item || input.items.findIndex((each) => each.orderItemId === orderItemId) !== index)
        throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
      if (quantity > withdrawableQuantity(part, item, rules))
        throw new InvalidInput({
          [`items.${index}.quantity`]: `${item.name} has not arrived, is on its way back, or its ${days} days are over.`,
        });
    }
    const events: OrderEvent[] = [];
    const announced: NewDomainEvent[] = [];
    const parts = order.sellerOrders.filter((part) =>
      input.items.some(({ orderItemId }) => part.items.some(({ id }) => id === orderItemId)),
    );
    const shops = parts.map(({ sellerId }) => sellerId);
    const postages = await listReturnPostages(tx, shops);
    const addresses = await listSendingAddresses(tx, shops);
    for (const part of parts) {
      const returnId = newId();
      const about = { returnId, sellerOrderId: part.id };
      const of = part.items.map(({ id }) => id);
      events.push(
        {
          type: "ReturnRequested",
          payload: {
            ...about,
            number: `${part.number}-R${part.returns.length + 1}`,
            items: input.items
              .filter(({ orderItemId }) => of.includes(orderItemId))
              .map((item) => ({ ...item, reason: "changed_mind", comment: "" })),
            comment: `${input.name} withdraws from the contract.`,
            pictures: [],
            isWithdrawal: true,
            postage: postagePayer(postages.get(part.sellerId) ?? "fault", ["changed_mind"]),
          },
        },
        {
          type: "ReturnApproved",
          payload: {
            ...about,
            instructions: `Send it within 14 days to: ${addressText(
              part,
              addresses.get(part.sellerId) ?? (await getBusiness({ db: tx }, part)).business ?? undefined,
            )}.`,
            label: null,
          },
        },
      );
      for (const type of ["ReturnRequested", "ReturnApproved"] as const)
        announced.push({ type, key: order.id, payload: { orderId: order.id, ...about } });
    }
    await recordOrderEvents(tx, ctx, order, events);
    await appendEvents(tx, ctx, announced);
  });
  return getOrder(ctx, input);
}

async function assertReader(ctx: Ctx, db: Db, input: z.output<typeof withdrawalInput>): Promise<void> {
  if (!(await findOrder(db, input.orderId, readerOf(ctx, input.orderId, input.token))))
    throw new NotFound("This order");
}

interface Place {
  line1: string;
  line2?: string | null | undefined;
  city: string;
  state: string;
  postalCode: string;
  country: string;
}

function addressText(part: SellerOrderState, place: Place | undefined): string {
  if (!place) return `${part.shopName}, which says by mail where it takes things back`;
  const { line1, line2, city, state, postalCode, country } = place;
  return [part.shopName, line1, line2, [city, state, postalCode].filter(Boolean).join(" "), country]
    .filter(Boolean)
    .join(", ");
}
