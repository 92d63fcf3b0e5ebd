import type { ReportReason, ReportStatus } from "@emporia/contracts/report-reasons";
import type { ReportView } from "@emporia/contracts/reports";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../../platform/index";

export interface Reported {
  id: string;
  sellerId: string;
  name: string;
  slug: string;
}

/** A product as who reports it sees it: by its id or its address, also by an older one. */
export async function findReportable(db: Db, ref: { id: string } | { slug: string }): Promise<Reported | undefined> {
  const isWanted =
    "id" in ref
      ? sql`product.id = ${ref.id}`
      : sql`product.id = (
          select id from products where slug = ${ref.slug}
          union all select product_id from product_slug_redirects where old_slug = ${ref.slug} limit 1)`;
  const { rows } = await sql<Reported>`
    select product.id, product.seller_id as "sellerId", product.name, product.slug
    from products product join sellers seller on seller.id = product.seller_id
    where ${isWanted} and product.status = 'PUBLISHED' and seller.status = 'APPROVED'
  `.execute(db);
  return rows[0];
}

export interface NewReport {
  id: string;
  product: Reported;
  reason: ReportReason;
  explanation: string;
  userId: string | null;
  name: string | null;
  email: string | null;
  now: Date;
}

/** False, and nothing written, where the person's report of the product is open already. */
export async function insertReport(tx: Tx, report: NewReport): Promise<boolean> {
  const { id, product, reason, explanation, userId, name, email, now } = report;
  const { numAffectedRows } = await sql`
    insert into product_reports (id, product_id, seller_id, product_name, product_slug, reason, explanation,
      reporter_user_id, reporter_name, reporter_email, reported_at)
    values (${id}, ${product.id}, ${product.sellerId}, ${product.name}, ${product.slug}, ${reason}, ${explanation},
      ${userId}, ${name}, ${email}, ${now})
    on conflict do nothing
  `.execute(tx);
  return numAffectedRows === 1n;
}

export async function countReportsOfAddress(db: Db, email: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from product_reports
    where lower(reporter_email) = lower(${email}) and reported_at >= ${since}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

const rowFields: RawBuilder<unknown> = sql`
  'id', report.id, 'status', report.status, 'reason', report.reason,
  'product', json_build_object('id', report.product_id, 'name', coalesce(product.name, report.product_name),
    'slug', coalesce(product.slug, report.product_slug),
    'isShown', coalesce(product.status = 'PUBLISHED' and seller.status = 'APPROVED', false),
    'picture', (
      select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
        'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color)
      from product_media shown join media on media.id = shown.media_id and media.object_key is not null
      where shown.product_id = product.id order by shown.position limit 1
    )),
  'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name),
  'openCount', (select count(*) from product_reports other where other.product_id = report.product_id and other.status = 'OPEN'),
  'reportedAt', ${instantText("report.reported_at")}`;
const reports = sql`
  product_reports report
  join sellers seller on seller.id = report.seller_id
  left join products product on product.id = report.product_id`;

export type ReportRow = Omit<ReportView, "explanation" | "url" | "reporter" | "decision">;

/** Those that are open the longest waiting first, those that were decided the latest first; `limit + 1` of them. */
export async function listReportRows(
  db: Db,
  status: ReportStatus,
  after: readonly [reportedAt: string, id: string] | undefined,
  limit: number,
): Promise<{ view: ReportRow; position: string }[]> {
  const [at, id] = after ?? [null, null];
  const place = sql`(${at}::timestamptz, ${id}::uuid)`;
  const isOpen = status === "OPEN";
  const { rows } = await sql<{ view: ReportRow; position: string }>`
    select json_build_object(${rowFields}) as view, report.reported_at::text as position
    from ${reports}
    where report.status = ${status}
      and (${at}::timestamptz is null or (report.reported_at, report.id) ${isOpen ? sql`>` : sql`<`} ${place})
    order by report.reported_at ${isOpen ? sql`asc` : sql`desc`}, report.id ${isOpen ? sql`asc` : sql`desc`}
    limit ${limit + 1}
  `.execute(db);
  return rows;
}

export async function findReportView(db: Db, reportId: string): Promise<Omit<ReportView, "url"> | undefined> {
  const { rows } = await sql<{ view: Omit<ReportView, "url"> }>`
    select json_build_object(${rowFields}, 'explanation', report.explanation,
      'reporter', json_build_object('name', report.reporter_name, 'email', report.reporter_email,
        'userId', report.reporter_user_id),
      'decision', case when report.decided_at is not null then json_build_object('reason', report.decision_reason,
        'decidedAt', ${instantText("report.decided_at")},
        'decidedBy', coalesce(staff.first_name || ' ' || staff.last_name, 'Emporia')) end) as view
    from ${reports} left join users staff on staff.id = report.decided_by
    where report.id = ${reportId}
  `.execute(db);
  return rows[0]?.view;
}

/** What mails about a report say. */
export interface ReportMail {
  email: string | null;
  name: string | null;
  productName: string;
  slug: string;
  reason: ReportReason;
  explanation: string;
  status: ReportStatus;
  decisionReason: string | null;
}

export async function findReportForMail(db: Db, reportId: string): Promise<ReportMail | undefined> {
  return db
    .selectFrom("product_reports")
    .where("id", "=", reportId)
    .select(["reporter_email as email", "reporter_name as name", "product_name as productName"])
    .select(["product_slug as slug", "explanation", "decision_reason as decisionReason"])
    .select(sql<ReportReason>`reason`.as("reason"))
    .select(sql<ReportStatus>`status`.as("status"))
    .executeTakeFirst();
}

export interface LockedReport {
  id: string;
  product_id: string | null;
  seller_id: string;
  status: ReportStatus;
}

/** A report and, where wanted, the open ones of the same product, locked in the order of their ids. */
export async function lockReports(tx: Tx, reportId: string, withOthers: boolean): Promise<LockedReport[]> {
  const { rows } = await sql<LockedReport>`
    select id, product_id, seller_id, status from product_reports
    where id = ${reportId} or (${withOthers} and status = 'OPEN'
      and product_id = (select product_id from product_reports where id = ${reportId}))
    order by id for update
  `.execute(tx);
  return rows;
}

export async function setReportsDecided(
  tx: Tx,
  reportIds: readonly string[],
  decision: { status: "UPHELD" | "DISMISSED"; reason: string; userId: string | null },
  now: Date,
): Promise<void> {
  await sql`
    update product_reports set status = ${decision.status}, decision_reason = ${decision.reason},
      decided_by = ${decision.userId}::uuid, decided_at = ${now}
    where id = any(${[...reportIds]}::uuid[])
  `.execute(tx);
}

/** Forgets who reported, long after it was decided. */
export async function forgetReporters(db: Db, decidedBefore: Date): Promise<void> {
  await sql`
    update product_reports set reporter_name = case when reporter_name is null then null else 'Removed' end,
      reporter_email = case when reporter_email is null then null else 'removed@invalid' end, reporter_user_id = null
    where status <> 'OPEN' and decided_at < ${decidedBefore} and reporter_email is distinct from 'removed@invalid'
      and num_nonnulls(reporter_name, reporter_email, reporter_user_id) > 0
  `.execute(db);
}
