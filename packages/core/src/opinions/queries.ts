import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../platform/index";

/**
 * What people write about products and others may report to staff: its rows have `status` and `hidden_*`, and `reported_at`
 * while a report of it is open.
 */
export interface Opinions {
  table: "reviews" | "questions";
  reports: "review_reports" | "question_reports";
  /** The column of a report that says what it is about. */
  about: "review_id" | "question_id";
}

/** False, and nothing written, where the person's report of it is open already. */
export async function insertOpinionReport(
  tx: Tx,
  { table, reports, about }: Opinions,
  report: {
    id: string;
    opinionId: string;
    /** Null: a guest's. */
    userId: string | null;
    isFromShop: boolean;
    policy: string;
    explanation: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, opinionId, userId, isFromShop, policy, explanation, now } = report;
  const { numAffectedRows } = await sql`
    insert into ${sql.table(reports)} (id, ${sql.ref(about)}, reporter_user_id, is_from_shop, policy, explanation, reported_at)
    values (${id}, ${opinionId}, ${userId}, ${isFromShop}, ${policy}, ${explanation}, ${now})
    on conflict do nothing
  `.execute(tx);
  if (numAffectedRows === 0n) return false;
  await sql`
    update ${sql.table(table)} set reported_at = coalesce(reported_at, ${now}) where id = ${opinionId}
  `.execute(tx);
  return true;
}

/** Hides an opinion by a policy and with a reason, or with null shows it. */
export async function setOpinionHidden(
  tx: Tx,
  { table }: Opinions,
  opinionId: string,
  hidden: { policy: string; reason: string; at: Date } | null,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set status = ${hidden ? "HIDDEN" : "SHOWN"}, hidden_policy = ${hidden?.policy ?? null},
      hidden_reason = ${hidden?.reason ?? null}, hidden_at = ${hidden?.at ?? null}
    where id = ${opinionId}
  `.execute(tx);
}

/** Decides what is open of an opinion. @returns which reports that were */
export async function setOpinionReportsDecided(
  tx: Tx,
  { table, reports, about }: Opinions,
  opinionId: string,
  status: "UPHELD" | "DISMISSED",
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(reports)} set status = ${status}, decided_at = ${now}
    where ${sql.ref(about)} = ${opinionId} and status = 'OPEN' returning id
  `.execute(tx);
  await sql`
    update ${sql.table(table)} set reported_at = null where id = ${opinionId} and reported_at is not null
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** What who reported an opinion is told: only who was signed in has an address. */
export interface OpinionReportMail {
  email: string;
  firstName: string;
  productName: string;
  status: "OPEN" | "UPHELD" | "DISMISSED";
}

export async function findOpinionReportForMail(
  db: Db,
  { table, reports, about }: Opinions,
  reportId: string,
): Promise<OpinionReportMail | undefined> {
  const { rows } = await sql<OpinionReportMail>`
    select person.email::text as email, person.first_name as "firstName", product.name as "productName", report.status
    from ${sql.table(reports)} report
    join users person on person.id = report.reporter_user_id
    join ${sql.table(table)} about on about.id = ${sql.ref(`report.${about}`)}
    join products product on product.id = about.product_id
    where report.id = ${reportId}
  `.execute(db);
  return rows[0];
}

export type OpinionTab = "reported" | "hidden" | "all";

/**
 * Opinions as staff look through them, one more than `limit` where there are more: what is reported the longest waiting first,
 * what is hidden and what there is at all the latest first.
 * @param view what of the row `opinion` is given; it may read when it was reported, hidden or written as `at`
 * @param written the column that says when it was written
 */
export async function listOpinions<View>(
  db: Db,
  { table }: Opinions,
  { tab, view, written }: { tab: OpinionTab; view: (at: RawBuilder<unknown>) => RawBuilder<unknown>; written: string },
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: View; position: string }[]> {
  const tabs = {
    reported: { at: sql`opinion.reported_at`, isIn: sql`opinion.reported_at is not null`, isOldestFirst: true },
    hidden: { at: sql`opinion.hidden_at`, isIn: sql`opinion.status = 'HIDDEN'`, isOldestFirst: false },
    all: { at: sql.ref(`opinion.${written}`), isIn: sql`true`, isOldestFirst: false },
  };
  const { at, isIn, isOldestFirst } = tabs[tab];
  const [lastAt, lastId] = after ?? [null, null];
  const order = isOldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<{ view: View; position: string }>`
    select ${view(at)} as view, ${at}::text as position from ${sql.table(table)} opinion
    where ${isIn} and (${lastAt}::timestamptz is null
      or (${at}, opinion.id) ${isOldestFirst ? sql`>` : sql`<`} (${lastAt}::timestamptz, ${lastId}::uuid))
    order by ${at} ${order}, opinion.id ${order} limit ${limit + 1}
  `.execute(db);
  return rows;
}

/** What staff read of the row `opinion` beside its words: product, shop and how many reports of it are open. */
export const opinionFields = ({ reports, about }: Opinions): RawBuilder<unknown> => sql`
  'product', (select json_build_object('id', product.id, 'name', product.name, 'slug', product.slug)
    from products product where product.id = opinion.product_id),
  'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
    from sellers seller where seller.id = opinion.seller_id),
  'openCount', (select count(*) from ${sql.table(reports)} report
    where ${sql.ref(`report.${about}`)} = opinion.id and report.status = 'OPEN')`;

/** Why it is hidden, and all that was reported of it, the latest first. */
export const opinionHistory = ({ reports, about }: Opinions): RawBuilder<unknown> => sql`
  'hidden', case when opinion.status = 'HIDDEN' then json_build_object('policy', opinion.hidden_policy,
    'reason', opinion.hidden_reason, 'at', ${instantText("opinion.hidden_at")}) end,
  'reports', coalesce((
    select json_agg(json_build_object('id', report.id, 'policy', report.policy, 'explanation', report.explanation,
      'isFromShop', report.is_from_shop, 'status', report.status,
      'reportedAt', ${instantText("report.reported_at")}) order by report.reported_at desc)
    from ${sql.table(reports)} report where ${sql.ref(`report.${about}`)} = opinion.id
  ), '[]')`;
