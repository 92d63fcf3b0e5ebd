import { type Kysely, sql } from "kysely";

/** What was taken back and had been given back before promises nothing: such a return is over, and was left as looked at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update returns set status = 'REFUNDED'
    where status = 'INSPECTED' and exists (
      select from order_events told, jsonb_array_elements(told.payload->'items') item
      where told.order_id = returns.order_id and told.type = 'ReturnInspected'
        and told.payload->>'returnId' = returns.id::text and told.payload->>'refundId' is null
        and (item->>'restocked')::integer + (item->>'scrapped')::integer > 0)
  `.execute(db);
}
