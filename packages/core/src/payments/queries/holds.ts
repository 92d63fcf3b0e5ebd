import type { HoldRule } from "@emporia/contracts/payouts";
import type { Db, Tx } from "@emporia/db";
import { type SqlBool, sql } from "kysely";
import { newId } from "../../platform/index";

export interface NewHold {
  sellerId: string;
  sellerOrderId: string | null;
  disputeId?: string;
  rule: HoldRule;
  stops: "transfers" | "payouts" | "everything";
  reason: string;
  placedBy: object;
  releasesAt: Date;
}

/** Keeps money back. Of a new shop, of a dispute and of a payout that failed there is one hold; another changes nothing. */
export async function insertHold(tx: Tx, hold: NewHold, now: Date): Promise<string | undefined> {
  const row = await tx
    .insertInto("payout_holds")
    .values({
      id: newId(),
      seller_id: hold.sellerId,
      seller_order_id: hold.sellerOrderId,
      dispute_id: hold.disputeId ?? null,
      rule: hold.rule,
      stops: hold.stops,
      reason: hold.reason,
      placed_by: JSON.stringify(hold.placedBy),
      placed_at: now,
      releases_at: hold.releasesAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Ends holds that still stand. @returns those that ended now */
export async function setHoldsReleased(
  tx: Tx,
  which: { id: string } | { disputeId: string } | { sellerId: string; rule: HoldRule } | { dueBefore: Date },
  release: { by: object; note: string; now: Date },
): Promise<ReleasedHold[]> {
  const fits =
    "id" in which
      ? sql<SqlBool>`id = ${which.id}`
      : "disputeId" in which
        ? sql<SqlBool>`dispute_id = ${which.disputeId}`
        : "rule" in which
          ? sql<SqlBool>`seller_id = ${which.sellerId} and rule = ${which.rule}`
          : sql<SqlBool>`releases_at <= ${which.dueBefore}`;
  return tx
    .updateTable("payout_holds")
    .set({ released_at: release.now, released_by: JSON.stringify(release.by), release_note: release.note })
    .where("released_at", "is", null)
    .where(fits)
    .returning([
      "id",
      "seller_id as sellerId",
      sql<boolean>`appeal is not null`.as("isAppealed"),
      sql<boolean>`appeal is not null and answer is null`.as("isAwaited"),
    ])
    .execute();
}

export interface ReleasedHold {
  id: string;
  sellerId: string;
  /** Whether its seller had said something against it. */
  isAppealed: boolean;
  /** Whether they wait for an answer. */
  isAwaited: boolean;
}

/** Ends the holds of a dispute that are not on these parts. */
export async function endHoldsOfOtherParts(
  tx: Tx,
  disputeId: string,
  sellerOrderIds: readonly string[],
  release: { by: object; note: string; now: Date },
): Promise<void> {
  await sql`
    update payout_holds set released_at = ${release.now}, released_by = ${JSON.stringify(release.by)},
      release_note = ${release.note}
    where dispute_id = ${disputeId} and released_at is null and seller_order_id <> all(${[...sellerOrderIds]}::uuid[])
  `.execute(tx);
}

/** A hold of a dispute that was let go of stands again. */
export async function setHoldAgain(tx: Tx, of: { disputeId: string; sellerOrderId: string }): Promise<void> {
  await tx
    .updateTable("payout_holds")
    .set({ released_at: null, released_by: null, release_note: null })
    .where("dispute_id", "=", of.disputeId)
    .where("seller_order_id", "=", of.sellerOrderId)
    .where("released_at", "is not", null)
    .execute();
}

export interface HoldRow {
  id: string;
  seller_id: string;
  shop_name: string;
  rule: HoldRule;
  stops: "transfers" | "payouts" | "everything";
  reason: string;
  seller_order_number: string | null;
  amount: number;
  currency: string;
  placed_at: Date;
  releases_at: Date;
  released_at: Date | null;
  release_note: string | null;
  appeal: string | null;
  appealed_at: Date | null;
  answer: string | null;
  answered_at: Date | null;
}

/**
 * Holds, those whose seller waits for an answer first, then the newest, at most 200, with what each keeps back: what of a part, or of the whole shop, is not transferred,
 * and what of it lies on the seller's account.
 */
export async function listHolds(
  db: Db,
  of: { sellerId?: string | undefined; isReleased: boolean; currency: string; now: Date },
): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select hold.id, hold.seller_id, seller.shop_name, hold.rule, hold.stops, hold.reason,
      part.number as seller_order_number, hold.placed_at, hold.releases_at, hold.released_at, hold.release_note,
      hold.appeal, hold.appealed_at, hold.answer, hold.answered_at,
      ${of.currency}::text as currency,
      greatest(0, (case
        when hold.seller_order_id is not null then
          coalesce((select -sum(entry.amount) from ledger_entries entry where entry.seller_id = hold.seller_id
            and entry.seller_order_id = hold.seller_order_id
            and entry.account in ('seller_payable', 'connected_payable') and entry.currency = ${of.currency}), 0)
        else
          coalesce((select -sum(entry.amount) from ledger_entries entry where entry.seller_id = hold.seller_id
            and entry.currency = ${of.currency} and entry.account = any(case hold.stops
              when 'transfers' then array['seller_payable'] when 'payouts' then array['connected_payable']
              else array['seller_payable', 'connected_payable'] end)), 0)
      end))::bigint as amount
    from payout_holds hold
    join sellers seller on seller.id = hold.seller_id
    left join seller_orders part on part.id = hold.seller_order_id
    where ${of.sellerId ? sql`hold.seller_id = ${of.sellerId}` : sql`true`}
      and (hold.released_at is null and hold.releases_at > ${of.now}) <> ${of.isReleased}
    order by hold.appeal is not null and hold.answer is null desc, hold.placed_at desc, hold.id desc limit 200
  `.execute(db);
  return rows;
}

export interface KnownHold {
  id: string;
  seller_id: string;
  rule: HoldRule;
  reason: string;
  releases_at: Date;
  released_at: Date | null;
  release_note: string | null;
  released_by: unknown;
  appeal: string | null;
  answer: string | null;
}

const holdColumns = [
  ...(["id", "seller_id", "rule", "reason", "releases_at", "released_at", "release_note", "released_by"] as const),
  ...(["appeal", "answer"] as const),
] as const;

export async function findHold(db: Db, holdId: string): Promise<KnownHold | undefined> {
  const row = await db.selectFrom("payout_holds").where("id", "=", holdId).select(holdColumns).executeTakeFirst();
  return row as KnownHold | undefined;
}

/** Locks a hold; of one seller if wanted. */
export async function lockHold(tx: Tx, of: { holdId: string; sellerId?: string }): Promise<KnownHold | undefined> {
  const row = await tx
    .selectFrom("payout_holds")
    .where("id", "=", of.holdId)
    .$if(of.sellerId !== undefined, (query) => query.where("seller_id", "=", of.sellerId ?? ""))
    .select(holdColumns)
    .forUpdate()
    .executeTakeFirst();
  return row as KnownHold | undefined;
}

export async function setAppeal(tx: Tx, holdId: string, text: string, now: Date): Promise<void> {
  await tx.updateTable("payout_holds").set({ appeal: text, appealed_at: now }).where("id", "=", holdId).execute();
}

export async function setAppealAnswer(tx: Tx, holdId: string, text: string, now: Date): Promise<void> {
  await tx.updateTable("payout_holds").set({ answer: text, answered_at: now }).where("id", "=", holdId).execute();
}

/** Whether something keeps back the earnings of a part. */
export async function isTransferHeld(db: Db, sellerId: string, sellerOrderId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("payout_holds")
    .where("seller_id", "=", sellerId)
    .where("released_at", "is", null)
    .where("releases_at", ">", now)
    .where((eb) =>
      eb.or([
        eb("seller_order_id", "=", sellerOrderId),
        eb.and([eb("seller_order_id", "is", null), eb("stops", "in", ["transfers", "everything"])]),
      ]),
    )
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface HoldForMail {
  reason: string;
  stops: string;
  sellerOrderNumber: string | null;
  releasesAt: Date;
}

export async function findHoldForMail(db: Db, holdId: string): Promise<HoldForMail | undefined> {
  return db
    .selectFrom("payout_holds as hold")
    .leftJoin("seller_orders as part", "part.id", "hold.seller_order_id")
    .where("hold.id", "=", holdId)
    .select(["hold.reason", "hold.stops", "part.number as sellerOrderNumber", "hold.releases_at as releasesAt"])
    .executeTakeFirst();
}

/** Whether something else keeps back what a hold kept back. */
export async function isHeldOtherwise(db: Db, holdId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from payout_holds other join payout_holds hold on hold.id = ${holdId}
    where other.seller_id = hold.seller_id and other.id <> hold.id
      and other.released_at is null and other.releases_at > ${now}
      and (other.seller_order_id is null or other.seller_order_id = hold.seller_order_id)
    limit 1
  `.execute(db);
  return rows.length > 0;
}
