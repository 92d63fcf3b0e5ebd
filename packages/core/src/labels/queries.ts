import type { LabelPayer, LabelStatus } from "@emporia/contracts/labels";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { CarrierLabel, LabelRequest } from "./carrier-labels";

/** Whose labels: a shop's own, or anybody's for staff. Part of each WHERE below. */
export type LabelKeeper = { sellerId: string } | "staff";

export interface LabelUnits {
  orderItemId: string;
  quantity: number;
}

export interface LabelRow {
  id: string;
  seller_id: string;
  order_id: string;
  seller_order_id: string;
  return_id: string | null;
  status: LabelStatus;
  paid_by: LabelPayer;
  request: LabelRequest;
  items: LabelUnits[];
  rate_id: string;
  service: string;
  amount: number;
  currency: string;
  carrier: string;
  carrier_label_id: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  document_url: string | null;
  failure: string | null;
  instructions: string | null;
  tries: number;
  created_at: Date;
}

const labelColumns = [
  "id",
  "seller_id",
  "order_id",
  "seller_order_id",
  "return_id",
  "status",
  "paid_by",
  "request",
  "items",
  "rate_id",
  "service",
  "amount",
  "currency",
  "carrier",
  "carrier_label_id",
  "tracking_number",
  "tracking_url",
  "document_url",
  "failure",
  "instructions",
  "tries",
  "created_at",
] as const;

const labels = (db: Db, keeper: LabelKeeper) => {
  const all = db.selectFrom("shipping_labels").select(labelColumns);
  return keeper === "staff" ? all : all.where("seller_id", "=", keeper.sellerId);
};
const toRow = (row: unknown) => row as LabelRow;

export async function findLabel(db: Db, labelId: string, keeper: LabelKeeper): Promise<LabelRow | undefined> {
  const row = await labels(db, keeper).where("id", "=", labelId).executeTakeFirst();
  return row && toRow(row);
}

/** What was asked for under a key of the caller's. */
export async function findLabelByKey(db: Db, sellerId: string, key: string): Promise<LabelRow | undefined> {
  const row = await labels(db, { sellerId }).where("key", "=", key).executeTakeFirst();
  return row && toRow(row);
}

export async function lockLabel(tx: Tx, labelId: string): Promise<LabelRow | undefined> {
  const row = await labels(tx, "staff").where("id", "=", labelId).forUpdate().executeTakeFirst();
  return row && toRow(row);
}

/** Labels of a part, or of a whole order, oldest first. */
export async function listLabelRows(
  db: Db,
  of: { sellerOrderId: string } | { orderId: string },
  keeper: LabelKeeper,
): Promise<LabelRow[]> {
  const all = labels(db, keeper);
  const rows = await ("orderId" in of
    ? all.where("order_id", "=", of.orderId)
    : all.where("seller_order_id", "=", of.sellerOrderId)
  )
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toRow);
}

/** The label that is there for a return, if it was not given back. */
export async function findReturnLabel(db: Db, returnId: string): Promise<LabelRow | undefined> {
  const row = await labels(db, "staff")
    .where("return_id", "=", returnId)
    .where("status", "in", ["BUYING", "BOUGHT"])
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row && toRow(row);
}

/** Writes down that a label is being bought. False when something was asked for under its key already. */
export async function insertLabel(
  tx: Tx,
  label: Pick<
    LabelRow,
    | "id"
    | "seller_id"
    | "order_id"
    | "seller_order_id"
    | "return_id"
    | "paid_by"
    | "request"
    | "items"
    | "rate_id"
    | "service"
    | "amount"
    | "currency"
    | "carrier"
    | "instructions"
  > & { key: string; now: Date },
): Promise<boolean> {
  const { now, request, items, ...rest } = label;
  const row = await tx
    .insertInto("shipping_labels")
    .values({
      ...rest,
      status: "BUYING",
      request: JSON.stringify(request),
      items: JSON.stringify(items),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["seller_id", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets one caller alone ask the carrier about a label that is in this status, until `until`. Undefined when somebody else
 * does, or when it is past that.
 */
export async function leaseLabel(
  db: Db,
  labelId: string,
  status: "BUYING" | "VOIDING",
  lease: { now: Date; until: Date },
): Promise<LabelRow | undefined> {
  const row = await db
    .updateTable("shipping_labels")
    .set((eb) => ({ leased_until: lease.until, tries: eb("tries", "+", 1) }))
    .where("id", "=", labelId)
    .where("status", "=", status)
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", lease.now)]))
    .returning(labelColumns)
    .executeTakeFirst();
  return row && toRow(row);
}

export async function setLabelBought(tx: Tx, labelId: string, bought: CarrierLabel, now: Date): Promise<void> {
  await setLabel(tx, labelId, {
    ...{ status: "BOUGHT", carrier_label_id: bought.id },
    ...{ tracking_number: bought.trackingNumber, tracking_url: bought.trackingUrl, document_url: bought.documentUrl },
    ...{ leased_until: null, updated_at: now },
  });
}

export async function setLabelStatus(
  tx: Tx,
  labelId: string,
  status: LabelStatus,
  given: { failure: string | null; now: Date },
): Promise<void> {
  const { failure, now } = given;
  await setLabel(tx, labelId, { status, failure, leased_until: null, updated_at: now });
}

async function setLabel(tx: Tx, labelId: string, values: Record<string, unknown>): Promise<void> {
  await tx.updateTable("shipping_labels").set(values).where("id", "=", labelId).execute();
}

/** What these variants weigh, in grams; nothing for one that is no longer there. */
export async function listWeights(db: Db, variantIds: readonly string[]): Promise<Map<string, number>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("variants")
    .where("id", "in", [...variantIds])
    .select(["id", "weight_grams"])
    .execute();
  return new Map(rows.map((row) => [row.id, row.weight_grams]));
}

/** Labels that have been asked about, and not settled, for longer than they should. */
export async function listUnsettledLabels(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("shipping_labels")
    .where("status", "in", ["BUYING", "VOIDING"])
    .where("updated_at", "<", before)
    .select("id")
    .orderBy("updated_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Of numbers, whether a parcel of this part was sent with them. */
export async function listSentNumbers(db: Db, orderId: string): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select tracking_number as number from shipments where order_id = ${orderId}
  `.execute(db);
  return new Set(rows.map((row) => row.number));
}
