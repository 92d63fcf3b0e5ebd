import type { resolveDifferenceInput } from "@emporia/contracts/ledger";
import type { z } from "zod";
import { type Ctx, enqueue, InvalidInput, inTransaction, NotFound, recordAudit, signedIn } from "../../platform/index";
import { reconcileDayJob } from "../jobs";
import { findPostingByKey } from "../queries/ledger";
import { findDifference, saveResolution } from "../queries/reconciliation";
import { beginAdjustment } from "./adjustments";

/**
 * Says what a difference between Stripe and the ledger is: explained by a posting, to be written off (which somebody else
 * has to approve), or nothing to look into. The day agrees once all of its differences are resolved.
 * @throws NotFound
 * @throws InvalidInput there is no posting of that key, or what is to be written off is in two currencies
 */
export async function resolveDifference(ctx: Ctx, input: z.output<typeof resolveDifferenceInput>): Promise<void> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    const difference = await findDifference(tx, input.differenceId);
    if (!difference) throw new NotFound("This difference");
    const posting = input.kind === "linked" ? await findPostingByKey(tx, input.postingKey ?? "") : undefined;
    if (input.kind === "linked" && !posting)
      throw new InvalidInput({ postingKey: "There is no posting of this key. Copy it from the ledger." });
    const booked = difference.ledger_currency ?? difference.currency;
    if (input.kind === "written_off" && booked !== difference.currency)
      throw new InvalidInput({
        kind: `Stripe moved ${difference.currency}, the ledger says ${booked}: the two cannot be set off. Adjust each currency by itself in the ledger, then close this as one to ignore, naming the adjustments.`,
      });
    const missing = (difference.stripe_amount ?? 0) - (difference.ledger_amount ?? 0);
    const isMore = missing > 0;
    const adjustmentId =
      input.kind === "written_off"
        ? await beginAdjustment(tx, ctx, {
            debitAccount: isMore ? "stripe_balance" : "write_offs",
            creditAccount: isMore ? "write_offs" : "stripe_balance",
            userId: null,
            sellerId: null,
            amount: Math.abs(missing),
            currency: difference.currency,
            reason: `Difference of ${difference.day} written off: ${input.note}`.slice(0, 1000),
          })
        : null;
    await saveResolution(tx, {
      key: difference.key,
      kind: input.kind,
      note: input.note,
      posting_id: posting?.id ?? null,
      adjustment_id: adjustmentId,
      resolved_by: userId,
      resolved_at: ctx.clock.now(),
    });
    await recordAudit(tx, ctx, {
      action: "reconciliation.resolved",
      subjectType: "difference",
      subjectId: difference.key,
      detail: { kind: input.kind, note: input.note, day: difference.day },
    });
    await enqueue(tx, reconcileDayJob, { day: difference.day });
  });
}
