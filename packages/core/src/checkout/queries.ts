import type { CheckoutStatus } from "@emporia/contracts/checkout";
import { type Db, mustHold, type Sendable, sendTogether, type Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { type LockedTerms, selectTermsForUpdate } from "../catalog/index";
import { type OrderState, selectNextSerials } from "../orders/index";
import type { PaymentRow } from "../payments/index";
import type { Actor } from "../platform/index";
import { type PriceTrace, priceTraceSchema } from "../pricing/index";
import { type Checkout, type Snapshot, snapshotSchema } from "./checkout";

const checkoutColumns = [
  "id",
  "cart_id",
  "user_id",
  "email",
  "status",
  "market",
  "currency",
  "snapshot",
  "coupon_codes",
  "shipping_address",
  "billing_address",
  "shipping_rates",
  "shipping_choices",
  "pricing",
  "payment_method",
  "payment_error",
  "payment_attempt",
  "subtotal_amount",
  "discount_amount",
  "shipping_amount",
  "tax_amount",
  "included_tax_amount",
  "total_amount",
  "uses_credit",
  "credit_amount",
  "order_id",
  "agreed",
  "expires_at",
] as const;

/** Whose checkout it is: a shopper's own, or a guest's who holds its cart. */
export interface CheckoutOwner {
  actor: Actor;
  cartId: string | null;
}

// biome-ignore format: one column a line says nothing more
interface CheckoutRow {
  id: string; cart_id: string; user_id: string | null; email: string | null; status: string; market: string;
  currency: string; snapshot: unknown; coupon_codes: string[]; shipping_address: unknown; billing_address: unknown; shipping_rates: unknown;
  shipping_choices: unknown; pricing: unknown; payment_method: unknown; payment_error: unknown; payment_attempt: number;
  subtotal_amount: number; discount_amount: number; shipping_amount: number; tax_amount: number;
  included_tax_amount: number; total_amount: number; uses_credit: boolean; credit_amount: number;
  order_id: string | null; agreed: unknown; expires_at: Date;
}

function toCheckout(row: CheckoutRow): Checkout {
  return {
    id: row.id,
    cartId: row.cart_id,
    userId: row.user_id,
    email: row.email,
    status: row.status as CheckoutStatus,
    market: row.market,
    currency: row.currency,
    snapshot: snapshotSchema.parse(row.snapshot),
    couponCodes: row.coupon_codes,
    shippingAddress: row.shipping_address as Checkout["shippingAddress"],
    billingAddress: row.billing_address as Checkout["billingAddress"],
    shippingRates: row.shipping_rates as Checkout["shippingRates"],
    shippingChoices: row.shipping_choices as Checkout["shippingChoices"],
    pricing: row.pricing as Checkout["pricing"],
    paymentMethod: row.payment_method as Checkout["paymentMethod"],
    paymentError: row.payment_error as Checkout["paymentError"],
    paymentAttempt: row.payment_attempt,
    subtotalAmount: row.subtotal_amount,
    discountAmount: row.discount_amount,
    shippingAmount: row.shipping_amount,
    taxAmount: row.tax_amount,
    includedTaxAmount: row.included_tax_amount,
    totalAmount: row.total_amount,
    usesCredit: row.uses_credit,
    creditAmount: row.credit_amount,
    orderId: row.order_id,
    agreed: row.agreed as Checkout["agreed"],
    expiresAt: row.expires_at,
  };
}

const ownCheckouts = (db: Db, owner: CheckoutOwner) => {
  const query = db.selectFrom("checkouts").select(checkoutColumns);
  if (owner.actor.kind === "user") return query.where("user_id", "=", owner.actor.userId);
  if (owner.actor.kind === "system") return query;
  return query
    .where("user_id", "is", null)
    .where("cart_id", "=", owner.cartId ?? "00000000-0000-0000-0000-000000000000");
};

export async function findOwnCheckout(db: Db, owner: CheckoutOwner, checkoutId: string): Promise<Checkout | undefined> {
  const row = await ownCheckouts(db, owner).where("id", "=", checkoutId).executeTakeFirst();
  return row && toCheckout(row);
}

export async function lockOwnCheckout(tx: Tx, owner: CheckoutOwner, checkoutId: string): Promise<Checkout | undefined> {
  const row = await ownCheckouts(tx, owner).where("id", "=", checkoutId).forUpdate().executeTakeFirst();
  return row && toCheckout(row);
}

/**
 * Locks a checkout of the actor's own and, when it has no order yet, the stock of all that is in it, in one journey.
 * @returns none of anybody else's; terms and serial are for the order that is to be placed, `inCart` the variants that its cart
 * still holds (null when there is no such cart any more), `rivals` orders of the same things whose payment has not ended
 */
export async function lockOwnCheckoutToPlace(
  tx: Tx,
  owner: CheckoutOwner,
  checkoutId: string,
): Promise<LockedCheckout | undefined> {
  const checkouts: Sendable<CheckoutRow> = ownCheckouts(tx, owner).where("id", "=", checkoutId).forUpdate();
  const [[row], terms, [beside]] = await sendTogether(tx, [
    checkouts,
    selectTermsForUpdate(
      sql<string[]>`array(
        select (item ->> 'variantId')::uuid from checkouts, jsonb_array_elements(snapshot -> 'items') as item
        where id = ${checkoutId} and order_id is null
      )`,
      sql<string>`(select currency from checkouts where id = ${checkoutId})`,
    ),
    selectBeside(checkoutId),
  ]);
  if (!beside) throw new Error("The order got no number.");
  const { rivals, ...known } = beside;
  return row && { checkout: toCheckout(row), terms, ...known, rivals: rivals ?? [] };
}

export interface LockedCheckout {
  checkout: Checkout;
  terms: LockedTerms[];
  serial: number;
  inCart: string[] | null;
  rivals: string[];
  /** For how many days after arrival what goes there can be withdrawn from; null where it cannot. */
  withdrawalDays: number | null;
}

/** What else is to be known. It goes last: who waited for the stock has to see what the one before them has ordered. */
function selectBeside(checkoutId: string): Sendable<Beside> {
  return sql`
    select number.serial, (
        select array(select line ->> 'variantId' from jsonb_array_elements(cart.items) as line)
        from carts cart where cart.id = mine.cart_id and mine.agreed is null
      ) as "inCart", (
        select array_agg(other.order_id) from checkouts other
        where other.cart_id = mine.cart_id and other.id <> mine.id and other.status not in ('CONFIRMED', 'EXPIRED')
          and other.order_id is not null and exists (
            select from jsonb_array_elements(other.snapshot -> 'items') as theirs,
              jsonb_array_elements(mine.snapshot -> 'items') as ours
            where theirs ->> 'id' = ours ->> 'id')
      ) as rivals,
      (select days from withdrawal_countries where country = mine.shipping_address ->> 'country') as "withdrawalDays"
    from (${selectNextSerials(1)}) as number
      left join checkouts mine on mine.id = ${checkoutId} and mine.status not in ('PROCESSING', 'CONFIRMED', 'EXPIRED')
  `;
}

type Beside = Pick<LockedCheckout, "serial" | "inCart" | "withdrawalDays"> & { rivals: string[] | null };

/** Takes a checkout to PROCESSING with an order and the number of the try to pay for it. */
export function setCheckoutProcessing(
  checkoutId: string,
  change: { orderId: string; paymentAttempt: number; expiresAt: Date },
  now: Date,
): RawBuilder<unknown> {
  return sql`
    update checkouts set status = 'PROCESSING', order_id = ${change.orderId}, payment_attempt = ${change.paymentAttempt},
      payment_error = null, expires_at = ${change.expiresAt}, updated_at = ${now}
    where id = ${checkoutId}
  `;
}

/** What nobody else wrote down since: enough to go on without reading it again. */
export interface KnownOrder {
  order: OrderState;
  checkout: PaidCheckout;
}

export interface PaidCheckout {
  id: string;
  cartId: string;
  userId: string | null;
  itemIds: string[];
}

export interface PaidOrder {
  /** None for an order whose checkout went on to another one. */
  checkout: PaidCheckout | null;
  eventCount: number | null;
  paymentStatus: string | null;
}

/** An order with its checkout and a payment of it, all held until the transaction ends; locked in this order everywhere. */
export async function lockPaidOrder(tx: Tx, orderId: string, paymentId: string): Promise<PaidOrder | undefined> {
  const { rows } = await sql<PaidOrder>`
    select
      (
        select json_build_object('id', id, 'cartId', cart_id, 'userId', user_id,
          'itemIds', array(select item ->> 'id' from jsonb_array_elements(snapshot -> 'items') as item))
        from checkouts where order_id = ${orderId} for update
      ) as checkout,
      (select event_count from orders where id = ${orderId} for update) as "eventCount",
      (select status from payments where id = ${paymentId} for update) as "paymentStatus"
  `.execute(tx);
  return rows[0];
}

/**
 * Locks what {@link lockPaidOrder} locks, in its order, and ends the transaction unless all of it is as it was known:
 * each order at its last event, its checkout with the same cart and shopper and this payment still waiting. What somebody
 * else holds is not waited for.
 */
export function paidOrdersMustBe(
  known: readonly { order: OrderState; checkout: PaidCheckout; paymentId: string }[],
): RawBuilder<unknown> {
  const orderIds = known.map(({ order }) => order.id);
  const checkoutIds = known.map(({ checkout }) => checkout.id);
  return mustHold(sql<boolean>`
    (
      select count(*) from (
        select from checkouts checkout
          join unnest(${checkoutIds}::uuid[], ${orderIds}::uuid[], ${known.map(({ checkout }) => checkout.cartId)}::uuid[],
            ${known.map(({ checkout }) => checkout.userId)}::uuid[]) as known (id, order_id, cart_id, user_id)
            on known.id = checkout.id and known.order_id = checkout.order_id and known.cart_id = checkout.cart_id
              and known.user_id is not distinct from checkout.user_id
        where checkout.id = any(${checkoutIds}::uuid[]) and checkout.status = 'PROCESSING'
        order by checkout.id for update of checkout skip locked
      ) as held
    ) = ${known.length}::integer
    and (
      select count(*) from (
        select from orders placed
          join unnest(${orderIds}::uuid[], ${known.map(({ order }) => order.eventCount)}::integer[])
            as known (id, event_count) on known.id = placed.id and known.event_count = placed.event_count
        where placed.id = any(${orderIds}::uuid[]) order by placed.id for update of placed skip locked
      ) as held
    ) = ${known.length}::integer
    and (
      select count(*) from (
        select from payments where id = any(${known.map(({ paymentId }) => paymentId)}::uuid[]) and status = 'PENDING'
        order by id for update skip locked
      ) as held
    ) = ${known.length}::integer
  `);
}

export function setCheckoutsConfirmed(checkoutIds: readonly string[], now: Date): RawBuilder<unknown> {
  return sql`
    update checkouts set status = 'CONFIRMED', payment_error = null, updated_at = ${now}
    where id = any(${[...checkoutIds]}::uuid[])
  `;
}

/** Orders that began before this and did not end, and that no waiting job of that name looks after; a thousand at most. */
export async function listPendingOrders(db: Db, before: Date, job: { name: string }): Promise<string[]> {
  const rows = await db
    .selectFrom("orders")
    .where("status", "=", "PENDING")
    .where("placed_at", "<=", before)
    .where(
      sql<boolean>`not exists (select from graphile_worker.jobs held where held.key = ${`${job.name}:`}::text || orders.id)`,
    )
    .select("id")
    .orderBy("placed_at")
    .limit(1_000)
    .execute();
  return rows.map((row) => row.id);
}

/** The checkout of this cart whose payment has begun and not ended. */
export async function findUnfinishedCheckout(db: Db, cartId: string, now: Date): Promise<Checkout | undefined> {
  const row = await db
    .selectFrom("checkouts")
    .select(checkoutColumns)
    .where("cart_id", "=", cartId)
    .where("order_id", "is not", null)
    .where("status", "in", ["PROCESSING", "PAYMENT", "REVIEW"])
    .where("agreed", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toCheckout(row);
}

export async function lockCheckoutOfOrder(tx: Tx, orderId: string): Promise<Checkout | undefined> {
  const row = await tx
    .selectFrom("checkouts")
    .select(checkoutColumns)
    .where("order_id", "=", orderId)
    .forUpdate()
    .executeTakeFirst();
  return row && toCheckout(row);
}

const values = (checkout: Checkout) => ({
  user_id: checkout.userId,
  email: checkout.email,
  coupon_codes: checkout.couponCodes,
  status: checkout.status,
  shipping_address: json(checkout.shippingAddress),
  billing_address: json(checkout.billingAddress),
  shipping_rates: json(checkout.shippingRates),
  shipping_choices: json(checkout.shippingChoices),
  pricing: json(checkout.pricing),
  payment_method: json(checkout.paymentMethod),
  payment_error: json(checkout.paymentError),
  payment_attempt: checkout.paymentAttempt,
  subtotal_amount: checkout.subtotalAmount,
  discount_amount: checkout.discountAmount,
  shipping_amount: checkout.shippingAmount,
  tax_amount: checkout.taxAmount,
  included_tax_amount: checkout.includedTaxAmount,
  total_amount: checkout.totalAmount,
  uses_credit: checkout.usesCredit,
  credit_amount: checkout.creditAmount,
  order_id: checkout.orderId,
  agreed: json(checkout.agreed),
  expires_at: checkout.expiresAt,
});
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

export async function insertCheckout(db: Db, checkout: Checkout, now: Date): Promise<void> {
  await db
    .insertInto("checkouts")
    .values({
      id: checkout.id,
      cart_id: checkout.cartId,
      market: checkout.market,
      currency: checkout.currency,
      snapshot: JSON.stringify(checkout.snapshot),
      ...values(checkout),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Writes an agreed checkout anew: with what is bought and who goes on with it, which of others stay as they are. */
export async function setAgreedCheckout(tx: Tx, checkout: Checkout, now: Date): Promise<void> {
  await tx
    .updateTable("checkouts")
    .set({
      ...values(checkout),
      cart_id: checkout.cartId,
      snapshot: JSON.stringify(checkout.snapshot),
      updated_at: now,
    })
    .where("id", "=", checkout.id)
    .execute();
}

export async function lockAgreedCheckout(tx: Tx, draftOrderId: string): Promise<Checkout | undefined> {
  const row = await tx
    .selectFrom("checkouts")
    .select(checkoutColumns)
    .where(sql<boolean>`agreed ->> 'draftOrderId' = ${draftOrderId}`)
    .where("status", "<>", "EXPIRED")
    .forUpdate()
    .executeTakeFirst();
  return row && toCheckout(row);
}

export async function setCheckout(tx: Tx, checkout: Checkout, now: Date): Promise<void> {
  await tx
    .updateTable("checkouts")
    .set({ ...values(checkout), updated_at: now })
    .where("id", "=", checkout.id)
    .execute();
}

export interface OrderForPayment {
  number: string;
  status: string;
  email: string;
  checkoutId: string | null;
  /** The latest attempt. */
  payment: PaymentRow;
  /** As it was written a moment ago, when it was. */
  known?: KnownOrder;
}

export async function findOrderForPayment(db: Db, orderId: string): Promise<OrderForPayment | undefined> {
  const row = await db
    .selectFrom("orders")
    .innerJoin("payments", "payments.order_id", "orders.id")
    .leftJoin("checkouts", "checkouts.order_id", "orders.id")
    .where("orders.id", "=", orderId)
    .select(["orders.number", "orders.status as order_status", "orders.email", "checkouts.id as checkoutId"])
    .select([
      "payments.id",
      "payments.order_id",
      "payments.attempt",
      "payments.amount",
      "payments.currency",
      "payments.status",
      "payments.stripe_payment_intent_id",
      "payments.stripe_charge_id",
      "payments.payment_method",
      "payments.failure_code",
      "payments.failure_message",
      "payments.capture_at",
      "payments.created_at",
    ])
    .orderBy("payments.attempt", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { number, order_status: status, email, checkoutId, ...payment } = row;
  return { number, status, email, checkoutId, payment };
}

/** What an order says it comes to, with the steps of its price where its checkout has them. */
export async function findPricedOrder(
  db: Db,
  orderId: string,
): Promise<
  | {
      currency: string;
      amounts: { subtotal: number; discount: number; shipping: number; tax: number; total: number };
      pricing: PriceTrace | null;
      snapshot: Snapshot | null;
    }
  | undefined
> {
  const row = await db
    .selectFrom("orders")
    .leftJoin("checkouts", "checkouts.order_id", "orders.id")
    .where("orders.id", "=", orderId)
    .select(["orders.currency", "checkouts.pricing", "checkouts.snapshot"])
    .select(["orders.subtotal_amount", "orders.discount_amount", "orders.shipping_amount", "orders.tax_amount"])
    .select("orders.total_amount")
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    currency: row.currency,
    amounts: {
      subtotal: row.subtotal_amount,
      discount: row.discount_amount,
      shipping: row.shipping_amount,
      tax: row.tax_amount,
      total: row.total_amount,
    },
    pricing: row.pricing === null ? null : priceTraceSchema.parse(row.pricing),
    snapshot: row.snapshot === null ? null : snapshotSchema.parse(row.snapshot),
  };
}

export async function findOrderNumber(db: Db, orderId: string): Promise<string | undefined> {
  const row = await db.selectFrom("orders").where("id", "=", orderId).select("number").executeTakeFirst();
  return row?.number;
}
