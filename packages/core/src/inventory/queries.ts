import type { locationView, movementView } from "@emporia/contracts/inventory";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { instantText, newId } from "../platform/index";

export interface StockLevel {
  variant_id: string;
  seller_id: string;
  on_hand: number;
  reserved: number;
  track_quantity: boolean;
  allow_backorder: boolean;
  backorder_days: number | null;
  low_stock_threshold: number;
}

const levelColumns = [
  "variant_id",
  "seller_id",
  "on_hand",
  "reserved",
  "track_quantity",
  "allow_backorder",
  "backorder_days",
  "low_stock_threshold",
] as const;

/** Locks stock levels in the one order in which everybody locks them, so that two carts never wait for each other. */
export async function lockStockLevels(tx: Tx, variantIds: readonly string[]): Promise<Map<string, StockLevel>> {
  const { rows } = await sql<StockLevel>`
    select variant_id, seller_id, on_hand, reserved, track_quantity, allow_backorder, backorder_days, low_stock_threshold
    from stock_levels where variant_id = any(${[...variantIds]}::uuid[]) order by variant_id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.variant_id, row]));
}

export async function findLocation(
  db: Db,
  sellerId: string,
  locationId: string,
): Promise<{ id: string; name: string; is_default: boolean } | undefined> {
  return db
    .selectFrom("stock_locations")
    .where("id", "=", locationId)
    .where("seller_id", "=", sellerId)
    .select(["id", "name", "is_default"])
    .executeTakeFirst();
}

export async function listLocationRows(db: Db, sellerId: string): Promise<z.output<typeof locationView>[]> {
  const { rows } = await sql<z.output<typeof locationView>>`
    select location.id, location.name::text, location.is_default as "isDefault",
      coalesce(held.variants, 0)::integer as "variantCount", coalesce(held.units, 0)::integer as "onHand"
    from stock_locations location
    left join lateral (
      select count(*) as variants, sum(place.on_hand) as units from location_levels place
      where place.location_id = location.id and place.on_hand <> 0
    ) held on true
    where location.seller_id = ${sellerId}
    order by location.is_default desc, location.name, location.id
  `.execute(db);
  return rows;
}

export async function insertLocation(tx: Tx, sellerId: string, name: string): Promise<void> {
  await tx.insertInto("stock_locations").values({ seller_id: sellerId, name }).execute();
}

export async function setLocationName(tx: Tx, locationId: string, name: string): Promise<void> {
  await tx.updateTable("stock_locations").set({ name }).where("id", "=", locationId).execute();
}

export async function setDefaultLocation(tx: Tx, sellerId: string, locationId: string): Promise<void> {
  const ofSeller = tx.updateTable("stock_locations").where("seller_id", "=", sellerId);
  await ofSeller.set({ is_default: false }).where("is_default", "=", true).execute();
  await ofSeller.set({ is_default: true }).where("id", "=", locationId).execute();
}

export async function isLocationUsed(tx: Tx, locationId: string): Promise<boolean> {
  const { rows } = await sql`
    select where exists (select from location_levels where location_id = ${locationId})
      or exists (select from stock_movements where location_id = ${locationId})
  `.execute(tx);
  return rows.length > 0;
}

export async function deleteLocation(tx: Tx, locationId: string): Promise<void> {
  await tx.deleteFrom("stock_locations").where("id", "=", locationId).execute();
}

/** False, and nothing written, when this transfer is there already. */
export async function insertTransfer(
  tx: Tx,
  transfer: {
    id: string;
    sellerId: string;
    fromLocationId: string;
    toLocationId: string;
    note: string | null;
    actor: string;
    occurredAt: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto("stock_transfers")
    .values({
      id: transfer.id,
      seller_id: transfer.sellerId,
      from_location_id: transfer.fromLocationId,
      to_location_id: transfer.toLocationId,
      note: transfer.note,
      actor: transfer.actor,
      occurred_at: transfer.occurredAt,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function isOwnTransfer(db: Db, sellerId: string, transferId: string): Promise<boolean> {
  const row = await db
    .selectFrom("stock_transfers")
    .where("id", "=", transferId)
    .where("seller_id", "=", sellerId)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function listProductLevels(
  db: Db,
  sellerId: string,
  productId: string,
): Promise<{ variantId: string; locationId: string; onHand: number }[]> {
  return db
    .selectFrom("location_levels")
    .innerJoin("variants", "variants.id", "location_levels.variant_id")
    .where("variants.product_id", "=", productId)
    .where("location_levels.seller_id", "=", sellerId)
    .select(["variant_id as variantId", "location_id as locationId", "on_hand as onHand"])
    .execute();
}

export type MovementRow = z.output<typeof movementView> & { position: number };

/**
 * The latest movements first, `limit + 1` of them. Those of a product are the latest of each of its variants: the shop may
 * have moved millions of others since.
 */
export async function listMovementRows(
  db: Db,
  filter: { sellerId: string; productId?: string | undefined; before: number | undefined; limit: number },
): Promise<MovementRow[]> {
  const { sellerId, productId } = filter;
  const limit = sql.lit(filter.limit + 1);
  const before = filter.before === undefined ? sql`true` : sql`movement.position < ${filter.before}::bigint`;
  const latest = sql`and ${before} order by movement.position desc limit ${limit}`;
  const wanted = productId
    ? sql`
      select latest.position from variants variant cross join lateral (
        select movement.position from stock_movements movement
        where movement.variant_id = variant.id and movement.seller_id = ${sellerId} ${latest}) latest
      where variant.product_id = ${productId}::uuid order by latest.position desc limit ${limit}`
    : sql`select movement.position from stock_movements movement where movement.seller_id = ${sellerId} ${latest}`;
  const { rows } = await sql<MovementRow>`
    with page as materialized (${wanted})
    select movement.id, movement.kind, movement.quantity, movement.on_hand_after as "onHandAfter", movement.reason,
      coalesce(person.first_name || ' ' || person.last_name,
        case when movement.order_id is not null then 'An order' else 'Emporia' end) as actor,
      ${instantText("movement.occurred_at")} as "occurredAt",
      product.id as "productId", product.name as "productName",
      array_to_string(variant.option_values, ' / ') as "variantTitle", variant.sku, location.name::text as "locationName",
      part.id as "sellerOrderId", part.number as "orderNumber", movement.position
    from page
    join stock_movements movement on movement.seller_id = ${sellerId} and movement.position = page.position
    join variants variant on variant.id = movement.variant_id
    join products product on product.id = variant.product_id
    join stock_locations location on location.id = movement.location_id
    left join seller_orders part on part.order_id = movement.order_id and part.seller_id = movement.seller_id
    left join users person on person.id::text =
      case when movement.actor like '{%' then movement.actor::jsonb ->> 'id' else movement.actor end
    order by movement.position desc
  `.execute(db);
  return rows;
}

export async function findStockLevel(db: Db, sellerId: string, variantId: string): Promise<StockLevel | undefined> {
  return db
    .selectFrom("stock_levels")
    .where("variant_id", "=", variantId)
    .where("seller_id", "=", sellerId)
    .select(levelColumns)
    .executeTakeFirst();
}

export interface Reservation {
  variant_id: string;
  quantity: number;
}

/** Writes promises down and counts them; the levels are locked by the caller. */
export function insertReservations(
  orderId: string,
  reservations: readonly { variantId: string; quantity: number }[],
  expiresAt: Date,
  now: Date,
): RawBuilder<unknown>[] {
  const variantIds = reservations.map((each) => each.variantId);
  const quantities = reservations.map((each) => each.quantity);
  return [
    sql`
      insert into stock_reservations (id, variant_id, quantity, order_id, expires_at, created_at)
      select wanted.*, ${orderId}::uuid, ${expiresAt}::timestamptz, ${now}::timestamptz
      from unnest(${variantIds.map(() => newId())}::uuid[], ${variantIds}::uuid[], ${quantities}::integer[]) as wanted
    `,
    sql`
      update stock_levels level set reserved = level.reserved + wanted.quantity, updated_at = ${now}
      from unnest(${variantIds}::uuid[], ${quantities}::integer[]) as wanted (variant_id, quantity)
      where level.variant_id = wanted.variant_id
    `,
  ];
}

/** Ends what is still held for an order and says what it was; nothing the second time. */
export async function settleReservations(
  tx: Tx,
  orderId: string,
  status: "released" | "deducted",
  now: Date,
): Promise<Reservation[]> {
  return tx
    .updateTable("stock_reservations")
    .set({ status, settled_at: now })
    .where("order_id", "=", orderId)
    .where("status", "=", "held")
    .returning(["variant_id", "quantity"])
    .execute();
}

/** Ends some of what is held for an order: so many units of each variant, or all that is held of it. @returns what ended */
export async function releaseHeldUnits(
  tx: Tx,
  orderId: string,
  wanted: ReadonlyMap<string, number>,
  now: Date,
): Promise<Reservation[]> {
  const { rows } = await sql<Reservation>`
    with held as (
      select reservation.id, reservation.variant_id, reservation.quantity as held,
        least(wanted.quantity, reservation.quantity) as quantity
      from stock_reservations reservation
      join unnest(${[...wanted.keys()]}::uuid[], ${[...wanted.values()]}::integer[]) as wanted (variant_id, quantity)
        using (variant_id)
      where reservation.order_id = ${orderId} and reservation.status = 'held'
      order by reservation.variant_id
      for update of reservation
    )
    update stock_reservations reservation
    set quantity = case when held.quantity = held.held then held.held else held.held - held.quantity end,
      status = case when held.quantity = held.held then 'released' else 'held' end,
      settled_at = case when held.quantity = held.held then ${now}::timestamptz end,
      let_go = case when held.quantity = held.held then let_go else coalesce(let_go, '[]')
        || jsonb_build_object('quantity', held.quantity, 'at', ${now}::timestamptz) end
    from held where reservation.id = held.id
    returning held.variant_id, held.quantity
  `.execute(tx);
  return rows;
}

/** What left the shelf for an order and has not come back, and from which places; the last taken first. */
export async function listDeducted(
  db: Db,
  orderId: string,
): Promise<{ variantId: string; locationId: string; quantity: number }[]> {
  const { rows } = await sql<{ variantId: string; locationId: string; quantity: number }>`
    select variant_id as "variantId", location_id as "locationId", -sum(quantity)::integer as quantity
    from stock_movements where order_id = ${orderId}
    group by variant_id, location_id having sum(quantity) < 0
    order by max(position) desc
  `.execute(db);
  return rows;
}

export interface TakenPlace {
  orderId: string;
  variantId: string;
  place: string;
  quantity: number;
}

/** Where in a shop what has left the shelf for these orders was taken from, as far as it did not come back; the first first. */
export async function listTakenPlaces(db: Db, sellerId: string, orderIds: readonly string[]): Promise<TakenPlace[]> {
  const { rows } = await sql<TakenPlace>`
    select taken.order_id as "orderId", taken.variant_id as "variantId", location.name::text as place, taken.quantity
    from (
      select order_id, variant_id, location_id, -sum(quantity)::integer as quantity, max(position) as last
      from stock_movements where order_id = any(${[...orderIds]}::uuid[]) and seller_id = ${sellerId}
      group by order_id, variant_id, location_id having sum(quantity) < 0
    ) taken
    join stock_locations location on location.id = taken.location_id
    order by taken.last
  `.execute(db);
  return rows;
}

export async function setReservationExpiry(tx: Tx, orderId: string, expiresAt: Date): Promise<void> {
  await tx
    .updateTable("stock_reservations")
    .set({ expires_at: expiresAt })
    .where("order_id", "=", orderId)
    .where("status", "=", "held")
    .execute();
}

/**
 * What is held for one is held for the other from now on, until then; the levels stay as they are.
 * @returns the variants
 */
export async function passReservations(
  tx: Tx,
  { from, to, expiresAt }: { from: string; to: string; expiresAt: Date },
): Promise<Set<string>> {
  const rows = await tx
    .updateTable("stock_reservations")
    .set({ order_id: to, expires_at: expiresAt })
    .where("order_id", "=", from)
    .where("status", "=", "held")
    .returning("variant_id")
    .execute();
  return new Set(rows.map((row) => row.variant_id));
}

/** Notes which of these locked variants have begun to run low, and answers them. */
export async function markLowStock(
  tx: Tx,
  variantIds: readonly string[],
): Promise<{ variantId: string; sellerId: string }[]> {
  const { rows } = await sql<{ variantId: string; sellerId: string }>`
    update stock_levels level set is_low = true
    where variant_id = any(${[...variantIds]}::uuid[]) and not is_low
      and track_quantity and on_hand - reserved <= low_stock_threshold
    returning variant_id as "variantId", seller_id as "sellerId"
  `.execute(tx);
  return rows;
}

/** Of these variants of a seller those that run low, as a mail tells of them. */
export async function listLowStock(
  db: Db,
  sellerId: string,
  variantIds: readonly string[],
): Promise<{ name: string; variantTitle: string; available: number }[]> {
  const { rows } = await sql<{ name: string; variantTitle: string; available: number }>`
    select product.name, array_to_string(variant.option_values, ' / ') as "variantTitle",
      greatest(level.on_hand - level.reserved, 0) as available
    from stock_levels level
    join variants variant on variant.id = level.variant_id
    join products product on product.id = variant.product_id
    where level.seller_id = ${sellerId} and level.variant_id = any(${[...variantIds]}::uuid[]) and level.is_low
      and level.on_hand - level.reserved <= level.low_stock_threshold
    order by available, product.name, variant.position
  `.execute(db);
  return rows;
}

/** What an order held and what it had taken from the shelves before an instant, or by now, by variant. */
export async function listOrderStock(
  db: Db,
  orderId: string,
  before: Date | undefined,
): Promise<{ variantId: string; reserved: number; taken: number }[]> {
  const at = before ?? null;
  const { rows } = await sql<{ variantId: string; reserved: number; taken: number }>`
    select variant_id as "variantId", sum(reserved)::integer as reserved, sum(taken)::integer as taken
    from (
      select variant_id, 0 as taken, quantity + coalesce((
          select sum((part->>'quantity')::integer) from jsonb_array_elements(let_go) part
          where (part->>'at')::timestamptz >= ${at}::timestamptz
        ), 0) as reserved
      from stock_reservations
      where order_id = ${orderId} and (${at}::timestamptz is null or created_at < ${at}::timestamptz)
        and (settled_at is null or settled_at >= ${at}::timestamptz)
      union all
      select variant_id, -quantity, 0 from stock_movements
      where order_id = ${orderId} and (${at}::timestamptz is null or occurred_at < ${at}::timestamptz)
    ) happened
    group by variant_id order by variant_id
  `.execute(db);
  return rows;
}
