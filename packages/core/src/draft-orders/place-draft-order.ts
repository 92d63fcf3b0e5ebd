import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import { CheckoutClosed, completeCheckout, isFree, openAgreedCheckout } from "../checkout/index";
import { asSystem, type Ctx, inTransaction, marketOf, newId, recordAudit } from "../platform/index";
import { lockLiveDraft } from "./change-draft";
import { agreedOrderOf } from "./draft-order";
import { DraftOrderRefused } from "./errors";
import { getDraftOrder } from "./get-draft-order";
import { findPlacedOrder } from "./queries";
import { assertReady } from "./send-draft-order";

/**
 * Staff place a draft for which nobody has to pay by card: it costs nothing, or the customer's store credit, which they
 * agreed to, pays for all of it. Placing what is placed changes nothing. Money that nobody can follow pays for nothing here.
 * @throws NotFound
 * @throws DraftOrderRefused something is missing, a card has to pay, it is being paid for, or it was cancelled
 * @throws OutOfStock @throws CreditChanged
 */
export async function placeDraftOrder(ctx: Ctx, { draftOrderId }: { draftOrderId: string }): Promise<DraftOrderView> {
  if (!(await findPlacedOrder(ctx.db, draftOrderId))) {
    const checkout = await inTransaction(ctx, async (tx) => {
      const draft = await lockLiveDraft(tx, draftOrderId);
      await assertReady(tx, ctx, draft);
      const order = agreedOrderOf(draft, await marketOf(tx, draft.market));
      const holder = { userId: draft.userId, cartId: newId() };
      const opened = await openAgreedCheckout(tx, ctx, order, holder, draft.userId !== null).catch(
        (error: unknown): never => {
          if (!(error instanceof CheckoutClosed)) throw error;
          throw new DraftOrderRefused(`${draft.number} is being paid for. Look again in a minute.`, "SENT");
        },
      );
      if (!isFree(opened))
        throw new DraftOrderRefused(
          "There is something left to pay by card. Send the customer the link, so that they pay it themselves.",
          draft.status,
        );
      return opened;
    });
    await completeCheckout(asSystem(ctx, "draft-orders"), { checkoutId: checkout.id });
    await inTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, {
        action: "draftOrder.place",
        subjectType: "draftOrder",
        subjectId: draftOrderId,
        detail: { credit: checkout.creditAmount, total: checkout.totalAmount },
      }),
    );
  }
  return getDraftOrder(ctx, { draftOrderId });
}
