import { isExcludedOnceOpened } from "@emporia/contracts/catalog/constants";
import type { inspectReturnInput } from "@emporia/contracts/returns";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { returnStock, scrapReturned } from "../inventory/index";
import {
  isWhollyWithdrawn,
  type Keeper,
  moneyOfUnits,
  promiseRefund,
  type ReturnState,
  type SellerOrderState,
  type Units,
} from "../orders/index";
import { type Ctx, InvalidInput } from "../platform/index";
import { changeReturn, type LockedReturn, type ReturnStep } from "./change-return";

type Found = z.output<typeof inspectReturnInput>;

/**
 * The seller, or staff for them, says of each unit that came back whether it can be sold again, is thrown away, or is not
 * taken back. What is taken back is refunded by its own money; what can be sold again is on hand again.
 * @throws NotFound no such return of this shop
 * @throws ReturnTransitionRefused it has not arrived, or was inspected otherwise
 * @throws InvalidInput not every unit is accounted for; a shop turns down what was withdrawn from
 */
export async function inspectReturn(ctx: Ctx, keeper: Keeper, input: Found): Promise<void> {
  await changeReturn(ctx, keeper, input.returnId, "ReturnInspected", (tx, locked) => {
    const { part, returned } = locked;
    if (returned.isWithdrawal && keeper !== "staff" && input.items.some((item) => isTurnedDown(part, item)))
      throw new InvalidInput({
        items: "A withdrawal cannot be turned down. Write to Emporia if something of it did not come back.",
      });
    return inspected(tx, ctx, locked, input);
  });
}

/** What was sealed may be refused once it is not any more, and nothing else of a withdrawal. */
function isTurnedDown(part: SellerOrderState, { orderItemId, refused }: Found["items"][number]): boolean {
  const exclusion = part.items.find(({ id }) => id === orderItemId)?.withdrawalExclusion;
  return refused > 0 && !(exclusion && isExcludedOnceOpened(exclusion));
}

async function inspected(tx: Tx, ctx: Ctx, { order, part, returned }: LockedReturn, input: Found): Promise<ReturnStep> {
  const found = returned.items.map((item) => {
    const index = input.items.findIndex((each) => each.orderItemId === item.orderItemId);
    const { restocked = 0, scrapped = 0, refused = 0 } = input.items[index] ?? {};
    if (restocked + scrapped + refused !== item.quantity)
      throw new InvalidInput({
        [`items.${Math.max(index, 0)}.restocked`]: `Say of all ${item.quantity} whether they are sold again, thrown away or not taken back.`,
      });
    return { orderItemId: item.orderItemId, restocked, scrapped, refused };
  });
  if (found.length !== input.items.length)
    throw new InvalidInput({ items: "Name each item of this return once, and no other." });
  if (found.some((item) => item.refused > 0) && input.note.length < 10)
    throw new InvalidInput({ note: "Say why something is not taken back. The shopper reads it." });
  const taken = found
    .map(({ orderItemId, restocked, scrapped }) => ({ orderItemId, quantity: restocked + scrapped }))
    .filter((item) => item.quantity > 0);
  const promise = promiseRefund(order, part.id, {
    kind: "return",
    items: taken,
    money: moneyOfUnits(part, taken, { withShipping: input.withShipping || shippingByLaw(part, returned, taken) }),
    reason: `Return ${returned.number}`,
    to: returned.refundTo,
  });
  const demand = (count: (item: (typeof found)[number]) => number) => ({
    orderId: order.id,
    items: found
      .map((item) => ({ variantId: variantOf(part, item.orderItemId), quantity: count(item) }))
      .filter((item) => item.quantity > 0),
    reason: `Return ${returned.number}`,
  });
  await returnStock(
    tx,
    ctx,
    demand((item) => item.restocked),
  );
  await scrapReturned(
    tx,
    ctx,
    demand((item) => item.scrapped),
  );
  return {
    ...(promise ? { first: promise.events, announce: promise.announcements } : {}),
    event: {
      type: "ReturnInspected",
      payload: {
        returnId: returned.id,
        sellerOrderId: part.id,
        items: found,
        note: input.note,
        refundId: promise?.refundId ?? null,
      },
    },
  };
}

/**
 * Who withdraws from all that a shop sent gets its shipping back too, whatever the shop says; not what they paid on top for
 * another way than the cheapest (Directive 2011/83/EU, article 13).
 */
function shippingByLaw(part: SellerOrderState, returned: ReturnState, taken: readonly Units[]): "cheapest" | false {
  return returned.isWithdrawal && taken.length > 0 && isWhollyWithdrawn(part) ? "cheapest" : false;
}

function variantOf(part: SellerOrderState, orderItemId: string): string {
  return part.items.find((item) => item.id === orderItemId)?.variantId ?? "";
}
