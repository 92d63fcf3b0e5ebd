import type { MessageSide } from "@emporia/contracts/messages";
import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { ThreadReader } from "../reader";
import { type FoundPlace, isOf } from "./threads";

/** Whoever writes under this name waits until the transaction ends. */
export async function lockSender(tx: Tx, sender: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`emporia.messages:${sender}`}, 0))`.execute(tx);
}

/** Threads that a person began since then. */
export async function countBegun(tx: Tx, userId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from message_threads where user_id = ${userId} and created_at > ${since}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The thread of a place, made where there is none yet. */
export async function ensureThread(
  tx: Tx,
  place: FoundPlace,
  thread: { id: string; from: MessageSide; now: Date },
): Promise<string> {
  const { id, from, now } = thread;
  const { rows: inserted } = await sql<{ id: string }>`
    insert into message_threads (id, seller_id, user_id, kind, product_id, order_id, seller_order_id, subject,
      shopper_name, last_from, last_at, created_at)
    values (${id}, ${place.sellerId}, ${place.userId}, ${place.kind}, ${place.productId}, ${place.orderId},
      ${place.sellerOrderId}, ${place.subject}, ${place.shopperName}, ${from}, ${now}, ${now})
    on conflict do nothing returning id
  `.execute(tx);
  if (inserted[0]) return id;
  const { rows } = await sql<{ id: string }>`
    select id from message_threads where kind = ${place.kind} and seller_id = ${place.sellerId}
      and (${place.kind} = 'order' and seller_order_id = ${place.sellerOrderId}::uuid
        or user_id = ${place.userId}::uuid and product_id is not distinct from ${place.productId}::uuid)
  `.execute(tx);
  if (!rows[0]) throw new Error("The thread that stood in the way is gone.");
  return rows[0].id;
}

/** The message that a side sent under this key. */
export async function findSent(tx: Tx, threadId: string, from: MessageSide, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from messages where thread_id = ${threadId} and from_side = ${from} and key = ${key}
  `.execute(tx);
  return rows[0]?.id;
}

/** How many messages of a side wait for an answer, and how many its author wrote since then anywhere. */
export async function countWritten(
  tx: Tx,
  threadId: string,
  from: MessageSide,
  author: { userId: string | null; since: Date },
): Promise<{ unanswered: number; recent: number }> {
  const { rows } = await sql<{ unanswered: number; recent: number }>`
    select
      (select count(*)::integer from messages where thread_id = ${threadId} and sent_at > coalesce(
        (select max(sent_at) from messages where thread_id = ${threadId} and from_side <> ${from}), '-infinity')) as unanswered,
      (select count(*)::integer from messages where author_user_id = ${author.userId}::uuid and from_side = ${from}
        and sent_at > ${author.since}) as recent
  `.execute(tx);
  return rows[0] ?? { unanswered: 0, recent: 0 };
}

/** Writes a message down, later than all before it; its thread is unread for the other side, and read by who writes. */
export async function insertMessage(
  tx: Tx,
  message: {
    id: string;
    threadId: string;
    from: MessageSide;
    userId: string | null;
    key: string;
    body: string;
    shownBody: string;
    pictureIds: readonly string[];
    now: Date;
  },
): Promise<void> {
  const { id, threadId, from, userId, key, body, shownBody, pictureIds, now } = message;
  await sql`
    insert into messages (id, thread_id, from_side, author_user_id, key, body, shown_body, sent_at)
    select ${id}, thread.id, ${from}, ${userId}, ${key}, ${body}, ${shownBody},
      greatest(${now}::timestamptz, thread.last_at + interval '1 millisecond')
    from message_threads thread where thread.id = ${threadId}
  `.execute(tx);
  if (pictureIds.length > 0)
    await sql`
      insert into message_pictures (message_id, media_id, position)
      select ${id}::uuid, picture.id, picture.nth - 1
      from unnest(${[...pictureIds]}::uuid[]) with ordinality as picture (id, nth)
    `.execute(tx);
  const counts =
    from === "shopper"
      ? sql`shop_unread = shop_unread + 1, shopper_unread = 0, shopper_read_at = message.sent_at`
      : sql`shopper_unread = shopper_unread + 1, shop_unread = 0, shop_read_at = message.sent_at`;
  await sql`
    update message_threads thread set last_from = ${from}, last_at = message.sent_at, ${counts}
    from messages message where message.id = ${id} and thread.id = message.thread_id
  `.execute(tx);
}

/** Counts all of the other side's up to this message as read. False where there is no such message in a thread of theirs. */
export async function setRead(tx: Tx, threadId: string, reader: ThreadReader, messageId: string): Promise<boolean> {
  const isShop = "sellerId" in reader;
  const [unread, readAt] = isShop ? ["shop_unread", "shop_read_at"] : ["shopper_unread", "shopper_read_at"];
  const { rows } = await sql`
    update message_threads thread set
      ${sql.ref(readAt)} = greatest(${sql.ref(`thread.${readAt}`)}, seen.sent_at),
      ${sql.ref(unread)} = (
        select count(*) from messages later where later.thread_id = thread.id
          and later.from_side = ${isShop ? "shopper" : "shop"}
          and later.sent_at > greatest(${sql.ref(`thread.${readAt}`)}, seen.sent_at))
    from messages seen
    where thread.id = ${threadId} and ${isOf(reader)} and seen.id = ${messageId} and seen.thread_id = thread.id
    returning thread.id
  `.execute(tx);
  return rows.length > 0;
}

/** Gives what a guest wrote about their orders to the account that now has the orders. */
export async function setClaimed(tx: Tx, userId: string): Promise<void> {
  await sql`
    update message_threads thread set user_id = ${userId} from orders
    where orders.user_id = ${userId} and thread.order_id = orders.id and thread.user_id is null
  `.execute(tx);
}
