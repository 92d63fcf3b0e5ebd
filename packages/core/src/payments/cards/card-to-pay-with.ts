import { type Ctx, InvalidInput } from "../../platform/index";
import type { PaymentMethod } from "../payment-provider";
import { findOwnCustomerOfCard } from "../queries/cards";
import { customerOf } from "./customer-of";

/** What a checkout is paid with, as it and its payments keep it. */
export interface ChosenCard extends Pick<PaymentMethod, "id" | "brand" | "last4" | "expiryMonth" | "expiryYear"> {
  /** Stripe's customer that the card is kept with, or will be. */
  customerId?: string;
  /** Its shopper asked to keep it once it has paid. */
  isKept?: true;
}

/**
 * The card that somebody wants to pay with: a new one, or one of their own that is kept. Nobody pays with a card that is
 * kept for somebody else, and a guest has none kept.
 * @throws InvalidInput Stripe does not know the card, it is not theirs, or a guest wants it kept
 */
export async function cardToPayWith(
  ctx: Ctx,
  { paymentMethodId, isKept }: { paymentMethodId: string; isKept: boolean },
): Promise<ChosenCard> {
  const method = await ctx.services.payments.findPaymentMethod(paymentMethodId);
  const cannot = new InvalidInput({ paymentMethodId: "This card cannot be used. Choose another one." });
  if (!method) throw cannot;
  const { id, brand, last4, expiryMonth, expiryYear } = method;
  const card = { id, brand, last4, expiryMonth, expiryYear };
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  if (method.customerId !== null) {
    const customerId = userId && (await findOwnCustomerOfCard(ctx.db, userId, id));
    if (!customerId) throw cannot;
    return { ...card, customerId };
  }
  if (!isKept) return card;
  if (!userId) throw new InvalidInput({ keepCard: "Sign in to keep a card for the next time." });
  return { ...card, customerId: await customerOf(ctx, userId), isKept };
}
