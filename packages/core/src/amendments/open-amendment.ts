import type { answerAmendmentInput, openedAmendmentView } from "@emporia/contracts/amendments";
import type { z } from "zod";
import { CheckoutClosed, openAgreedCheckout } from "../checkout/index";
import { findOrder, lockOrderState, readerOf } from "../orders/index";
import { type Ctx, inTransaction, NotFound, newId } from "../platform/index";
import { agreedOrderOf, offerOf } from "./contents";
import { AmendmentRefused } from "./errors";

/**
 * Opens the checkout of what would be added to an order, for its shopper or a guest with the token from the mail: paying is
 * agreeing. Opened again, also on another device, it is the same one checkout.
 * @throws NotFound no such change of an order of theirs
 * @throws AmendmentRefused it is off, its time is over, or it is being paid for
 */
export async function openAmendmentCheckout(
  ctx: Ctx,
  { orderId, token, amendmentId }: z.output<typeof answerAmendmentInput>,
): Promise<z.output<typeof openedAmendmentView>> {
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const cartId = ctx.cartId ?? newId();
  const checkoutId = await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, orderId, readerOf(ctx, orderId, token)))) throw new NotFound("This order");
    const order = await lockOrderState(tx, orderId);
    const part = order.sellerOrders.find((each) => each.amendments.some(({ id }) => id === amendmentId));
    const amendment = part?.amendments.find((each) => each.id === amendmentId);
    if (!part || !amendment) throw new NotFound("This change");
    if (amendment.status === "APPLIED")
      throw new AmendmentRefused(`You agreed to this already: it is order ${amendment.supplement?.number}.`);
    if (amendment.status === "ENDED" || amendment.expiresAt <= ctx.clock.now().toISOString())
      throw new AmendmentRefused("This change is off. Your order stays as it was.");
    const agreed = await agreedOrderOf(tx, order, part, {
      id: amendmentId,
      offer: offerOf(amendment),
      removed: amendment.removed,
    });
    try {
      return (await openAgreedCheckout(tx, ctx, agreed, { userId, cartId })).id;
    } catch (error) {
      if (!(error instanceof CheckoutClosed)) throw error;
      throw new AmendmentRefused("This is being paid for just now. Look again in a minute.");
    }
  });
  return { checkoutId, cartId: userId ? null : cartId };
}
