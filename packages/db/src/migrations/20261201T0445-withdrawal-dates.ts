import { type Kysely, sql } from "kysely";

/** An order keeps the days of its country as they were when it was placed; what is withdrawn from has one day by which it is sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table orders add column withdrawal_days integer check (withdrawal_days between 14 and 90);
    comment on column orders.withdrawal_days is 'For how many days after arrival it can be withdrawn from; null where its country gives no such right';
    update orders set withdrawal_days = law.days
    from withdrawal_countries law where law.country = orders.shipping_address->>'country';

    alter table returns add column send_by timestamptz;
    comment on column returns.send_by is 'Of a withdrawal: by when it is to be sent back';
    update returns set send_by = date_trunc('day', requested_at, 'UTC') + interval '15 days' - interval '1 millisecond'
    where exists (select from order_events event
      where event.order_id = returns.order_id and event.type = 'ReturnRequested'
        and event.payload->>'returnId' = returns.id::text and event.payload->>'isWithdrawal' = 'true');
    create index returns_to_send on returns (send_by) where status = 'APPROVED' and send_by is not null;
  `.execute(db);
}
