import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

// Who may not write is decided by one rule, for who writes, for the shop, for staff, and for lifting the block again.

/**
 * Whether a `block` is about the shopper of a `thread` (its `user_id` and `order_id`): their account, an address that is
 * theirs, or the account that has the address of their order.
 */
const isAboutShopper = sql<boolean>`(
  block.user_id = thread.user_id
  or block.address_hash in (
    select address_hash(person.email) from users person where person.id = thread.user_id
    union all select address_hash(placed.email) from orders placed where placed.id = thread.order_id)
  or block.user_id in (
    select holder.id from orders placed join users holder on holder.email = placed.email where placed.id = thread.order_id))`;

/** Of a `thread`: whether its shop takes no messages from its shopper. */
export const isBlockedByShop = sql<boolean>`exists (
  select from message_blocks block where block.seller_id = thread.seller_id and ${isAboutShopper})`;

/** Of a `thread`: what `of` says of the block by which staff keep its shopper from writing to any shop, the first there was; null without. */
export function staffBlock<Said>(of: RawBuilder<Said>): RawBuilder<Said | null> {
  return sql<Said | null>`(select ${of} from message_blocks block
    where block.seller_id is null and ${isAboutShopper} order by block.blocked_at limit 1)`;
}

/**
 * Of a `thread`: why staff keep its shopper from writing, where the block names their account or an address that they have
 * confirmed; null otherwise. Whoever types an address is not told what its owner did.
 */
export const toldBlockReason = sql<string | null>`(select block.reason from message_blocks block
  where block.seller_id is null and (block.user_id = thread.user_id or block.address_hash = (
    select address_hash(person.email) from users person where person.id = thread.user_id and person.email_verified_at is not null))
  order by block.blocked_at limit 1)`;

interface Wanted {
  threadId: string;
  /** Null for every shop. */
  sellerId: string | null;
}

/** Blocks the shopper of a thread. False where they are already. */
export async function insertBlock(
  tx: Tx,
  block: Wanted & { id: string; reason: string; by: string | null; now: Date },
): Promise<boolean> {
  const { id, threadId, sellerId, reason, by, now } = block;
  const { rows } = await sql`
    insert into message_blocks (id, seller_id, user_id, address_hash, reason, blocked_by, blocked_at)
    select ${id}::uuid, ${sellerId}::uuid, thread.user_id,
      address_hash(coalesce(case when person.closed_at is null then person.email end, placed.email)), ${reason}, ${by}::uuid, ${now}
    from message_threads thread
    left join users person on person.id = thread.user_id
    left join orders placed on placed.id = thread.order_id
    where thread.id = ${threadId} and not exists (
      select from message_blocks block where block.seller_id is not distinct from ${sellerId}::uuid and ${isAboutShopper})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Lifts every block that is about the shopper of a thread. False where there was none. */
export async function deleteBlocks(tx: Tx, { threadId, sellerId }: Wanted): Promise<boolean> {
  const { rows } = await sql`
    delete from message_blocks block using message_threads thread
    where thread.id = ${threadId} and block.seller_id is not distinct from ${sellerId}::uuid and ${isAboutShopper}
    returning block.id
  `.execute(tx);
  return rows.length > 0;
}

/** Keeps the blocks of an account that is about to be closed by the address that it has until then. */
export async function keepBlocks(db: Db, userId: string): Promise<void> {
  await sql`
    update message_blocks block set address_hash = address_hash(person.email)
    from users person where person.id = ${userId} and block.user_id = person.id
      and not exists (select from message_blocks same where same.seller_id is not distinct from block.seller_id
        and same.user_id = person.id and same.address_hash = address_hash(person.email))
  `.execute(db);
}
