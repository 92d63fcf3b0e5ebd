import type { answerQuestionInput } from "@emporia/contracts/questions";
import type { z } from "zod";
import { appendEvents, type Ctx, inTransaction, NotFound } from "../platform/index";
import { setAnswer } from "./queries/lists";

/**
 * Answers a question about something of the shop; from then on everybody sees both. Again it replaces the answer, and only
 * the first is told to who asked. @throws NotFound no such question to this shop that is shown
 */
export async function answerQuestion(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { questionId, text }: z.output<typeof answerQuestionInput>,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const answered = await setAnswer(tx, { questionId, sellerId, text, now: ctx.clock.now() });
    if (!answered) throw new NotFound("This question");
    const payload = { questionId, sellerId, ...answered };
    await appendEvents(tx, ctx, [{ type: "QuestionAnswered", key: questionId, payload }]);
    return { ok: true };
  });
}
