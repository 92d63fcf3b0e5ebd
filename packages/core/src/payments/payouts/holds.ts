import type {
  answerAppealInput,
  appealHoldInput,
  payoutHoldsView,
  placeHoldInput,
  releaseHoldInput,
} from "@emporia/contracts/payouts";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import {
  actorRef,
  appendEvents,
  type Ctx,
  DAY_MS,
  enqueue,
  InvalidInput,
  inTransaction,
  NotFound,
  recordAudit,
} from "../../platform/index";
import { PayoutRefused } from "../errors";
import { payRunJob } from "../jobs";
import { findSellerAccount } from "../queries/accounts";
import {
  findHold,
  insertHold,
  isHeldOtherwise,
  listHolds as listRows,
  lockHold,
  type ReleasedHold,
  setAppeal,
  setAppealAnswer,
  setHoldsReleased,
} from "../queries/holds";
import { lockSellerMoney } from "../queries/positions";
import { findPartByNumber } from "../queries/transfers";
import { isAppealable, toHoldView } from "./get-seller-money";

/** Holds that stand, or that have ended: those whose seller waits for an answer first, then the newest. */
export async function listHolds(
  ctx: Ctx,
  input: { sellerId?: string | undefined; isReleased: boolean },
): Promise<z.output<typeof payoutHoldsView>> {
  const { currency } = ctx.market;
  const rows = await listRows(ctx.db, { ...input, currency, now: ctx.clock.now() });
  return { items: rows.map(toHoldView) };
}

const LONGEST_HOLD_MS = 366 * DAY_MS;

/**
 * Staff keep back the money of a shop, or of one of its orders, for a reason and until a day (UTC); the seller is told both by mail.
 * @throws NotFound no such shop
 * @throws InvalidInput no such order of the shop, or a day that is not to come
 */
export async function placeHold(ctx: Ctx, input: z.output<typeof placeHoldInput>): Promise<void> {
  const now = ctx.clock.now();
  const releasesAt = new Date(`${input.releasesOn}T00:00:00Z`);
  if (releasesAt <= now) throw new InvalidInput({ releasesOn: "Choose a day that is still to come." });
  if (releasesAt.getTime() > now.getTime() + LONGEST_HOLD_MS)
    throw new InvalidInput({ releasesOn: "Money is kept back for a year at most." });
  await inTransaction(ctx, async (tx) => {
    if (!(await findSellerAccount(tx, input.sellerId))) throw new NotFound("This shop");
    const part = input.sellerOrderNumber
      ? await findPartByNumber(tx, input.sellerId, input.sellerOrderNumber)
      : undefined;
    if (input.sellerOrderNumber && !part)
      throw new InvalidInput({ sellerOrderNumber: "This shop has no order of that number." });
    await lockSellerMoney(tx, input.sellerId);
    const id = await insertHold(
      tx,
      {
        sellerId: input.sellerId,
        sellerOrderId: part ?? null,
        rule: "staff",
        stops: "everything",
        reason: input.reason,
        placedBy: actorRef(ctx.actor),
        releasesAt,
      },
      now,
    );
    if (id)
      await appendEvents(tx, ctx, [
        { type: "HoldPlaced", key: input.sellerId, payload: { holdId: id, sellerId: input.sellerId } },
      ]);
    await recordAudit(tx, ctx, {
      action: "payouts.holdPlaced",
      subjectType: "seller",
      subjectId: input.sellerId,
      detail: { holdId: id, reason: input.reason, releasesOn: input.releasesOn },
    });
  });
}

/**
 * Ends a hold before its day; what it kept back goes on at once, and a seller who said that it was wrong is told. Ending it again
 * changes nothing.
 * @throws NotFound
 * @throws PayoutRefused a dispute's hold ends when the bank decides
 */
export async function releaseHold(ctx: Ctx, input: z.output<typeof releaseHoldInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const hold = await findHold(tx, input.holdId);
    if (!hold) throw new NotFound("This hold");
    if (hold.rule === "dispute") throw new PayoutRefused("The hold of a dispute ends when the bank has decided.");
    await lockSellerMoney(tx, hold.seller_id);
    const release = { by: actorRef(ctx.actor), note: input.note, now: ctx.clock.now() };
    const released = await setHoldsReleased(tx, { id: input.holdId }, release);
    if (released.length === 0) return;
    await announceReleases(
      tx,
      ctx,
      released.filter(({ isAppealed }) => isAppealed),
    );
    await enqueue(tx, payRunJob, {});
    await recordAudit(tx, ctx, {
      action: "payouts.holdReleased",
      subjectType: "seller",
      subjectId: hold.seller_id,
      detail: { holdId: input.holdId, note: input.note },
    });
  });
}

/** Has sellers told of holds that ended and that they had said something against. */
export async function announceReleases(tx: Tx, ctx: Ctx, released: readonly ReleasedHold[]): Promise<void> {
  await appendEvents(
    tx,
    ctx,
    released.map(({ id, sellerId }) => ({
      type: "AppealAnswered",
      key: sellerId,
      payload: { holdId: id, sellerId, isReleased: true },
    })),
  );
}

/**
 * A seller says why money should not be kept back; staff answer it. Once for each hold: the same words again change nothing.
 * @throws NotFound no such hold of this shop
 * @throws PayoutRefused it is over, is a bank's to decide, or was appealed against already
 */
export async function appealHold(
  ctx: Ctx,
  { sellerId, holdId, text }: z.output<typeof appealHoldInput> & { sellerId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const hold = await lockHold(tx, { holdId, sellerId });
    if (!hold) throw new NotFound("This hold");
    if (hold.appeal === text) return;
    const now = ctx.clock.now();
    if (hold.released_at || hold.releases_at <= now)
      throw new PayoutRefused("This hold is over: nothing is kept back by it.");
    if (hold.rule === "dispute")
      throw new PayoutRefused("A shopper's bank decides about a dispute. Nobody here can let go of what it may take.");
    if (!isAppealable(hold)) throw new PayoutRefused("You have told us already what is wrong with this hold.");
    await setAppeal(tx, holdId, text, now);
    await appendEvents(tx, ctx, [{ type: "HoldAppealed", key: sellerId, payload: { holdId, sellerId } }]);
    await recordAudit(tx, ctx, {
      action: "payouts.holdAppealed",
      subjectType: "seller",
      subjectId: sellerId,
      detail: { holdId },
    });
  });
}

/**
 * Staff keep money back although its seller said that it is wrong, and say why; the seller is told. To agree is to release it.
 * The same answer again changes nothing.
 * @throws NotFound @throws PayoutRefused nobody appealed, it was answered, or it is over
 */
export async function answerAppeal(ctx: Ctx, { holdId, answer }: z.output<typeof answerAppealInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const hold = await lockHold(tx, { holdId });
    if (!hold) throw new NotFound("This hold");
    if (hold.answer === answer) return;
    if (hold.appeal === null) throw new PayoutRefused("Its seller has said nothing against this hold.");
    if (hold.answer !== null) throw new PayoutRefused("This was answered already.");
    if (hold.released_at || hold.releases_at <= ctx.clock.now())
      throw new PayoutRefused("This hold is over: there is nothing left to answer.");
    await setAppealAnswer(tx, holdId, answer, ctx.clock.now());
    const sellerId = hold.seller_id;
    await appendEvents(tx, ctx, [
      { type: "AppealAnswered", key: sellerId, payload: { holdId, sellerId, isReleased: false } },
    ]);
    await recordAudit(tx, ctx, {
      action: "payouts.appealAnswered",
      subjectType: "seller",
      subjectId: sellerId,
      detail: { holdId, answer },
    });
  });
}

export interface AnsweredAppeal {
  reason: string;
  appeal: string;
  /** Null where its day came before anybody answered. */
  answer: string | null;
  releasesAt: string;
  /** Whether another hold keeps the money back. */
  isHeldOtherwise: boolean;
}

/** What a seller is told about their appeal: with what it was released, or kept. Undefined where there is none. */
export async function findAnsweredAppeal(
  ctx: Ctx,
  { holdId, isReleased }: { holdId: string; isReleased: boolean },
): Promise<AnsweredAppeal | undefined> {
  const hold = await findHold(ctx.db, holdId);
  if (!hold || hold.appeal === null) return undefined;
  const { reason, appeal, answer, release_note: note } = hold;
  const isOfItself = (hold.released_by as { kind?: string } | null)?.kind === "system";
  return {
    ...{ reason, appeal, releasesAt: hold.releases_at.toISOString() },
    answer: !isReleased ? answer : isOfItself ? null : note,
    isHeldOtherwise: await isHeldOtherwise(ctx.db, holdId, ctx.clock.now()),
  };
}
