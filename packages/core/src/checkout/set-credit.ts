import type { CheckoutView, setCreditInput } from "@emporia/contracts/checkout";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { CreditNeedsAccount } from "../store-credit/index";
import { changeCheckout } from "./change-checkout";
import { CheckoutAgreed, CheckoutStepMissing } from "./errors";
import { atItsStep, hasOwnCredit, withCredit } from "./pay-with-credit";

/**
 * Says whether the shopper's store credit is used, as far as it goes; the card pays the rest. It is held when the order is
 * placed, not before. Saying it again looks again at how much there is.
 * @throws CreditNeedsAccount nobody is signed in
 * @throws CheckoutAgreed staff made this order for somebody else
 * @throws CheckoutStepMissing shipping is not chosen yet
 */
export async function setCredit(ctx: Ctx, input: z.output<typeof setCreditInput>): Promise<CheckoutView> {
  return changeCheckout(ctx, input.checkoutId, async (tx, checkout) => {
    if (!checkout.userId) throw new CreditNeedsAccount("checkout");
    if (!hasOwnCredit(checkout))
      throw new CheckoutAgreed("This order was made for somebody else, so it cannot be paid with your store credit.");
    if (!checkout.shippingChoices)
      throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
    return atItsStep(await withCredit(tx, { ...checkout, usesCredit: input.usesCredit, paymentError: null }));
  });
}
