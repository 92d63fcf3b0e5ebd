import { type Kysely, sql } from "kysely";

/** What a job looks for each hour: parcels of which nobody says that they arrived, complaints that nobody answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index shipments_under_way on shipments (shipped_at) where status = 'SHIPPED';
    create index complaints_waiting on complaints (updated_at) where status = 'OPEN';
  `.execute(db);
}
