import {
  earningsOf,
  feesKept,
  getOrder,
  moneyLeft,
  type OrderState,
  orderTokenOf,
  replay,
  replayAgrees,
  selectOrderEvents,
  toRecorded,
} from "@emporia/core/orders";
import { getStatement, listStatements } from "@emporia/core/payments";
import type { TestContext } from "@emporia/testing";
import { sql } from "kysely";
import { expect } from "vitest";
import { type Lived, ordersOf } from "./live";

const sumOf = <Each>(all: readonly Each[], amount: (each: Each) => number) =>
  all.reduce((sum, each) => sum + amount(each), 0);

/** D-05: what is stored is what the history up to here says, in every row that is written from it. */
export async function isAsTold(lived: Lived): Promise<void> {
  for (const orderId of await ordersOf(lived)) expect(await replayAgrees(lived.ctx.db, orderId)).toBe(true);
}

/** History and rows, parts and wholes, our books and the provider's, a seller's balance and their statement: all the same. */
export async function agree(lived: Lived): Promise<void> {
  const { ctx, shops, market } = lived;
  const { db } = ctx;
  await isAsTold(lived);
  const orderIds = await ordersOf(lived);
  const states: OrderState[] = [];
  for (const orderId of orderIds) {
    await partsSumToTheWhole(lived, orderId);
    const { rows } = await selectOrderEvents(orderId).execute(db);
    states.push(replay(rows.map((row) => toRecorded(orderId, row))));
  }
  supplementsAreNamed(states);
  const parts = states.flatMap((state) =>
    // What is held until something is sent is in no book yet, and may never be.
    state.sellerOrders.map((part) => ({ part, isCollected: isInBooks(state) })),
  );
  for (const { part, isCollected } of parts) {
    expect(part.refundedAmount).toBeLessThanOrEqual(part.amounts.total);
    const left = moneyLeft(part);
    expect(left.shippingTax).toBeGreaterThanOrEqual(0);
    expect(left.shippingCommission).toBeGreaterThanOrEqual(0);
    expect(left.commission - left.shippingCommission).toBeGreaterThanOrEqual(0);
    expect(left.sellerTax).toBeGreaterThanOrEqual(0);
    expect(left.sellerTax).toBeLessThanOrEqual(left.tax);
    for (const fee of [left.processingFee, left.itemFee, left.orderFee]) expect(fee).toBeGreaterThanOrEqual(0);
    for (const { amount, givenBack } of feesKept(part)) {
      expect(givenBack).toBeGreaterThanOrEqual(0);
      expect(givenBack).toBeLessThanOrEqual(amount);
    }
    if (left.shipping - left.shippingDiscount === 0 && left.shippingPlatformDiscount === 0)
      expect(left.shippingCommission).toBe(0);
    expect(left.tax - left.shippingTax).toBeGreaterThanOrEqual(0);
    expect(left.shipping - left.shippingDiscount).toBeGreaterThanOrEqual(0);
    if (part.status === "CANCELLED" && isCollected && !lived.isDisputed)
      expect(part.refundedAmount).toBe(part.amounts.total);
  }
  const books = await readBooksOf(ctx, orderIds, shops.sellers);
  expect(books.currencies).toEqual(books.entries === 0 ? [] : [market.currency]);
  expect(books.sum).toBe(0);
  expect(books.carriers).toBe(labelsBought(ctx));
  expect(books.stripe).toBe(platformBalance(ctx));
  await creditAgrees(lived, states, books.credit);
  expect(books.swaps).toBe(0);
  for (const seller of shops.sellers) {
    const own = books.sellers[seller.id] ?? { payable: 0, onAccount: 0, lost: 0, labels: 0 };
    const paidOut = [...ctx.payments.payouts.values()].filter(
      (payout) => payout.accountId === seller.account && payout.status !== "FAILED",
    );
    expect(own.onAccount).toBe(accountBalance(ctx, seller.account));
    const earned = sumOf(
      parts.filter(({ part, isCollected }) => isCollected && part.sellerId === seller.id),
      ({ part }) => earningsOf(part),
    );
    const claim = own.payable + own.onAccount;
    // Promised back and not given yet, while the bank disputes the payment: off the order, not off the books.
    if (!lived.isDisputed)
      expect(claim).toBe(earned - sumOf(paidOut, (payout) => payout.amount) - own.lost - own.labels);
    expect(await closingOf(lived, seller.id)).toBe(claim);
  }
}

const isInBooks = ({ paymentStatus }: OrderState) => !["AUTHORIZED", "CANCELLED"].includes(paymentStatus);

/** What was agreed to is named by the order that it adds to; what is not came to nothing. */
function supplementsAreNamed(states: readonly OrderState[]): void {
  const [, ...supplements] = states;
  const amendments = states.flatMap((state) => state.sellerOrders).flatMap((part) => part.amendments);
  const named = amendments.flatMap((each) => (each.supplement ? [each.supplement.orderId] : []));
  expect(new Set(named).size).toBe(named.length);
  for (const { id, status } of supplements) if (!named.includes(id)) expect(status).toBe("CANCELLED");
  for (const id of named) expect(supplements.some((each) => each.id === id)).toBe(true);
}

/** What a card paid and got back, and what a shopper has: what they were given, less what they spent, and what came back. */
async function creditAgrees({ ctx, shopper }: Lived, states: readonly OrderState[], booked: number): Promise<void> {
  const moved = states.map(({ credit, amounts, paymentStatus, sellerOrders, supplements }) => {
    const carried = sumOf(supplements?.carried ?? [], ({ amount }) => amount);
    const refunds = sellerOrders.flatMap((part) => part.refunds).filter(({ status }) => status === "SUCCEEDED");
    const backTo = (means: "card" | "credit") =>
      sumOf(
        refunds.filter(({ to }) => to === means),
        ({ money }) => money.total,
      );
    const isCollected = /^(CONFIRMED|PARTIALLY_REFUNDED|REFUNDED)$/.test(paymentStatus);
    return {
      byCard: isCollected ? amounts.total - credit - carried - backTo("card") : 0,
      gained: isCollected ? backTo("credit") - credit : 0,
      held: paymentStatus === "AUTHORIZED" ? credit : 0,
      credit,
    };
  });
  const paid = [...ctx.payments.intents.values()].filter((intent) => intent.status === "succeeded");
  // What was cancelled before it was collected never was.
  expect(sumOf(paid, (intent) => intent.amount - intent.refunded)).toBe(sumOf(moved, ({ byCard }) => byCard));
  const gained = sumOf(moved, (each) => each.gained);
  expect(booked).toBe(gained);
  const held = sumOf(moved, (each) => each.held);
  if (shopper) expect(await shopper.credit()).toEqual({ balance: shopper.given + gained, held });
  else for (const { credit } of moved) expect(credit).toBe(0);
}

async function partsSumToTheWhole({ ctx }: Lived, orderId: string): Promise<void> {
  const order = await getOrder(ctx, { orderId, token: orderTokenOf(ctx, orderId) });
  const parts = await ctx.db.selectFrom("seller_orders").where("order_id", "=", orderId).selectAll().execute();
  expect(order.total.amount).toBe(sumOf(parts, (part) => part.total_amount));
  expect(order.tax.amount).toBe(sumOf(parts, (part) => part.tax_amount));
  expect(order.shipping.amount).toBe(sumOf(parts, (part) => part.shipping_amount));
  expect(order.discount.amount).toBe(sumOf(parts, (part) => part.discount_amount));
  for (const part of parts) {
    const onTop = part.tax_amount - part.included_tax_amount;
    const gross = part.subtotal_amount + part.shipping_amount + onTop;
    expect(part.total_amount).toBe(gross - part.discount_amount);
    expect(part.total_amount).toBeGreaterThanOrEqual(0);
    expect(part.discount_amount).toBeGreaterThanOrEqual(0);
    expect(part.included_tax_amount).toBeLessThanOrEqual(part.total_amount);
  }
}

interface Books {
  entries: number;
  sum: number;
  currencies: string[];
  stripe: number;
  /** What shoppers gained by it as store credit. */
  credit: number;
  /** What was taken out of orders and pays for nothing. */
  swaps: number;
  /** What is owed for labels that were not given back. */
  carriers: number;
  sellers: Record<string, { payable: number; onAccount: number; lost: number; labels: number }>;
}

/** What the books say of an order and its shops, in minor units. */
async function readBooksOf(
  ctx: TestContext,
  orderIds: readonly string[],
  sellers: readonly { id: string }[],
): Promise<Books> {
  const { rows } = await sql<Books>`
    with entry as materialized (
      select entry.*, posting.kind from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
      where posting.id in (
        select id from ledger_postings where order_id = any(${[...orderIds]}::uuid[])
        union select posting_id from ledger_entries where seller_id = any(${sellers.map((each) => each.id)}::uuid[]))
    )
    select count(*)::integer as entries, coalesce(sum(amount), 0)::bigint as sum,
      coalesce(array_agg(distinct currency) filter (where currency is not null), '{}') as currencies,
      coalesce(sum(amount) filter (where account = 'stripe_balance'), 0)::bigint as stripe,
      coalesce(-sum(amount) filter (where account = 'store_credit'), 0)::bigint as credit,
      coalesce(sum(amount) filter (where account = 'swaps'), 0)::bigint as swaps,
      coalesce(-sum(amount) filter (where account = 'carriers_payable'), 0)::bigint as carriers,
      coalesce((
        select json_object_agg(own.seller_id, json_build_object('payable', own.payable, 'onAccount', own.on_account, 'lost', own.lost,
          'labels', own.labels))
        from (
          select seller_id, coalesce(-sum(amount) filter (where account = 'seller_payable'), 0) as payable,
            coalesce(-sum(amount) filter (where account = 'connected_payable'), 0) as on_account,
            coalesce(sum(amount) filter (where account = 'seller_payable' and kind = 'dispute_loss'), 0) as lost,
            coalesce(sum(amount) filter (where account = 'seller_payable' and kind in ('label', 'label_void')), 0) as labels
          from entry where seller_id is not null group by seller_id
        ) own
      ), '{}') as sellers
    from entry
  `.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error("A select without group by has a row.");
  return row;
}

const labelsBought = ({ carrier }: TestContext) =>
  carrier.bought.filter(({ voided }) => voided === "no").length * carrier.price;

/** What the provider holds for us: collected, less what was given back, sent on or taken by banks. */
function platformBalance({ payments }: TestContext): number {
  const paid = [...payments.intents.values()].filter((intent) => intent.status === "succeeded");
  const movements = [...payments.disputes.values()].flatMap((dispute) => dispute.movements);
  return (
    sumOf(paid, (intent) => intent.amount - intent.refunded) -
    sumOf(payments.transfers, (transfer) => transfer.amount - transfer.reversed) +
    sumOf(movements, (movement) => movement.amount)
  );
}

function accountBalance({ payments }: TestContext, account: string): number {
  const came = payments.transfers.filter((transfer) => transfer.destination === account);
  const left = [...payments.payouts.values()].filter(
    (payout) => payout.accountId === account && payout.status !== "FAILED",
  );
  return sumOf(came, (transfer) => transfer.amount - transfer.reversed) - sumOf(left, (payout) => payout.amount);
}

/** What the last statement of a shop ends with; each month begins where the one before ended. */
async function closingOf({ ctx, market }: Lived, sellerId: string): Promise<number> {
  const here = ctx.within(market);
  const { items } = await listStatements(here, { sellerId });
  items.forEach((month, index) => {
    const before = items[index + 1];
    if (before) expect(month.opening.amount).toBe(before.closing.amount);
  });
  const [latest] = items;
  if (!latest) return 0;
  const statement = await getStatement(here, { sellerId, period: latest.period });
  expect(statement.closing.amount).toBe(latest.closing.amount);
  expect(statement.opening.amount + sumOf(statement.lines, (line) => line.amount.amount)).toBe(
    statement.closing.amount,
  );
  return statement.closing.amount;
}
