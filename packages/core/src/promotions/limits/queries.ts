import type { PromotionKind } from "@emporia/contracts/promotions";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { PromotionLimits } from "./limits";

/** The limits, the amount in a currency at the rate in force; without a rate, as many units. */
export async function readLimits(db: Db, currency: string | null): Promise<PromotionLimits & { home: string }> {
  const { rows } = await sql<PromotionLimits & { home: string; kinds: PromotionKind[] }>`
    select max_basis_points as "maxBasisPoints", max_days as "maxDays", max_at_once as "maxAtOnce",
      least_priority as "leastPriority", kinds, home_currency() as home,
      floor(case when ${currency}::text is null or ${currency}::text = home_currency() then max_amount
        else max_amount * 10::numeric ^ (currency_digits(${currency}::text) - currency_digits(home_currency()))
          * coalesce((select rate from conversions where conversions.currency = ${currency}::text), 1) end
      )::bigint as "maxAmount"
    from promotion_limits
  `.execute(db);
  const [limits] = rows;
  if (!limits) throw new Error("The limits of promotions are missing.");
  return limits;
}

/** The largest share of a price that a sale may take off, in basis points; null where there is no limit. */
export async function readLargestReduction(db: Db): Promise<number | null> {
  const row = await db.selectFrom("promotion_limits").select("max_basis_points").executeTakeFirstOrThrow();
  return row.max_basis_points;
}

export async function setLimitsRow(tx: Tx, limits: PromotionLimits, now: Date): Promise<void> {
  await tx
    .updateTable("promotion_limits")
    .set({
      max_basis_points: limits.maxBasisPoints,
      max_amount: limits.maxAmount,
      max_days: limits.maxDays,
      max_at_once: limits.maxAtOnce,
      least_priority: limits.leastPriority,
      kinds: [...limits.kinds],
      updated_at: now,
    })
    .execute();
}

/** How many promotions of a shop are on and not over, this one aside; counted one after the other for one shop. */
export async function lockCountAtOnce(tx: Tx, sellerId: string, promotionId: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('promotions:' || ${sellerId}, 0))`.execute(tx);
  return countAtOnce(tx, sellerId, now, promotionId);
}

export async function countAtOnce(db: Db, sellerId: string, now: Date, except: string | null = null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from promotions
    where seller_id = ${sellerId} and is_on and (ends_at is null or ends_at > ${now}) and id is distinct from ${except}::uuid
  `.execute(db);
  return rows[0]?.count ?? 0;
}
