import type { LabelView } from "@emporia/contracts/labels";
import { lockOrderState } from "../orders/index";
import { type Ctx, enqueue, inTransaction, NotFound, recordAudit } from "../platform/index";
import { settleNow, takesOver } from "./buy-labels";
import { LabelRefused } from "./errors";
import { settleLabelJob } from "./jobs";
import { findLabel, findReturnLabel, type LabelKeeper, lockLabel, setLabelStatus } from "./queries";
import { isLabelUsed, isPromised, readLabelView } from "./view";

/**
 * Gives a label back that was not used; what it cost is its payer's again once the carrier agrees, which may take days.
 * Voiding twice gives back once.
 * @throws NotFound no such label of this shop
 * @throws LabelRefused its parcel was sent, a shopper was given it, or it is not bought yet
 */
export async function voidLabel(ctx: Ctx, keeper: LabelKeeper, { labelId }: { labelId: string }): Promise<LabelView> {
  const found = await findLabel(ctx.db, labelId, keeper);
  if (!found) throw new NotFound("This label");
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.order_id);
    const label = await lockLabel(tx, labelId);
    if (!label || label.status === "VOIDING" || label.status === "VOIDED") return;
    if (label.status === "BUYING") throw new LabelRefused("The label is being bought. Void it in a minute.");
    if (label.status === "REFUSED")
      throw new LabelRefused("The carrier did not sell this label: nothing to give back.");
    if (isLabelUsed(label, order)) throw new LabelRefused("Its parcel was sent with this label.");
    if (isPromised(label, order))
      throw new LabelRefused("The shopper was given this label to send something back with.");
    await setLabelStatus(tx, labelId, "VOIDING", { failure: null, now: ctx.clock.now() });
    await enqueue(tx, settleLabelJob, { labelId }, takesOver(ctx));
    if (keeper === "staff")
      await recordAudit(tx, ctx, {
        action: "labels.void",
        subjectType: "order",
        subjectId: label.order_id,
        detail: { labelId },
      });
  });
  await settleNow(ctx, labelId);
  return readLabelView(ctx.db, labelId);
}

/** Gives back the label of a return that was withdrawn. One that travels, or has none, is left alone. */
export async function voidReturnLabel(ctx: Ctx, { returnId }: { returnId: string }): Promise<void> {
  const label = await findReturnLabel(ctx.db, returnId);
  if (label?.status === "BOUGHT") await voidLabel(ctx, { sellerId: label.seller_id }, { labelId: label.id });
}
