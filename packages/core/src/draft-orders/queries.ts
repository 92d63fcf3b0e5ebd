import type { DraftOrderStatus } from "@emporia/contracts/draft-orders";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { snapshotSchema } from "../checkout/index";
import { escapeLike } from "../platform/index";
import { type DraftOrder, draftNumber } from "./draft-order";

const draftColumns = [
  "id",
  "serial",
  "status",
  "email",
  "user_id",
  "market",
  "currency",
  "snapshot",
  "shipping_address",
  "shipping",
  "discount",
  "discount_reason",
  "message",
  "note",
  "total_amount",
  "link_version",
  "sent_at",
  "expires_at",
  "cancel_reason",
  "created_at",
  "updated_at",
] as const;

const drafts = (db: Db) => db.selectFrom("draft_orders").select(draftColumns);

function toDraft(row: Awaited<ReturnType<ReturnType<typeof drafts>["executeTakeFirstOrThrow"]>>): DraftOrder {
  return {
    id: row.id,
    number: draftNumber(row.serial),
    status: row.status as DraftOrder["status"],
    email: row.email,
    userId: row.user_id,
    market: row.market,
    currency: row.currency,
    snapshot: snapshotSchema.parse(row.snapshot),
    shippingAddress: row.shipping_address as DraftOrder["shippingAddress"],
    shipping: row.shipping as unknown as DraftOrder["shipping"],
    discount: row.discount as DraftOrder["discount"],
    discountReason: row.discount_reason,
    message: row.message,
    note: row.note,
    totalAmount: row.total_amount,
    linkVersion: row.link_version,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    cancelReason: row.cancel_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function findDraft(db: Db, draftOrderId: string): Promise<DraftOrder | undefined> {
  const row = await drafts(db).where("id", "=", draftOrderId).executeTakeFirst();
  return row && toDraft(row);
}

export async function lockDraft(tx: Tx, draftOrderId: string): Promise<DraftOrder | undefined> {
  const row = await drafts(tx).where("id", "=", draftOrderId).forUpdate().executeTakeFirst();
  return row && toDraft(row);
}

const values = (draft: Omit<DraftOrder, "number">) => ({
  status: draft.status,
  email: draft.email,
  user_id: draft.userId,
  snapshot: JSON.stringify(draft.snapshot),
  shipping_address: draft.shippingAddress && JSON.stringify(draft.shippingAddress),
  shipping: JSON.stringify(draft.shipping),
  discount: draft.discount && JSON.stringify(draft.discount),
  discount_reason: draft.discountReason,
  message: draft.message,
  note: draft.note,
  total_amount: draft.totalAmount,
  item_count: draft.snapshot.items.reduce((sum, item) => sum + item.quantity, 0),
  link_version: draft.linkVersion,
  sent_at: draft.sentAt,
  expires_at: draft.expiresAt,
  cancel_reason: draft.cancelReason,
  updated_at: draft.updatedAt,
});

export async function insertDraft(tx: Tx, draft: Omit<DraftOrder, "number">): Promise<void> {
  const { id, market, currency, createdAt: created_at } = draft;
  await tx
    .insertInto("draft_orders")
    .values({ id, market, currency, created_at, ...values(draft) })
    .execute();
}

export async function setDraft(tx: Tx, draft: DraftOrder): Promise<void> {
  await tx.updateTable("draft_orders").set(values(draft)).where("id", "=", draft.id).execute();
}

/** The order that a draft became, once it is paid for. */
export async function findPlacedOrder(
  db: Db,
  draftOrderId: string,
): Promise<{ id: string; number: string } | undefined> {
  return db
    .selectFrom("checkouts")
    .innerJoin("orders", "orders.id", "checkouts.order_id")
    .where(sql<boolean>`checkouts.agreed ->> 'draftOrderId' = ${draftOrderId}`)
    .where("checkouts.status", "=", "CONFIRMED")
    .select(["orders.id", "orders.number"])
    .executeTakeFirst();
}

/** Whose verified address it is. */
export async function findCustomer(db: Db, email: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom("users")
    .where("email", "=", email)
    .where("email_verified_at", "is not", null)
    .select(["id", sql<string>`trim(first_name || ' ' || last_name)`.as("name")])
    .executeTakeFirst();
}

export interface DraftListRow {
  id: string;
  serial: number;
  status: DraftOrderStatus;
  email: string;
  currency: string;
  item_count: number;
  total_amount: number;
  expires_at: Date | null;
  updated_at: Date;
  position: string;
}

/** Drafts, those changed last first, `limit + 1` of them. */
export async function listDraftRows(
  db: Db,
  filter: {
    status: DraftOrderStatus | undefined;
    query: string | undefined;
    before: readonly [string, string] | undefined;
    limit: number;
    now: Date;
  },
): Promise<DraftListRow[]> {
  const { status, query, before, limit, now } = filter;
  const serial = Number(/^(?:draft-)?0*(\d{1,15})$/i.exec(query ?? "")?.[1] ?? 0);
  const { rows } = await sql<DraftListRow>`
    select draft.* from (
      select draft.id, draft.serial, draft.email, draft.currency, draft.item_count, draft.total_amount, draft.expires_at,
        draft.updated_at, draft.updated_at::text as position,
        case
          when exists (select from checkouts paid
            where paid.agreed ->> 'draftOrderId' = draft.id::text and paid.status = 'CONFIRMED') then 'PLACED'
          when draft.status = 'SENT' and draft.expires_at <= ${now} then 'EXPIRED'
          else draft.status
        end as status
      from draft_orders draft
    ) draft
    where ${status ? sql`draft.status = ${status}` : sql`true`}
      and ${query ? sql`(draft.email::text ilike ${`%${escapeLike(query)}%`} or draft.serial = ${serial})` : sql`true`}
      and ${before ? sql`(draft.updated_at, draft.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql`true`}
    order by draft.updated_at desc, draft.id desc limit ${limit + 1}
  `.execute(db);
  return rows;
}
