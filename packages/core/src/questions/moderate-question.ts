import type { decideQuestionInput, hideQuestionInput, reportQuestionInput } from "@emporia/contracts/questions";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { insertOpinionReport, setOpinionHidden, setOpinionReportsDecided } from "../opinions/index";
import { appendEvents, type Ctx, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { type LockedQuestion, lockQuestion, questionOpinions } from "./queries/moderation";

/**
 * Tells staff what is wrong with a question or its answer; as the shop that was asked with `sellerId`. Others report only
 * what they see. While a person's report of it is open, another one changes nothing. Nothing is hidden by it.
 * @throws NotFound no such question that is shown, or to another shop
 */
export async function reportQuestion(
  ctx: Ctx,
  { questionId, policy, explanation }: z.output<typeof reportQuestionInput>,
  sellerId?: string,
): Promise<{ ok: true }> {
  return change(ctx, questionId, async (tx, question) => {
    const isSeen = sellerId === undefined ? question.isAnswered : question.sellerId === sellerId;
    if (question.status !== "SHOWN" || !isSeen) throw new NotFound("This question");
    await insertOpinionReport(tx, questionOpinions, {
      ...{ id: newId(), opinionId: questionId, policy, explanation, now: ctx.clock.now() },
      userId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      isFromShop: sellerId !== undefined,
    });
  });
}

/** Takes a question and its answer from the pages, by a policy and with a reason that who asked reads. Twice is once. @throws NotFound */
export async function hideQuestion(ctx: Ctx, input: z.output<typeof hideQuestionInput>): Promise<{ ok: true }> {
  const { questionId, policy, reason } = input;
  return change(ctx, questionId, async (tx, question) => {
    if (question.status === "HIDDEN") return;
    const now = ctx.clock.now();
    await setOpinionHidden(tx, questionOpinions, questionId, { policy, reason, at: now });
    const reports = await setOpinionReportsDecided(tx, questionOpinions, questionId, "UPHELD", now);
    await note(tx, ctx, question, "question.hide", { policy, reason, reports: reports.length });
    await tellReporters(tx, ctx, question, reports, true);
    const { productId, sellerId } = question;
    const payload = { questionId, productId, sellerId, policy, reason };
    await appendEvents(tx, ctx, [{ type: "QuestionHidden", key: questionId, payload }]);
  });
}

/** Shows a hidden question again. Of one that is shown nothing changes. @throws NotFound */
export async function showQuestion(ctx: Ctx, input: z.output<typeof decideQuestionInput>): Promise<{ ok: true }> {
  return change(ctx, input.questionId, async (tx, question) => {
    if (question.status === "SHOWN") return;
    await setOpinionHidden(tx, questionOpinions, question.id, null);
    await note(tx, ctx, question, "question.show", { reason: input.reason });
  });
}

/** Leaves a question as it is: what is open of it was not right. @throws NotFound */
export async function dismissQuestionReports(
  ctx: Ctx,
  { questionId, reason }: z.output<typeof decideQuestionInput>,
): Promise<{ ok: true }> {
  return change(ctx, questionId, async (tx, question) => {
    const reports = await setOpinionReportsDecided(tx, questionOpinions, questionId, "DISMISSED", ctx.clock.now());
    if (reports.length === 0) return;
    await note(tx, ctx, question, "question.dismissReports", { reason, reports: reports.length });
    await tellReporters(tx, ctx, question, reports, false);
  });
}

async function change(
  ctx: Ctx,
  questionId: string,
  act: (tx: Tx, question: LockedQuestion) => Promise<void>,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound("This question");
    await act(tx, question);
    return { ok: true };
  });
}

async function tellReporters(
  tx: Tx,
  ctx: Ctx,
  { id: questionId, productId, sellerId }: LockedQuestion,
  reportIds: string[],
  isUpheld: boolean,
): Promise<void> {
  if (reportIds.length === 0) return;
  const payload = { questionId, productId, sellerId, reportIds, isUpheld };
  await appendEvents(tx, ctx, [{ type: "QuestionReportsDecided", key: questionId, payload }]);
}

async function note(tx: Tx, ctx: Ctx, question: LockedQuestion, action: string, detail: object): Promise<void> {
  await recordAudit(tx, ctx, {
    ...{ action, subjectType: "question", subjectId: question.id },
    detail: { productId: question.productId, sellerId: question.sellerId, ...detail },
  });
}
