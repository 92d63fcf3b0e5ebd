import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { AddressKey } from "../address-keys";

// Who may not write is decided by one rule, for who writes, for the shop, for staff, and for lifting the block again.

type Keys = readonly AddressKey[];

const hashUnder = (email: RawBuilder<unknown>, { inner, outer }: AddressKey) =>
  sql<string>`keyed_address_hash(${email}::citext, ${inner}::bytea, ${outer}::bytea)`;

/** Whether the address of a `block` is this one, under whichever key it was hashed; those from before there was one have none. */
const isHashOf = (email: RawBuilder<unknown>, keys: Keys) => sql<boolean>`(block.address_hash = case
  when block.key_id is null then address_hash(${email})
  ${sql.join(
    keys.map((key) => sql`when block.key_id = ${key.id} then ${hashUnder(email, key)}`),
    sql` `,
  )} end)`;

/**
 * Whether a `block` is about the shopper of a `thread` (its `user_id` and `order_id`): their account, an address that is
 * theirs, or the account that has the address of their order.
 */
const isAboutShopper = (keys: Keys) => sql<boolean>`(
  block.user_id = thread.user_id
  or (block.address_hash is not null and exists (
    select from (
      select person.email from users person where person.id = thread.user_id
      union all select placed.email from orders placed where placed.id = thread.order_id) theirs
    where ${isHashOf(sql`theirs.email`, keys)}))
  or block.user_id in (
    select holder.id from orders placed join users holder on holder.email = placed.email where placed.id = thread.order_id))`;

/** Of a `thread`: whether its shop takes no messages from its shopper. */
export const isBlockedByShop = (keys: Keys) => sql<boolean>`exists (
  select from message_blocks block where block.seller_id = thread.seller_id and ${isAboutShopper(keys)})`;

/** Of a `thread`: what `of` says of the block by which staff keep its shopper from writing to any shop, the first there was; null without. */
export function staffBlock<Said>(keys: Keys, of: RawBuilder<Said>): RawBuilder<Said | null> {
  return sql<Said | null>`(select ${of} from message_blocks block
    where block.seller_id is null and ${isAboutShopper(keys)} order by block.blocked_at limit 1)`;
}

/**
 * Of a `thread`: why staff keep its shopper from writing, where the block names their account or an address that they have
 * confirmed; null otherwise. Whoever types an address is not told what its owner did.
 */
export const toldBlockReason = (keys: Keys) => sql<string | null>`(select block.reason from message_blocks block
  where block.seller_id is null and (block.user_id = thread.user_id or exists (
    select from users person where person.id = thread.user_id and person.email_verified_at is not null
      and ${isHashOf(sql`person.email`, keys)}))
  order by block.blocked_at limit 1)`;

interface Wanted {
  threadId: string;
  /** Null for every shop. */
  sellerId: string | null;
}

const currentOf = (keys: Keys): AddressKey => {
  const [current] = keys;
  if (!current) throw new Error("There is no key to hash addresses with.");
  return current;
};

/** Blocks the shopper of a thread. False where they are already. */
export async function insertBlock(
  tx: Tx,
  keys: Keys,
  block: Wanted & { id: string; reason: string; by: string | null; now: Date },
): Promise<boolean> {
  const { id, threadId, sellerId, reason, by, now } = block;
  const current = currentOf(keys);
  const email = sql`coalesce(case when person.closed_at is null then person.email end, placed.email)`;
  const { rows } = await sql`
    insert into message_blocks (id, seller_id, user_id, address_hash, key_id, reason, blocked_by, blocked_at)
    select ${id}::uuid, ${sellerId}::uuid, thread.user_id, ${hashUnder(email, current)},
      case when ${email} is not null then ${current.id} end, ${reason}, ${by}::uuid, ${now}
    from message_threads thread
    left join users person on person.id = thread.user_id
    left join orders placed on placed.id = thread.order_id
    where thread.id = ${threadId} and not exists (
      select from message_blocks block where block.seller_id is not distinct from ${sellerId}::uuid and ${isAboutShopper(keys)})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Lifts every block that is about the shopper of a thread. False where there was none. */
export async function deleteBlocks(tx: Tx, keys: Keys, { threadId, sellerId }: Wanted): Promise<boolean> {
  const { rows } = await sql`
    delete from message_blocks block using message_threads thread
    where thread.id = ${threadId} and block.seller_id is not distinct from ${sellerId}::uuid and ${isAboutShopper(keys)}
    returning block.id
  `.execute(tx);
  return rows.length > 0;
}

/** Keeps the blocks of an account that is about to be closed by the address that it has until then. */
export async function keepBlocks(db: Db, keys: Keys, userId: string): Promise<void> {
  const current = currentOf(keys);
  const hash = hashUnder(sql`person.email`, current);
  await sql`
    update message_blocks block set address_hash = ${hash}, key_id = ${current.id}
    from users person where person.id = ${userId} and block.user_id = person.id
      and not exists (select from message_blocks same where same.seller_id is not distinct from block.seller_id
        and same.user_id = person.id and same.address_hash = ${hash})
  `.execute(db);
}

/**
 * Blocks whose address was not hashed under the current key, by id, with the address where it is known: of an open
 * account, or of an order in whose thread a guest wrote.
 */
export async function listBlocksUnderOtherKeys(
  tx: Tx,
  keys: Keys,
  after: string | null,
  limit: number,
): Promise<{ id: string; email: string | null; isUnkeyed: boolean }[]> {
  const { rows } = await sql<{ id: string; email: string | null; isUnkeyed: boolean }>`
    select block.id, block.key_id is null as "isUnkeyed", coalesce(
      (select person.email from users person where person.id = block.user_id and person.closed_at is null),
      (select placed.email from message_threads thread join orders placed on placed.id = thread.order_id
        where block.user_id is null and ${isHashOf(sql`placed.email`, keys)} limit 1)
    )::text as email
    from message_blocks block
    where block.address_hash is not null and block.key_id is distinct from ${currentOf(keys).id}
      and (${after}::uuid is null or block.id > ${after}::uuid)
    order by block.id limit ${limit} for update of block skip locked
  `.execute(tx);
  return rows;
}

/** Hashes the address of a block under the current key. Where there is such a block already, this one goes. */
export async function setHash(tx: Tx, keys: Keys, id: string, email: string): Promise<void> {
  const current = currentOf(keys);
  await replaceHash(tx, id, sql`${hashUnder(sql`${email}`, current)}`, sql`${current.id}`);
}

/** Lets go of the address of a block; of one that is about an address alone nothing stays. */
export async function dropHash(tx: Tx, id: string): Promise<void> {
  await sql`delete from message_blocks where id = ${id} and user_id is null`.execute(tx);
  await replaceHash(tx, id, sql`null::text`, sql`null::text`);
}

async function replaceHash(tx: Tx, id: string, hash: RawBuilder<unknown>, keyId: RawBuilder<unknown>): Promise<void> {
  await sql`
    delete from message_blocks block using message_blocks same
    where block.id = ${id} and same.id <> block.id and same.seller_id is not distinct from block.seller_id
      and same.user_id is not distinct from block.user_id and same.address_hash is not distinct from ${hash}
  `.execute(tx);
  await sql`update message_blocks set address_hash = ${hash}, key_id = ${keyId} where id = ${id}`.execute(tx);
}
