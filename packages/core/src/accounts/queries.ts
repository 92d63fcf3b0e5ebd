import type { OrderStatus } from "@emporia/contracts/orders";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

// What an account leaves in the tables of other domains is known here in one place, so that nothing is forgotten half.

export interface ClosingRow {
  isStaff: boolean;
  isClosed: boolean;
  email: string;
  shops: string[];
  openOrders: { id: string; number: string; status: OrderStatus }[];
  cardCount: number;
  /** Whether an order that is not paid for yet holds store credit. */
  isCreditHeld: boolean;
}

export async function findClosing(db: Db, userId: string): Promise<ClosingRow | undefined> {
  const { rows } = await sql<ClosingRow>`
    select person.staff_role is not null as "isStaff", person.closed_at is not null as "isClosed", person.email::text as email,
      (select coalesce(jsonb_agg(shop.shop_name order by shop.shop_name), '[]')
        from seller_members member join sellers shop on shop.id = member.seller_id where member.user_id = person.id) as shops,
      (select coalesce(jsonb_agg(jsonb_build_object('id', open.id, 'number', open.number, 'status', open.status)), '[]') from (
        select id, number, status from orders placed
        where placed.user_id = person.id and placed.status in ('CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED', 'SHIPPED')
        order by placed.placed_at desc limit 50) open) as "openOrders",
      exists (select from store_credit_accounts credit
        where credit.user_id = person.id and credit.held_amount > 0) as "isCreditHeld",
      (select count(*)::integer from saved_cards card where card.user_id = person.id and removed_at is null) as "cardCount"
    from users person where person.id = ${userId}
  `.execute(db);
  return rows[0];
}

/** Closed accounts that have store credit, of which no order holds any; a thousand at most. */
export async function listClosedWithCredit(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person.id from store_credit_accounts credit join users person on person.id = credit.user_id
    where credit.balance_amount > 0 and person.closed_at is not null and not exists (
      select from store_credit_accounts held where held.user_id = person.id and held.held_amount > 0)
    order by person.id limit 1000
  `.execute(db);
  return rows.map(({ id }) => id);
}

export const FORMER = "A former customer";

/** Takes a person's name and address off what they wrote and were to hear of. What orders and books say stays. */
export async function forgetTraces(tx: Tx, userId: string, email: string): Promise<void> {
  await sql`update reviews set author_name = ${FORMER} where user_id = ${userId}`.execute(tx);
  await sql`update questions set author_name = ${FORMER} where user_id = ${userId}`.execute(tx);
  await sql`update message_threads set shopper_name = ${FORMER} where user_id = ${userId}`.execute(tx);
  // Those about orders are read with the order, which keeps the address.
  await sql`
    update emails set recipient = ${`closed-${userId}@accounts.invalid`} where recipient = ${email} and order_id is null
  `.execute(tx);
  await sql`delete from stock_alerts where email = ${email}`.execute(tx);
  await sql`delete from shopper_group_members where email = ${email}`.execute(tx);
  await sql`delete from viewed_products where user_id = ${userId}`.execute(tx);
  await sql`
    with ended as (delete from shop_follows where user_id = ${userId} returning seller_id),
      held as (select id from sellers where id in (select seller_id from ended) order by id for no key update)
    update sellers set follower_count = follower_count - 1 where id in (select id from held)
  `.execute(tx);
  await sql`
    update checkouts set email = null, shipping_address = null, billing_address = null
    where user_id = ${userId} and order_id is null
  `.execute(tx);
}

/** All that is kept of a person, in the words of the pages that show it. */
export async function collectData(db: Db, userId: string): Promise<unknown> {
  const { rows } = await sql<{ data: unknown }>`
    select jsonb_build_object(
      'profile', jsonb_build_object('email', person.email, 'firstName', person.first_name, 'lastName', person.last_name,
        'phone', person.phone, 'emailVerifiedAt', person.email_verified_at, 'createdAt', person.created_at),
      'addresses', (select coalesce(jsonb_agg(to_jsonb(address) - 'user_id' order by address.created_at), '[]')
        from addresses address where address.user_id = person.id),
      'orders', (select coalesce(jsonb_agg(jsonb_build_object('number', placed.number, 'status', placed.status,
          'email', placed.email, 'currency', placed.currency, 'totalAmount', placed.total_amount,
          'refundedAmount', placed.refunded_amount, 'placedAt', placed.placed_at,
          'shippingAddress', placed.shipping_address, 'billingAddress', placed.billing_address,
          'items', (select coalesce(jsonb_agg(jsonb_build_object('name', item.name, 'variant', item.variant_title,
              'quantity', item.quantity, 'unitPriceAmount', item.unit_price_amount) order by item.position), '[]')
            from order_items item where item.order_id = placed.id)) order by placed.placed_at), '[]')
        from orders placed where placed.user_id = person.id),
      'reviews', (select coalesce(jsonb_agg(jsonb_build_object('rating', review.rating, 'title', review.title,
          'body', review.body, 'authorName', review.author_name, 'writtenAt', review.written_at) order by review.written_at), '[]')
        from reviews review where review.user_id = person.id),
      'questions', (select coalesce(jsonb_agg(jsonb_build_object('body', question.body, 'answer', question.answer,
          'askedAt', question.asked_at) order by question.asked_at), '[]')
        from questions question where question.user_id = person.id),
      'messages', (select coalesce(jsonb_agg(jsonb_build_object('subject', thread.subject, 'from', message.from_side,
          'body', case when message.from_side = 'shopper' then message.body when message.hidden_at is null
            then message.shown_body end, 'sentAt', message.sent_at) order by message.sent_at), '[]')
        from message_threads thread join messages message on message.thread_id = thread.id where thread.user_id = person.id),
      'storeCredit', (select coalesce(jsonb_agg(jsonb_build_object('currency', credit.currency,
          'balanceAmount', credit.balance_amount)), '[]')
        from store_credit_accounts credit where credit.user_id = person.id),
      'cards', (select coalesce(jsonb_agg(jsonb_build_object('brand', card.brand, 'last4', card.last4)), '[]')
        from saved_cards card where card.user_id = person.id and card.removed_at is null),
      'cart', (select cart.items from carts cart where cart.user_id = person.id),
      'follows', (select coalesce(jsonb_agg(jsonb_build_object('shopName', shop.shop_name, 'followedAt', follow.followed_at)), '[]')
        from shop_follows follow join sellers shop on shop.id = follow.seller_id where follow.user_id = person.id),
      'stockAlerts', (select coalesce(jsonb_agg(jsonb_build_object('variantId', alert.variant_id, 'askedAt', alert.created_at)), '[]')
        from stock_alerts alert where alert.email = person.email)
    ) as data
    from users person where person.id = ${userId}
  `.execute(db);
  return rows[0]?.data;
}
