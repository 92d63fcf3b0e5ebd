import type { QuestionView, ShopQuestionView, shopQuestionTabs } from "@emporia/contracts/questions";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../../platform/index";

const answer = sql`case when question.answer is not null then json_build_object('text', question.answer,
  'answeredAt', ${instantText("question.answered_at")}) end`;
const shared = sql`'id', question.id, 'body', question.body, 'authorName', question.author_name,
  'askedAt', ${instantText("question.asked_at")}, 'answer', ${answer}, 'helpfulCount', question.helpful_count`;

export interface QuestionPage {
  count: number;
  waiting: QuestionView[];
  items: { view: QuestionView; position: [number, string, string] }[];
}

/** One statement: the answered questions of a product, the most helpful first, and what who asks waits for. */
export async function findQuestionPage(
  db: Db,
  productId: string,
  viewerId: string | null,
  after: readonly [helpfulCount: number, askedAt: string, id: string] | undefined,
  limit: number,
): Promise<QuestionPage> {
  const [helpful, at, id] = after ?? [null, null, null];
  const view = sql`json_build_object(${shared}, 'isOwn', coalesce(question.user_id = ${viewerId}::uuid, false),
    'isHelpful', exists (select from question_votes vote where vote.question_id = question.id and vote.user_id = ${viewerId}::uuid))`;
  const { rows } = await sql<{ count: number; waiting: QuestionView[] | null; items: QuestionPage["items"] | null }>`
    select
      (select count(*)::integer from questions question where question.product_id = ${productId}
        and question.status = 'SHOWN' and question.answer is not null) as count,
      (select json_agg(${view} order by question.asked_at desc) from questions question
        where question.user_id = ${viewerId}::uuid and question.product_id = ${productId}
          and question.answer is null and question.status = 'SHOWN') as waiting,
      (select json_agg(json_build_object('view', ${view},
          'position', json_build_array(question.helpful_count, question.asked_at::text, question.id))
          order by question.helpful_count desc, question.asked_at desc, question.id desc)
        from (
          select each.* from questions each
          where each.product_id = ${productId} and each.status = 'SHOWN' and each.answer is not null
            and (${at}::timestamptz is null
              or (each.helpful_count, each.asked_at, each.id) < (${helpful}::integer, ${at}::timestamptz, ${id}::uuid))
          order by each.helpful_count desc, each.asked_at desc, each.id desc limit ${limit + 1}
        ) question) as items
  `.execute(db);
  return { count: rows[0]?.count ?? 0, waiting: rows[0]?.waiting ?? [], items: rows[0]?.items ?? [] };
}

const tabs: Record<(typeof shopQuestionTabs)[number], { isIn: RawBuilder<unknown>; isOldestFirst: boolean }> = {
  open: { isIn: sql`question.answer is null and question.status = 'SHOWN'`, isOldestFirst: true },
  answered: { isIn: sql`question.answer is not null and question.status = 'SHOWN'`, isOldestFirst: false },
  hidden: { isIn: sql`question.status = 'HIDDEN'`, isOldestFirst: false },
};

/** Questions about what a shop sells: those that wait the longest waiting first, the others the latest first. */
export async function listShopQuestionRows(
  db: Db,
  sellerId: string,
  tab: keyof typeof tabs,
  after: readonly [askedAt: string, id: string] | undefined,
  limit: number,
): Promise<{ view: ShopQuestionView; position: string }[]> {
  const { isIn, isOldestFirst } = tabs[tab];
  const [at, id] = after ?? [null, null];
  const order = isOldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<{ view: ShopQuestionView; position: string }>`
    select question.asked_at::text as position, json_build_object(${shared},
      'product', json_build_object('id', product.id, 'name', product.name, 'slug', product.slug),
      'isReported', exists (select from question_reports report
        where report.question_id = question.id and report.is_from_shop and report.status = 'OPEN')) as view
    from questions question join products product on product.id = question.product_id
    where question.seller_id = ${sellerId} and ${isIn} and (${at}::timestamptz is null
      or (question.asked_at, question.id) ${isOldestFirst ? sql`>` : sql`<`} (${at}::timestamptz, ${id}::uuid))
    order by question.asked_at ${order}, question.id ${order} limit ${limit + 1}
  `.execute(db);
  return rows;
}

/** Writes the shop's answer in place of the one before. Undefined where there is no such question that is shown. */
export async function setAnswer(
  tx: Tx,
  given: { questionId: string; sellerId: string; text: string; now: Date },
): Promise<{ productId: string; isFirst: boolean } | undefined> {
  const { questionId, sellerId, text, now } = given;
  const { rows } = await sql<{ productId: string; isFirst: boolean }>`
    update questions question set answer = ${text}, answered_at = ${now}
    from (select id, answered_at from questions where id = ${questionId} for no key update) before
    where question.id = before.id and question.seller_id = ${sellerId} and question.status = 'SHOWN'
    returning question.product_id as "productId", before.answered_at is null as "isFirst"
  `.execute(tx);
  return rows[0];
}

/** What mails about a question say, to who asked and to the owner of the shop. */
export interface QuestionMail {
  productName: string;
  productSlug: string;
  shopName: string;
  body: string;
  answer: string | null;
  authorName: string;
  status: "SHOWN" | "HIDDEN";
  hiddenPolicy: string | null;
  hiddenReason: string | null;
  authorEmail: string | null;
  ownerEmail: string;
  ownerFirstName: string;
}

export async function findQuestionForMail(db: Db, questionId: string): Promise<QuestionMail | undefined> {
  const { rows } = await sql<QuestionMail>`
    select product.name as "productName", product.slug as "productSlug", seller.shop_name as "shopName", question.body,
      question.answer, question.author_name as "authorName", question.status, question.hidden_policy as "hiddenPolicy",
      question.hidden_reason as "hiddenReason", author.email::text as "authorEmail", owner.email::text as "ownerEmail",
      owner.first_name as "ownerFirstName"
    from questions question
    join products product on product.id = question.product_id
    join sellers seller on seller.id = question.seller_id
    join users owner on owner.id = seller.owner_user_id
    left join users author on author.id = question.user_id
    where question.id = ${questionId}
  `.execute(db);
  return rows[0];
}
