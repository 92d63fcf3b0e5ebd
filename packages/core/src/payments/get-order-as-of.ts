import { money } from "@emporia/contracts/money";
import type { orderAsOfView } from "@emporia/contracts/orders";
import type { z } from "zod";
import { listOrderStock } from "../inventory/index";
import { moneyLeft, type OrderState, type RecordedOrderEvent, readOrderHistory, replay } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";
import { mayReadLedger } from "./get-staff-order";
import { listOrderAccounts } from "./queries/ledger";

/**
 * An order as it was after one of its events: what its history up to there says, and what stood in the books and on the
 * shelves until time moved on to the next. @throws NotFound no such order, or no such event of it
 */
export async function getOrderAsOf(
  ctx: Ctx,
  input: { orderId: string; sequence: number },
): Promise<z.output<typeof orderAsOfView>> {
  const events = await readOrderHistory(ctx.db, input.orderId);
  const event = events[input.sequence - 1];
  if (!event) throw new NotFound("This event");
  const state = replay(events.slice(0, input.sequence));
  const until = nextInstant(events, event);
  // Refunds are booked before Stripe is asked; they count with its answer, as in the history.
  const given = new Set(refundsOf(state).flatMap(({ id, status }) => (status === "PENDING" ? [] : [id])));
  const notGivenYet = refundsOf(replay(events)).flatMap(({ id }) => (given.has(id) ? [] : [`refund:${id}`]));
  const [accounts, stock] = await Promise.all([
    mayReadLedger(ctx.actor) ? listOrderAccounts(ctx.db, input.orderId, until, notGivenYet) : null,
    listOrderStock(ctx.db, input.orderId, until),
  ]);
  const amount = (minor: number) => money(minor, state.currency);
  const items = state.sellerOrders.flatMap((part) => part.items);
  return {
    sequence: event.sequence,
    type: event.type,
    occurredAt: event.occurredAt,
    status: state.status,
    paymentStatus: state.paymentStatus,
    total: amount(state.amounts.total),
    refunded: amount(state.refundedAmount),
    sellerOrders: state.sellerOrders.map((part) => ({
      number: part.number,
      shopName: part.shopName,
      status: part.status,
      refunded: amount(part.refundedAmount),
      refundable: amount(moneyLeft(part).total),
      items: part.items.map((item) => ({
        id: item.id,
        name: item.name,
        variantTitle: item.variantTitle,
        quantity: item.quantity,
        cancelledQuantity: item.cancelledQuantity,
        shippedQuantity: item.shippedQuantity,
        deliveredQuantity: item.deliveredQuantity,
        returnedQuantity: item.returnedQuantity,
      })),
      returns: part.returns.map(({ number, status }) => ({ number, status })),
    })),
    accounts:
      accounts?.map((account) => ({
        account: account.account,
        sellerName: account.seller_name,
        balance: money(account.balance, account.currency),
      })) ?? null,
    stock: stock.map(({ variantId, reserved, taken }) => ({
      name: items.find((item) => item.variantId === variantId)?.name ?? "",
      variantTitle: items.find((item) => item.variantId === variantId)?.variantTitle ?? "",
      reserved,
      taken,
    })),
  };
}

const refundsOf = (state: OrderState) => state.sellerOrders.flatMap((part) => part.refunds);

/** When the history goes on after an event; undefined when it is the last. Events of one moment count as one. */
function nextInstant(events: readonly RecordedOrderEvent[], event: RecordedOrderEvent): Date | undefined {
  const next = events.find((each) => each.sequence > event.sequence && each.occurredAt > event.occurredAt);
  return next && new Date(next.occurredAt);
}
