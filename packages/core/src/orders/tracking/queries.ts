import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { ParcelScan, ScanStatus, TrackedParcel } from "./parcel-tracker";

/** A parcel that has not arrived. */
export async function findParcelUnderWay(
  db: Db,
  shipmentId: string,
): Promise<(TrackedParcel & { orderId: string }) | undefined> {
  return db
    .selectFrom("shipments")
    .where("id", "=", shipmentId)
    .where("status", "=", "SHIPPED")
    .select(["order_id as orderId", "carrier", "tracking_number as trackingNumber", "shipped_at as shippedAt"])
    .executeTakeFirst();
}

/** Parcels of this number that have not arrived: few, but several carriers may count alike. */
export async function listParcelsByNumber(db: Db, trackingNumber: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("shipments")
    .where("tracking_number", "=", trackingNumber)
    .where("status", "=", "SHIPPED")
    .select("id")
    .orderBy("shipped_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Parcels under way of which nothing was asked since then, the longest ago first. They count as asked for from now on, so
 * that those whose carrier never answers do not stand before the others.
 */
export async function claimParcelsToLookAt(
  tx: Tx,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update shipments set looked_at = ${now}
    where id in (
      select id from shipments where status = 'SHIPPED' and (looked_at is null or looked_at < ${before})
      order by looked_at nulls first limit ${limit} for update skip locked
    )
    returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Writes down what was seen. @returns what is new of it, by status */
export async function recordScans(
  tx: Tx,
  shipmentId: string,
  scans: readonly ParcelScan[],
): Promise<ReadonlySet<ScanStatus>> {
  const { rows } = await sql<{ status: ScanStatus }>`
    insert into shipment_scans (shipment_id, at, status, text, place)
    select ${shipmentId}::uuid, scan.at, scan.status, scan.text, scan.place
    from json_to_recordset(${JSON.stringify(scans)}::json) as scan (at timestamptz, status text, text text, place text)
    on conflict do nothing returning status
  `.execute(tx);
  return new Set(rows.map((row) => row.status));
}

/** Infinity where there is nobody to ask. */
export async function setLookedAt(tx: Tx, shipmentId: string, at: Date | "infinity"): Promise<void> {
  await sql`update shipments set looked_at = ${at}::timestamptz where id = ${shipmentId}`.execute(tx);
}
