import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** When two days begin by the clock of a shop. */
export async function midnightsOf(
  db: Db,
  days: { sellerId: string; from: string; until: string },
): Promise<{ from: Date; until: Date }> {
  const midnight = (day: string) => sql<Date>`${day}::date::timestamp at time zone time_zone`;
  return db
    .selectFrom("sellers")
    .where("id", "=", days.sellerId)
    .select([midnight(days.from).as("from"), midnight(days.until).as("until")])
    .executeTakeFirstOrThrow();
}

/** Gives a shop's break the same days by another clock; undefined, and nothing changed, where there is none. */
export async function moveVacationDays(
  tx: Tx,
  sellerId: string,
  timeZone: string,
): Promise<{ from: Date; until: Date } | undefined> {
  const sameDay = (column: "vacation_from" | "vacation_until") =>
    sql<Date>`(${sql.ref(column)} at time zone time_zone) at time zone ${timeZone}::text`;
  const row = await tx
    .updateTable("sellers")
    .set({
      vacation_from: sameDay("vacation_from"),
      vacation_until: sameDay("vacation_until"),
      time_zone: timeZone,
    })
    .where("id", "=", sellerId)
    .where("vacation_mode", "is not", null)
    .where("time_zone", "!=", timeZone)
    .returning(["vacation_from as from", "vacation_until as until"])
    .executeTakeFirst();
  return row?.from && row.until ? { from: row.from, until: row.until } : undefined;
}

/** Shops of which is not in force what their break says, and those whose break is over. */
export async function listVacationsToAdvance(db: Db, now: Date, limit: number): Promise<{ sellerId: string }[]> {
  const due = sql<boolean>`
    vacation_until <= ${now} or
    vacation_now is distinct from case when vacation_from <= ${now} and ${now} < vacation_until then vacation_mode end`;
  return db
    .selectFrom("sellers")
    .where("vacation_mode", "is not", null)
    .where(sql<boolean>`(${due})`)
    .select("id as sellerId")
    .orderBy("id")
    .limit(limit)
    .execute();
}
