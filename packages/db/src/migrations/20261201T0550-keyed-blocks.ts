import { type Kysely, sql } from "kysely";

/**
 * Addresses in blocks are hashed with a key that is not in the database (HMAC-SHA-256). What was hashed without one has no
 * `key_id` until a nightly job hashes it anew, or lets go of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keyed_address_hash(address citext, inner_block bytea, outer_block bytea) returns text
      language sql immutable parallel safe strict
      return encode(sha256(outer_block || sha256(inner_block || convert_to(lower(address::text), 'UTF8'))), 'hex');

    alter table message_blocks add column key_id text,
      add check (key_id is null or address_hash is not null);
    create index message_blocks_key on message_blocks (key_id) where address_hash is not null;
  `.execute(db);
}
