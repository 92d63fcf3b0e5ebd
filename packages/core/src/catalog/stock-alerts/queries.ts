import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../../platform/index";
import { awayColumns, type Stock } from "../offers";

type Shown = Stock & { isVisible: boolean };

const shownStock = sql`
  level.track_quantity as "trackQuantity", level.allow_backorder as "allowBackorder",
  level.backorder_days as "backorderDays", level.on_hand - level.reserved as available,
  ${awayColumns.awayUntil} as "awayUntil", ${awayColumns.laterBy} as "laterBy",
  product.status = 'PUBLISHED' and seller.status = 'APPROVED' as "isVisible"`;
const shownVariant = sql`
  variants variant
  join products product on product.id = variant.product_id
  join sellers seller on seller.id = product.seller_id
  join stock_levels level on level.variant_id = variant.id`;

export async function findShownStock(db: Db, variantId: string): Promise<Shown | undefined> {
  const { rows } = await sql<Shown>`
    select ${shownStock} from ${shownVariant} where variant.id = ${variantId}
  `.execute(db);
  return rows[0];
}

export async function countUnconfirmed(db: Db, email: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from stock_alerts
    where lower(email) = lower(${email}) and sent_at is null and confirmed_at is null and created_at >= ${since}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The alert of this address that is open for the variant, made when there is none; confirmed stays confirmed. */
export async function ensureAlert(
  tx: Tx,
  alert: { variantId: string; email: string; confirmedAt: Date | null; now: Date },
): Promise<{ id: string; isConfirmed: boolean }> {
  const { rows } = await sql<{ id: string; isConfirmed: boolean }>`
    insert into stock_alerts as kept (id, variant_id, email, confirmed_at, created_at)
    values (${newId()}, ${alert.variantId}, ${alert.email}, ${alert.confirmedAt}, ${alert.now})
    on conflict (variant_id, lower(email)) where sent_at is null
      do update set confirmed_at = coalesce(kept.confirmed_at, excluded.confirmed_at)
    returning id, confirmed_at is not null as "isConfirmed"
  `.execute(tx);
  return rows[0] as { id: string; isConfirmed: boolean };
}

export interface AlertRow extends Shown {
  id: string;
  email: string;
  isConfirmed: boolean;
  sentAt: string | null;
  productName: string;
  slug: string;
  variantTitle: string;
}

export async function findAlert(db: Db, alertId: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    select alert.id, alert.email, alert.confirmed_at is not null as "isConfirmed", alert.sent_at::text as "sentAt",
      product.name as "productName", product.slug, array_to_string(variant.option_values, ' / ') as "variantTitle",
      ${shownStock}
    from ${shownVariant} join stock_alerts alert on alert.variant_id = variant.id
    where alert.id = ${alertId}
  `.execute(db);
  return rows[0];
}

export async function setAlertConfirmed(tx: Tx, alertId: string, now: Date): Promise<void> {
  await sql`update stock_alerts set confirmed_at = coalesce(confirmed_at, ${now}) where id = ${alertId}`.execute(tx);
}

/** What alerts may be about: variants, or all of a product or a shop. */
export type AlertScope = { variantIds: readonly string[] } | { productId: string } | { sellerId: string };

function within(scope: AlertScope) {
  if ("variantIds" in scope) return sql`alert.variant_id = any(${[...scope.variantIds]}::uuid[])`;
  if ("productId" in scope) return sql`variant.product_id = ${scope.productId}`;
  return sql`variant.seller_id = ${scope.sellerId}`;
}

/** Open alerts of these whose addresses are confirmed, locked; those that somebody else holds are left out. */
export async function lockOpenAlerts(
  tx: Tx,
  scope: AlertScope,
  afterId: string | null,
  limit: number,
): Promise<(Shown & { id: string })[]> {
  const { rows } = await sql<Shown & { id: string }>`
    select alert.id, ${shownStock}
    from stock_alerts alert
    join ${shownVariant} on variant.id = alert.variant_id
    where ${within(scope)} and alert.sent_at is null
      and alert.confirmed_at is not null and (${afterId}::uuid is null or alert.id > ${afterId}::uuid)
    order by alert.id limit ${limit} for update of alert skip locked
  `.execute(tx);
  return rows;
}

export async function setAlertsSent(tx: Tx, alertIds: readonly string[], now: Date): Promise<void> {
  if (alertIds.length === 0) return;
  await sql`update stock_alerts set sent_at = ${now} where id = any(${[...alertIds]}::uuid[])`.execute(tx);
}

/** Lets an alert wait again, unless its address has asked anew meanwhile. */
export async function reopenAlert(tx: Tx, alertId: string): Promise<void> {
  await sql`
    update stock_alerts alert set sent_at = null where id = ${alertId} and not exists (
      select from stock_alerts other where other.variant_id = alert.variant_id
        and lower(other.email) = lower(alert.email) and other.sent_at is null)
  `.execute(tx);
}

/** Deletes all that is open of the address of an alert. */
export async function deleteAlertsOfAddress(tx: Tx, alertId: string): Promise<void> {
  await sql`
    delete from stock_alerts where sent_at is null and lower(email) = (
      select lower(email) from stock_alerts where id = ${alertId})
  `.execute(tx);
}

export async function deleteOldAlerts(db: Db, before: { unconfirmed: Date; sent: Date; open: Date }): Promise<void> {
  await sql`
    delete from stock_alerts
    where created_at < ${before.unconfirmed} and confirmed_at is null or sent_at < ${before.sent}
      or created_at < ${before.open}
  `.execute(db);
}
