import type { SubmissionView } from "@emporia/contracts/moderation";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText, newId } from "../../platform/index";
import type { Proposal } from "../proposals";

/** Which of these shops may show products without staff looking first. */
export async function listTrustedSellers(db: Db, sellerIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from sellers where is_trusted and id = any(${[...new Set(sellerIds)]}::uuid[])
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Hands products to staff; one that waits already waits with what is proposed now, in the place it had. */
export async function insertSubmissions(
  tx: Tx,
  submissions: readonly { productId: string; sellerId: string; proposed: Proposal | null }[],
  now: Date,
): Promise<void> {
  if (submissions.length === 0) return;
  const rows = submissions.map((submission) => ({ ...submission, id: newId() }));
  await sql`
    insert into product_submissions (id, product_id, seller_id, proposed, submitted_at)
    select id, "productId", "sellerId", nullif(proposed, 'null'), ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given (id uuid, "productId" uuid, "sellerId" uuid, proposed jsonb)
    on conflict (product_id) where status = 'WAITING' do update set proposed = excluded.proposed
  `.execute(tx);
}

/** Takes back what waits for these products, or came back last. */
export async function withdrawSubmissions(tx: Tx, productIds: readonly string[], now: Date): Promise<void> {
  if (productIds.length === 0) return;
  await sql`
    update product_submissions submission
    set status = 'WITHDRAWN', decided_at = coalesce(submission.decided_at, ${now}::timestamptz)
    where submission.status in ('WAITING', 'RETURNED') and submission.product_id = any(${[...productIds]}::uuid[])
      and not exists (
        select from product_submissions later where later.product_id = submission.product_id
          and (later.submitted_at, later.id) > (submission.submitted_at, submission.id))
  `.execute(tx);
}

/** Counts the versions of products on of which only what is proposed has changed. */
export async function countVersions(tx: Tx, productIds: readonly string[], now: Date): Promise<void> {
  if (productIds.length === 0) return;
  await sql`
    update products set version = version + 1, updated_at = ${now}::timestamptz
    where id = any(${[...productIds]}::uuid[])
  `.execute(tx);
}

/** Proposals that name a category name another one, or none. */
export async function replaceProposedCategory(tx: Tx, categoryId: string, intoId: string | null): Promise<void> {
  await sql`
    update product_submissions
    set proposed = jsonb_set(proposed, '{categoryId}', coalesce(to_jsonb(${intoId}::text), 'null'))
    where status in ('WAITING', 'RETURNED') and proposed ->> 'categoryId' = ${categoryId}
  `.execute(tx);
}

export async function decideSubmission(
  tx: Tx,
  submissionId: string,
  decision: {
    status: "APPROVED" | "RETURNED";
    userId: string | null;
    policy?: string | undefined;
    reason: string | null;
  },
  now: Date,
): Promise<void> {
  await sql`
    update product_submissions set status = ${decision.status}, decided_at = ${now}::timestamptz,
      decided_by = ${decision.userId}::uuid, reason = ${decision.reason}, policy = ${decision.policy ?? null}
    where id = ${submissionId}
  `.execute(tx);
}

export interface SubmissionRef {
  id: string;
  productId: string;
  sellerId: string;
  status: string;
}

export async function findSubmission(db: Db, submissionId: string): Promise<SubmissionRef | undefined> {
  return db
    .selectFrom("product_submissions")
    .where("id", "=", submissionId)
    .select(["id", "product_id as productId", "seller_id as sellerId", "status"])
    .executeTakeFirst();
}

export type SubmissionRow = Pick<
  SubmissionView,
  "id" | "productId" | "version" | "name" | "picture" | "seller" | "isNew" | "takedown" | "submittedAt"
>;

const rowFields: RawBuilder<unknown> = sql`
  'id', submission.id, 'productId', product.id, 'version', product.version,
  'name', coalesce(submission.proposed ->> 'name', product.name),
  'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name),
  'isNew', submission.proposed is null,
  'takedown', (
    select json_build_object('policy', takedown.policy, 'reason', takedown.reason)
    from product_takedowns takedown where takedown.product_id = product.id and takedown.lifted_at is null
  ),
  'submittedAt', ${instantText("submission.submitted_at")},
  'picture', (
    select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
      'alt', shown.alt, 'dominantColor', media.dominant_color)
    from product_media shown join media on media.id = shown.media_id and media.object_key is not null
    where shown.product_id = product.id order by shown.position limit 1
  )`;

/** What waits for staff, the longest first, `limit + 1` of it. */
export async function listWaitingSubmissions(
  db: Db,
  after: readonly [submittedAt: string, id: string] | undefined,
  limit: number,
): Promise<{ view: SubmissionRow; position: string }[]> {
  const { rows } = await sql<{ view: SubmissionRow; position: string }>`
    select json_build_object(${rowFields}) as view, submission.submitted_at::text as position
    from product_submissions submission
    join products product on product.id = submission.product_id
    join sellers seller on seller.id = submission.seller_id
    where submission.status = 'WAITING'
      and (${after?.[0] ?? null}::timestamptz is null
        or (submission.submitted_at, submission.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by submission.submitted_at, submission.id limit ${limit + 1}
  `.execute(db);
  return rows;
}

export async function findSubmissionRow(
  db: Db,
  submissionId: string,
): Promise<(SubmissionRow & Pick<SubmissionView, "status" | "slug">) | undefined> {
  const { rows } = await sql<{ view: SubmissionRow & Pick<SubmissionView, "status" | "slug"> }>`
    select json_build_object(${rowFields}, 'status', submission.status, 'slug', product.slug) as view
    from product_submissions submission
    join products product on product.id = submission.product_id
    join sellers seller on seller.id = submission.seller_id
    where submission.id = ${submissionId}
  `.execute(db);
  return rows[0]?.view;
}

/** Names of categories from the top down, by id: "Home › Lamps". */
export async function listCategoryPaths(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    select link.category_id as id, string_agg(ancestor.name, ' › ' order by link.distance desc) as path
    from category_ancestors link join categories ancestor on ancestor.id = link.ancestor_id
    where link.category_id = any(${[...ids]}::uuid[]) group by link.category_id
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.path]));
}

export interface ReturnedSubmission {
  productId: string;
  productName: string;
  shopName: string;
  reason: string;
  email: string;
  firstName: string;
}

/** What staff sent back, and who is to be told. */
export async function findReturnedSubmission(db: Db, submissionId: string): Promise<ReturnedSubmission | undefined> {
  return db
    .selectFrom("product_submissions as submission")
    .innerJoin("products as product", "product.id", "submission.product_id")
    .innerJoin("sellers as seller", "seller.id", "submission.seller_id")
    .innerJoin("users as owner", "owner.id", "seller.owner_user_id")
    .where("submission.id", "=", submissionId)
    .where("submission.status", "=", "RETURNED")
    .select(["product.id as productId", "seller.shop_name as shopName"])
    .select(sql<string>`coalesce(submission.proposed ->> 'name', product.name)`.as("productName"))
    .select(sql<string>`coalesce(submission.reason, '')`.as("reason"))
    .select(["owner.email", "owner.first_name as firstName"])
    .executeTakeFirst();
}
