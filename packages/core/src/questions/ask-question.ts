import type { askQuestionInput, voteQuestionInput } from "@emporia/contracts/questions";
import type { z } from "zod";
import {
  after,
  appendEvents,
  type Ctx,
  DAY_MS,
  inTransaction,
  isId,
  NotFound,
  newId,
  OwnShop,
  RateLimited,
  signedIn,
} from "../platform/index";
import { findAskable, findSameQuestion, insertQuestion, isOfOwnShop, lockAsker, setVote } from "./queries/ask";

/** Questions of one person in a day, about all products. */
const MOST_A_DAY = 10;

/**
 * Asks the shop about a product. Others see it once the shop has answered. The same words again, while they wait, are the
 * same question.
 * @throws NotFound no such product that shoppers see @throws OwnShop they run its shop
 * @throws RateLimited ten were asked within a day
 */
export async function askQuestion(
  ctx: Ctx,
  { productId: ref, body }: z.output<typeof askQuestionInput>,
): Promise<{ questionId: string }> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    const found = await findAskable(tx, isId(ref) ? { id: ref } : { slug: ref }, userId);
    if (!found) throw new NotFound("This product");
    const { isOwnShop, ...product } = found;
    if (isOwnShop) throw new OwnShop();
    const asked = await lockAsker(tx, userId, after(ctx.clock, -DAY_MS));
    const same = await findSameQuestion(tx, { productId: product.productId, userId, body });
    if (same) return { questionId: same };
    if (asked >= MOST_A_DAY) throw new RateLimited(DAY_MS / 1000);
    const id = newId();
    await insertQuestion(tx, { id, ...product, userId, body, now: ctx.clock.now() });
    await appendEvents(tx, ctx, [{ type: "QuestionAsked", key: id, payload: { questionId: id, ...product } }]);
    return { questionId: id };
  });
}

/** Says that a question and its answer were helpful, or takes that back; each person once. @throws NotFound @throws OwnShop */
export async function voteQuestion(
  ctx: Ctx,
  { questionId, isHelpful }: z.output<typeof voteQuestionInput>,
): Promise<{ helpfulCount: number }> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    if (await isOfOwnShop(tx, questionId, userId)) throw new OwnShop();
    const helpfulCount = await setVote(tx, { questionId, userId, isHelpful, now: ctx.clock.now() });
    if (helpfulCount === undefined) throw new NotFound("This question");
    return { helpfulCount };
  });
}
