import type { BulkAction, BulkEditStatus, BulkEditView, BulkFilter } from "@emporia/contracts/bulk-edits";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { ownProductConditions } from "../queries/own-product-filter";
import type { Snapshot } from "./action";

export interface BulkEditRow {
  id: string;
  seller_id: string;
  filter: BulkFilter;
  action: BulkAction;
  status: BulkEditStatus;
  product_count: number;
  position: number;
  changed_count: number;
  submitted_count: number;
  unchanged_count: number;
  failed_count: number;
  preview: BulkEditView["preview"];
  created_at: Date;
}

const columns = sql`id, seller_id, filter, action, status, product_count, position, changed_count, submitted_count, unchanged_count,
  failed_count, preview, created_at`;

/** Writes down an edit with the products that the filter finds now. @returns how many */
export async function insertBulkEdit(
  tx: Tx,
  edit: { id: string; sellerId: string; filter: BulkFilter; action: BulkAction; actor: object; now: Date },
): Promise<number> {
  await sql`
    insert into bulk_edits (id, seller_id, filter, action, status, product_count, actor, created_at)
    values (${edit.id}, ${edit.sellerId}, ${JSON.stringify(edit.filter)}, ${JSON.stringify(edit.action)}, 'CHECKING', 0,
      ${JSON.stringify(edit.actor)}, ${edit.now})
  `.execute(tx);
  const { rows } = await sql<{ count: number }>`
    with item as (
      insert into bulk_edit_items (bulk_edit_id, position, product_id, name)
      select ${edit.id}::uuid, row_number() over (order by product.name, product.id) - 1, product.id, product.name
      from products product where ${ownProductConditions({ ...edit.filter, sellerId: edit.sellerId })}
      returning 1
    )
    update bulk_edits set product_count = (select count(*) from item) where id = ${edit.id}
    returning (select count(*) from item) as count
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findBulkEdit(db: Db, bulkEditId: string): Promise<BulkEditRow | undefined> {
  const { rows } = await sql<BulkEditRow>`select ${columns} from bulk_edits where id = ${bulkEditId}`.execute(db);
  return rows[0];
}

export async function findOwnBulkEdit(db: Db, sellerId: string, bulkEditId: string): Promise<BulkEditRow | undefined> {
  const { rows } = await sql<BulkEditRow>`
    select ${columns} from bulk_edits where id = ${bulkEditId} and seller_id = ${sellerId}
  `.execute(db);
  return rows[0];
}

export async function lockOwnBulkEdit(tx: Tx, sellerId: string, bulkEditId: string): Promise<BulkEditRow | undefined> {
  const { rows } = await sql<BulkEditRow>`
    select ${columns} from bulk_edits where id = ${bulkEditId} and seller_id = ${sellerId} for update
  `.execute(tx);
  return rows[0];
}

/** Whether the pass is still where its reader thinks it is; the row is locked, so that it stays there. */
export async function lockPlace(tx: Tx, edit: BulkEditRow, position: number): Promise<boolean> {
  const { rows } = await sql`
    select id from bulk_edits
    where id = ${edit.id} and status = ${edit.status} and position = ${position} for no key update
  `.execute(tx);
  return rows.length > 0;
}

export async function listBulkEditRows(
  db: Db,
  filter: { sellerId: string; before: { createdAt: string; id: string } | undefined; limit: number },
): Promise<(BulkEditRow & { position_text: string })[]> {
  const { rows } = await sql<BulkEditRow & { position_text: string }>`
    select ${columns}, created_at::text as position_text from bulk_edits
    where seller_id = ${filter.sellerId}
      and (${filter.before?.createdAt ?? null}::timestamptz is null or (created_at, id)
        < (${filter.before?.createdAt ?? null}::timestamptz, ${filter.before?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}

/** Begins a pass over its products. */
export async function setPass(tx: Tx, bulkEditId: string, status: "APPLYING" | "UNDOING"): Promise<void> {
  await sql`
    update bulk_edits set status = ${status}, position = 0, changed_count = 0, submitted_count = 0, unchanged_count = 0,
      failed_count = 0,
      preview = case when ${status} = 'UNDOING' then '[]' else preview end
    where id = ${bulkEditId}
  `.execute(tx);
}

export async function setBulkEditStatus(tx: Tx, bulkEditId: string, status: BulkEditStatus): Promise<void> {
  await sql`update bulk_edits set status = ${status} where id = ${bulkEditId}`.execute(tx);
}

export interface Item {
  position: number;
  product_id: string;
  name: string;
  before: Snapshot | null;
  after: Snapshot | null;
}

export async function listItems(db: Db, bulkEditId: string, from: number, limit: number): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select position, product_id, name, before, after from bulk_edit_items
    where bulk_edit_id = ${bulkEditId} and position >= ${from} order by position limit ${limit}
  `.execute(db);
  return rows;
}

export interface ItemResult {
  position: number;
  /** `submitted` when it waits for staff. */
  outcome: "changed" | "submitted" | "unchanged" | "failed";
  before: Snapshot | null;
  after: Snapshot | null;
  problem: string | null;
}

/** Keeps what became of products, and how far the pass is. */
export async function addResults(
  tx: Tx,
  bulkEditId: string,
  given: { to: number; results: readonly ItemResult[]; preview: BulkEditView["preview"] },
): Promise<void> {
  const count = (outcome: ItemResult["outcome"]) => given.results.filter((each) => each.outcome === outcome).length;
  await sql`
    update bulk_edit_items item set before = result.before, after = result.after, problem = result.problem
    from json_to_recordset(${JSON.stringify(given.results)}::json)
      as result (position integer, before jsonb, after jsonb, problem text)
    where item.bulk_edit_id = ${bulkEditId} and item.position = result.position
  `.execute(tx);
  await sql`
    update bulk_edits set position = ${given.to}, changed_count = changed_count + ${count("changed")},
      submitted_count = submitted_count + ${count("submitted")}, unchanged_count = unchanged_count + ${count("unchanged")}, failed_count = failed_count + ${count("failed")},
      preview = preview || ${JSON.stringify(given.preview)}::jsonb
    where id = ${bulkEditId}
  `.execute(tx);
}

export async function listItemProblems(
  db: Db,
  bulkEditId: string,
  limit: number,
): Promise<{ productId: string; name: string; message: string }[]> {
  const { rows } = await sql<{ productId: string; name: string; message: string }>`
    select product_id as "productId", name, problem as message from bulk_edit_items
    where bulk_edit_id = ${bulkEditId} and problem is not null order by position limit ${limit}
  `.execute(db);
  return rows;
}

export async function findCategoryName(db: Db, categoryId: string): Promise<string | null> {
  const row = await db.selectFrom("categories").where("id", "=", categoryId).select("name").executeTakeFirst();
  return row?.name ?? null;
}

export async function listVariantIds(db: Db, productIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from variants where product_id = any(${[...productIds]}::uuid[])
  `.execute(db);
  return rows.map((row) => row.id);
}
