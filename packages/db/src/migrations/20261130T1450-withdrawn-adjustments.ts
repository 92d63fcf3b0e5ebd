import { type Kysely, sql } from "kysely";

/** Who asked for an adjustment may take it back; approved it is by somebody else as before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_adjustments drop constraint ledger_adjustments_second_person;
    alter table ledger_adjustments add constraint ledger_adjustments_second_person
      check (decided_by <> requested_by or status = 'REJECTED');
  `.execute(db);
}
