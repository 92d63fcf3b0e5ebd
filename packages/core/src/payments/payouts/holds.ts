import type { payoutHoldsView, placeHoldInput, releaseHoldInput } from "@emporia/contracts/payouts";
import type { z } from "zod";
import { actorRef, type Ctx, enqueue, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { PayoutRefused } from "../errors";
import { payRunJob } from "../jobs";
import { findSellerAccount } from "../queries/accounts";
import { findHold, insertHold, listHolds as listRows, setHoldsReleased } from "../queries/holds";
import { lockSellerMoney } from "../queries/positions";
import { findPartByNumber } from "../queries/transfers";
import { toHoldView } from "./get-seller-money";

/** Holds that stand, or that have ended, newest first. */
export async function listHolds(
  ctx: Ctx,
  input: { sellerId?: string | undefined; isReleased: boolean },
): Promise<z.output<typeof payoutHoldsView>> {
  const { currency } = ctx.market;
  const rows = await listRows(ctx.db, { ...input, currency, now: ctx.clock.now() });
  return { items: rows.map(toHoldView) };
}

/**
 * Staff keep back the money of a shop, or of one of its orders, for a reason and until a day (UTC); the seller sees both.
 * @throws NotFound no such shop
 * @throws InvalidInput no such order of the shop, or a day that is not to come
 */
export async function placeHold(ctx: Ctx, input: z.output<typeof placeHoldInput>): Promise<void> {
  const now = ctx.clock.now();
  const releasesAt = new Date(`${input.releasesOn}T00:00:00Z`);
  if (releasesAt <= now) throw new InvalidInput({ releasesOn: "Choose a day that is still to come." });
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
    await recordAudit(tx, ctx, {
      action: "payouts.holdPlaced",
      subjectType: "seller",
      subjectId: input.sellerId,
      detail: { holdId: id, reason: input.reason, releasesOn: input.releasesOn },
    });
  });
}

/**
 * Ends a hold before its day; what it kept back goes on at once. Ending it again changes nothing.
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
    const freed = await setHoldsReleased(tx, { id: input.holdId }, release);
    if (freed.length === 0) return;
    await enqueue(tx, payRunJob, {});
    await recordAudit(tx, ctx, {
      action: "payouts.holdReleased",
      subjectType: "seller",
      subjectId: hold.seller_id,
      detail: { holdId: input.holdId, note: input.note },
    });
  });
}
