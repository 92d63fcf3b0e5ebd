import { type Kysely, sql } from "kysely";

/** Who may not write is known by their account and by their address, of which a hash is kept that outlives the account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function address_hash(address citext) returns text language sql immutable parallel safe strict
      return encode(sha256(convert_to(lower(address::text), 'UTF8')), 'hex');

    alter table message_blocks add column address_hash text check (address_hash ~ '^[0-9a-f]{64}$');
    update message_blocks block set address_hash = address_hash(coalesce(block.email,
      (select person.email from users person where person.id = block.user_id and person.closed_at is null)));
    delete from message_blocks block using message_blocks other
      where block.seller_id is not distinct from other.seller_id and block.address_hash = other.address_hash
        and block.user_id is null and other.user_id is not null;
    alter table message_blocks drop column email,
      add check (num_nonnulls(user_id, address_hash) > 0),
      add constraint message_blocks_one unique nulls not distinct (seller_id, user_id, address_hash);

    drop index message_blocks_staff;
    drop index messages_hidden;
  `.execute(db);
}
