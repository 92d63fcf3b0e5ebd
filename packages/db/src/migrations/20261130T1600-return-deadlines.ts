import { type Kysely, sql } from "kysely";

/** Returns have deadlines after they are agreed to: reasons to complain, and whom a reminder went to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table returns add column reminded_of text;
    comment on column returns.reminded_of is 'The status of which whoever is due was reminded';
    create index returns_waiting on returns (updated_at)
      where status in ('REQUESTED', 'APPROVED', 'SENT', 'RECEIVED');
    alter table complaints drop constraint complaints_reason_check;
    alter table complaints add constraint complaints_reason_check check (reason in ('not_arrived', 'return_rejected',
      'return_not_answered', 'return_not_received', 'return_not_inspected', 'refund_refused'));
  `.execute(db);
}
