import type { StaffQuestionView } from "@emporia/contracts/questions";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

export interface LockedQuestion {
  id: string;
  productId: string;
  sellerId: string;
  status: "SHOWN" | "HIDDEN";
  isAnswered: boolean;
}

export async function lockQuestion(tx: Tx, questionId: string): Promise<LockedQuestion | undefined> {
  const { rows } = await sql<LockedQuestion>`
    select id, product_id as "productId", seller_id as "sellerId", status, answer is not null as "isAnswered"
    from questions where id = ${questionId} for no key update
  `.execute(tx);
  return rows[0];
}

export async function setHidden(
  tx: Tx,
  questionId: string,
  hidden: { policy: string; reason: string; at: Date } | null,
): Promise<void> {
  await tx
    .updateTable("questions")
    .set({
      status: hidden ? "HIDDEN" : "SHOWN",
      hidden_policy: hidden?.policy ?? null,
      hidden_reason: hidden?.reason ?? null,
      hidden_at: hidden?.at ?? null,
    })
    .where("id", "=", questionId)
    .execute();
}

/** Decides what is open of a question. @returns which reports that were */
export async function setReportsDecided(
  tx: Tx,
  questionId: string,
  status: "UPHELD" | "DISMISSED",
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update question_reports set status = ${status}, decided_at = ${now} where question_id = ${questionId} and status = 'OPEN'
    returning id
  `.execute(tx);
  await sql`update questions set reported_at = null where id = ${questionId} and reported_at is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What who reported a question is told: only who was signed in has an address. */
export interface QuestionReportMail {
  email: string;
  firstName: string;
  productName: string;
  status: "OPEN" | "UPHELD" | "DISMISSED";
}

export async function findQuestionReportForMail(db: Db, reportId: string): Promise<QuestionReportMail | undefined> {
  const { rows } = await sql<QuestionReportMail>`
    select person.email::text as email, person.first_name as "firstName", product.name as "productName", report.status
    from question_reports report
    join users person on person.id = report.reporter_user_id
    join questions about on about.id = report.question_id
    join products product on product.id = about.product_id
    where report.id = ${reportId}
  `.execute(db);
  return rows[0];
}

/** Nothing is written where the person's report of it is open already. */
export async function insertReport(
  tx: Tx,
  report: {
    id: string;
    questionId: string;
    userId: string | null;
    isFromShop: boolean;
    policy: string;
    explanation: string;
    now: Date;
  },
): Promise<void> {
  const { id, questionId, userId, isFromShop, policy, explanation, now } = report;
  await sql`
    insert into question_reports (id, question_id, reporter_user_id, is_from_shop, policy, explanation, reported_at)
    values (${id}, ${questionId}, ${userId}, ${isFromShop}, ${policy}, ${explanation}, ${now})
    on conflict do nothing
  `.execute(tx);
  await sql`update questions set reported_at = coalesce(reported_at, ${now}) where id = ${questionId}`.execute(tx);
}

const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const view: RawBuilder<StaffQuestionView> = sql`json_build_object(
  'id', question.id, 'body', question.body, 'authorName', question.author_name, 'userId', question.user_id,
  'status', question.status, 'askedAt', ${instant(sql`question.asked_at`)},
  'answer', case when question.answer is not null then json_build_object('text', question.answer,
    'answeredAt', ${instant(sql`question.answered_at`)}) end,
  'product', (select json_build_object('id', product.id, 'name', product.name, 'slug', product.slug)
    from products product where product.id = question.product_id),
  'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
    from sellers seller where seller.id = question.seller_id),
  'openCount', (select count(*) from question_reports report where report.question_id = question.id and report.status = 'OPEN'),
  'hidden', case when question.status = 'HIDDEN' then json_build_object('policy', question.hidden_policy,
    'reason', question.hidden_reason, 'at', ${instant(sql`question.hidden_at`)}) end,
  'reports', coalesce((
    select json_agg(json_build_object('id', report.id, 'policy', report.policy, 'explanation', report.explanation,
      'isFromShop', report.is_from_shop, 'status', report.status,
      'reportedAt', ${instant(sql`report.reported_at`)}) order by report.reported_at desc)
    from question_reports report where report.question_id = question.id
  ), '[]'))`;

const tabs = {
  reported: { at: sql`question.reported_at`, isIn: sql`question.reported_at is not null`, isOldestFirst: true },
  hidden: { at: sql`question.hidden_at`, isIn: sql`question.status = 'HIDDEN'`, isOldestFirst: false },
  all: { at: sql`question.asked_at`, isIn: sql`true`, isOldestFirst: false },
};

/** What is reported the longest waiting first, what is hidden and what there is at all the latest first. */
export async function listStaffQuestionRows(
  db: Db,
  tab: keyof typeof tabs,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: StaffQuestionView; position: string }[]> {
  const { at, isIn, isOldestFirst } = tabs[tab];
  const [lastAt, lastId] = after ?? [null, null];
  const order = isOldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<{ view: StaffQuestionView; position: string }>`
    select ${view} as view, ${at}::text as position from questions question
    where ${isIn} and (${lastAt}::timestamptz is null
      or (${at}, question.id) ${isOldestFirst ? sql`>` : sql`<`} (${lastAt}::timestamptz, ${lastId}::uuid))
    order by ${at} ${order}, question.id ${order} limit ${limit + 1}
  `.execute(db);
  return rows;
}
