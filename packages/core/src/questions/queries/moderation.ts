import type { StaffQuestionView } from "@emporia/contracts/questions";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { listOpinions, type Opinions, type OpinionTab, opinionFields, opinionHistory } from "../../opinions/index";
import { instantText } from "../../platform/index";

/** Questions as what people report. */
export const questionOpinions: Opinions = { table: "questions", reports: "question_reports", about: "question_id" };

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

const view: RawBuilder<StaffQuestionView> = sql`json_build_object(
  'id', opinion.id, 'body', opinion.body, 'authorName', opinion.author_name, 'userId', opinion.user_id,
  'status', opinion.status, 'askedAt', ${instantText("opinion.asked_at")},
  'answer', case when opinion.answer is not null then json_build_object('text', opinion.answer,
    'answeredAt', ${instantText("opinion.answered_at")}) end,
  ${opinionFields(questionOpinions)}, ${opinionHistory(questionOpinions)})`;

/** Questions as {@link listOpinions} orders them. */
export async function listStaffQuestionRows(
  db: Db,
  tab: OpinionTab,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: StaffQuestionView; position: string }[]> {
  return listOpinions(db, questionOpinions, { tab, view: () => view, written: "asked_at" }, after, limit);
}
