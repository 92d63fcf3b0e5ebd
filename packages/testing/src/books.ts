import { listWrongTurnovers } from "@emporia/core/commission";
import { replayAgrees } from "@emporia/core/orders";
import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** What the books say as a whole; the sum of a double entry is zero, whatever happened. */
export async function readBooks(db: Db): Promise<{ sum: number; stripe: number; sellers: number }> {
  const { rows } = await sql<{ sum: number; stripe: number; sellers: number }>`
    select coalesce(sum(amount), 0)::bigint as sum,
      coalesce(sum(amount) filter (where account = 'stripe_balance'), 0)::bigint as stripe,
      coalesce(-sum(amount) filter (where account = 'seller_payable'), 0)::bigint as sellers
    from ledger_entries
  `.execute(db);
  return rows[0] ?? { sum: 0, stripe: 0, sellers: 0 };
}

export async function readOrder(db: Db, orderId: string) {
  return db
    .selectFrom("orders")
    .where("id", "=", orderId)
    .select(["id", "number", "status", "payment_status", "total_amount", "refunded_amount", "event_count"])
    .executeTakeFirstOrThrow();
}

export async function listEventTypes(db: Db, orderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("order_events")
    .where("order_id", "=", orderId)
    .select("type")
    .orderBy("sequence")
    .execute();
  return rows.map((row) => row.type);
}

export async function readLevel(db: Db, variantId: string): Promise<{ on_hand: number; reserved: number }> {
  return db
    .selectFrom("stock_levels")
    .where("variant_id", "=", variantId)
    .select(["on_hand", "reserved"])
    .executeTakeFirstOrThrow();
}

/** What is wrong with orders, stock and books taken together: nothing, at any time. */
export async function listDisagreements(db: Db): Promise<string[]> {
  const wrong: string[] = [];
  const { rows: postings } = await sql<{ id: string }>`
    select posting_id as id from ledger_entries group by posting_id, currency having sum(amount) <> 0
  `.execute(db);
  for (const { id } of postings) wrong.push(`posting ${id} is not balanced`);
  const { rows: levels } = await sql<{ id: string; reserved: number; held: number }>`
    select level.variant_id as id, level.reserved, coalesce(sum(held.quantity), 0)::integer as held
    from stock_levels level
    left join stock_reservations held on held.variant_id = level.variant_id and held.status = 'held'
    group by level.variant_id, level.reserved having level.reserved <> coalesce(sum(held.quantity), 0)
  `.execute(db);
  for (const { id, reserved, held } of levels) wrong.push(`variant ${id} counts ${reserved} promised, ${held} are`);
  wrong.push(...(await listCreditDisagreements(db)));
  for (const { sellerId, month, currency, kept, counted } of await listWrongTurnovers(db, "2000-01-01"))
    wrong.push(`shop ${sellerId} has ${kept} ${currency} as turnover of ${month}, its orders come to ${counted}`);
  const { rows: swaps } = await sql<{ currency: string; left: number }>`
    select currency, sum(amount)::bigint as left from ledger_entries where account = 'swaps' group by 1 having sum(amount) <> 0
  `.execute(db);
  for (const { currency, left } of swaps) wrong.push(`${left} ${currency} that were taken out pay for nothing`);
  const { rows: charges } = await sql<{ id: string; amount: number; back: number }>`
    select payment.id, payment.amount, sum(refund.amount)::bigint as back from payments payment
    join refunds refund on refund.payment_id = payment.id and refund.status in ('PENDING', 'SUCCEEDED')
    group by payment.id having sum(refund.amount) > payment.amount
  `.execute(db);
  for (const { id, amount, back } of charges) wrong.push(`payment ${id} of ${amount} gave ${back} back`);
  const { rows: orders } = await sql<{ id: string; number: string; total: number; parts: number }>`
    select orders.id, orders.number, orders.total_amount as total, sum(part.total_amount)::bigint as parts
    from orders join seller_orders part on part.order_id = orders.id group by orders.id
  `.execute(db);
  for (const { id, number, total, parts } of orders) {
    if (total !== parts) wrong.push(`order ${number} is ${total}, its parts ${parts}`);
    if (!(await replayAgrees(db, id))) wrong.push(`rows and history of order ${number} disagree`);
  }
  return wrong;
}

/** Where a shopper's credit is not what the ledger says, or what is held of it not what orders hold. */
async function listCreditDisagreements(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string; balance: number; booked: number; held: number; holds: number }>`
    select account.user_id || ' ' || account.currency as id, account.balance_amount as balance, account.held_amount as held,
      (select coalesce(-sum(entry.amount), 0)::bigint from ledger_entries entry where entry.account = 'store_credit'
        and entry.user_id = account.user_id and entry.currency = account.currency) as booked,
      (select coalesce(sum(hold.amount), 0)::bigint from store_credit_holds hold where hold.status = 'HELD'
        and hold.user_id = account.user_id and hold.currency = account.currency) as holds
    from store_credit_accounts account
  `.execute(db);
  return rows.flatMap(({ id, balance, booked, held, holds }) => [
    ...(balance === booked ? [] : [`credit of ${id} is ${balance}, the books say ${booked}`]),
    ...(held === holds ? [] : [`credit of ${id} counts ${held} held, orders hold ${holds}`]),
    ...(held >= 0 && balance >= held ? [] : [`credit of ${id} is ${balance}, ${held} of it held`]),
  ]);
}

/** What the ratings of all products and shops say that their shown reviews do not. */
export async function listRatingDisagreements(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    with said as (
      select product_id as id, rating::integer as stars from reviews where status = 'SHOWN'
      union all select seller_id, shop_rating from reviews where status = 'SHOWN' and shop_rating is not null
    ), rated as (
      select id, rating_count, rating_hundredths from products union all select id, rating_count, rating_hundredths from sellers
    ), due as (select id, count(*) as count, round(100.0 * sum(stars) / count(*)) as hundredths from said group by id)
    select rated.*, due.count, due.hundredths, kept.ones + kept.twos + kept.threes + kept.fours + kept.fives as kept
    from rated left join due on due.id = rated.id left join rating_counts kept on kept.subject_id = rated.id
    where rated.rating_count <> coalesce(due.count, 0) or rated.rating_hundredths <> coalesce(due.hundredths, 0)
      or coalesce(kept.ones + kept.twos + kept.threes + kept.fours + kept.fives, 0) <> coalesce(due.count, 0)
  `.execute(db);
  return rows;
}
