import type { FeeKind } from "@emporia/contracts/fees";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Opening } from "./open-days";
import type { FeeRule } from "./rule";

/** All rules in the order in which they are tried: those of one shop first, the newest before older ones. */
export async function listFeeRules(db: Db): Promise<FeeRule[]> {
  return rulesInOrder(db);
}

/** Those of the rules, in the same order, that can be for one of these shops. */
export async function listFeeRulesOf(db: Db, sellerIds: readonly string[]): Promise<FeeRule[]> {
  return rulesInOrder(db, sellerIds);
}

async function rulesInOrder(db: Db, sellerIds?: readonly string[]): Promise<FeeRule[]> {
  const rows = await db
    .selectFrom("fee_rules")
    .$if(sellerIds !== undefined, (query) =>
      query.where(sql<boolean>`(seller_id is null or seller_id = any(${[...new Set(sellerIds)]}::uuid[]))`),
    )
    .select([
      "id",
      "name",
      "kind",
      "seller_id as sellerId",
      "basis_points as basisPoints",
      "fixed_amount as fixedAmount",
      "currency",
      "is_returned as isReturned",
      "starts_at as startsAt",
      "ends_at as endsAt",
    ])
    .orderBy(sql`seller_id is null`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as FeeKind }));
}

/** The shops that rules are for, by id. */
export async function listFeeShops(db: Db): Promise<Map<string, { id: string; name: string; slug: string }>> {
  const rows = await db
    .selectFrom("sellers")
    .where(
      "id",
      "in",
      db
        .selectFrom("fee_rules")
        .select("seller_id")
        .where("seller_id", "is not", null)
        .$castTo<{ seller_id: string }>(),
    )
    .select(["id", "shop_name as name", "shop_slug as slug"])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The id of the shop at an address, or with that id. */
export async function findFeeShop(db: Db, shop: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("sellers")
    .where((eb) => eb.or([eb("shop_slug", "=", shop), eb(sql<string>`id::text`, "=", shop)]))
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

const toRow = (rule: FeeRule) => ({
  ...{ name: rule.name, kind: rule.kind, seller_id: rule.sellerId, basis_points: rule.basisPoints },
  ...{ fixed_amount: rule.fixedAmount, currency: rule.currency, is_returned: rule.isReturned },
  ...{ starts_at: rule.startsAt, ends_at: rule.endsAt },
});

export async function insertFeeRule(tx: Tx, rule: FeeRule, now: Date): Promise<void> {
  await tx
    .insertInto("fee_rules")
    .values({ id: rule.id, ...toRow(rule), created_at: now, updated_at: now })
    .execute();
}

/** A rule that goes on where another ends, tried at its place. */
export async function insertNextFeeRule(tx: Tx, rule: FeeRule, before: FeeRule, now: Date): Promise<void> {
  await tx
    .insertInto("fee_rules")
    .values((eb) => ({
      ...{ id: rule.id, ...toRow(rule), updated_at: now },
      created_at: eb.selectFrom("fee_rules").select("created_at").where("id", "=", before.id),
    }))
    .execute();
}

export async function lockFeeRule(tx: Tx, ruleId: string): Promise<FeeRule | undefined> {
  await tx.selectFrom("fee_rules").select("id").where("id", "=", ruleId).forUpdate().execute();
  return (await listFeeRules(tx)).find((rule) => rule.id === ruleId);
}

export async function setFeeRule(tx: Tx, rule: FeeRule, now: Date): Promise<void> {
  await tx
    .updateTable("fee_rules")
    .set({ ...toRow(rule), updated_at: now })
    .where("id", "=", rule.id)
    .execute();
}

export async function deleteFeeRule(tx: Tx, ruleId: string): Promise<void> {
  await tx.deleteFrom("fee_rules").where("id", "=", ruleId).execute();
}

/**
 * Shops that were open in a month (its first day, UTC) and were not charged for it, some of them, by their id; with the times at
 * which they were open in it or around it.
 */
export async function listUncharged(
  db: Db,
  month: string,
  after: string | null,
  limit: number,
): Promise<{ sellerId: string; openings: Opening[] }[]> {
  const { rows } = await sql<{ sellerId: string; openings: { openedAt: string; closedAt: string | null }[] }>`
    select seller_id as "sellerId",
      json_agg(json_build_object('openedAt', opened_at, 'closedAt', closed_at) order by opened_at) as openings
    from seller_openings opening
    where opened_at < (${month}::date + interval '1 month') at time zone 'UTC'
      and (closed_at is null or closed_at > ${month}::date::timestamp at time zone 'UTC')
      and ${after ? sql`seller_id > ${after}::uuid` : sql`true`}
      and not exists (select from monthly_fees charged
        where charged.seller_id = opening.seller_id and charged.month = ${month}::date)
    group by seller_id order by seller_id limit ${limit}
  `.execute(db);
  return rows.map(({ sellerId, openings }) => ({
    sellerId,
    openings: openings.map(({ openedAt, closedAt }) => ({
      openedAt: new Date(openedAt),
      closedAt: closedAt === null ? null : new Date(closedAt),
    })),
  }));
}

/** Writes down that a shop is charged for a month; false when it was before. */
export async function insertMonthlyFee(
  tx: Tx,
  fee: {
    id: string;
    sellerId: string;
    month: string;
    days: number;
    rule: FeeRule;
    amount: number;
    currency: string;
    now: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto("monthly_fees")
    .values({
      ...{ id: fee.id, seller_id: fee.sellerId, month: sql<Date>`${fee.month}::date`, days: fee.days },
      ...{ rule_id: fee.rule.id, name: fee.rule.name, amount: fee.amount, currency: fee.currency },
      charged_at: fee.now,
    })
    .onConflict((conflict) => conflict.columns(["seller_id", "month"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
