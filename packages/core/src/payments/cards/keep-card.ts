import type { AddedCardView, addCardInput } from "@emporia/contracts/cards";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, enqueue, InvalidInput, inTransaction, newId, signedIn } from "../../platform/index";
import { forgetCardJob } from "../jobs";
import { type CardSetup, type PaymentMethod, ProviderRefusal } from "../payment-provider";
import {
  findCustomer,
  findPaidWith,
  insertCard,
  listAllCards,
  lockHolder,
  setCardRemoved,
  setDefaultCard,
} from "../queries/cards";
import type { ChosenCard } from "./card-to-pay-with";
import { customerOf } from "./customer-of";

/** How many cards somebody can have kept. */
const MOST_CARDS = 20;

/**
 * Keeps the card that paid for an order, where who paid asked for that and Stripe kept it: for them, whosever order it is.
 * A repeat changes nothing.
 */
export async function keepCard(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const paid = await findPaidWith(ctx.db, input.orderId);
  const card = paid?.payment_method as ChosenCard | null | undefined;
  if (card?.isKept) await writeDown(ctx, card.id);
}

/**
 * Keeps a card that nothing is paid with now. Where its bank wants a proof, the shopper goes there and
 * {@link finishAddingCard} finds how it ended.
 * @throws SignInNeeded @throws InvalidInput the card is refused, or there are too many
 */
export async function addCard(ctx: Ctx, input: z.output<typeof addCardInput>): Promise<AddedCardView> {
  const { userId } = signedIn(ctx);
  if ((await listAllCards(ctx.db, userId)).length >= MOST_CARDS)
    throw new InvalidInput({ paymentMethodId: `You have ${MOST_CARDS} cards kept. Remove one first.` });
  const customerId = await customerOf(ctx, userId);
  const returnUrl = `${ctx.services.settings.storefrontUrl}/account/cards`;
  const setup = await ctx.services.payments
    .setUpCard({ customerId, paymentMethodId: input.paymentMethodId, returnUrl })
    .catch((error: unknown) => {
      if (error instanceof ProviderRefusal)
        throw new InvalidInput({ paymentMethodId: "This card cannot be kept. Choose another one." });
      throw error;
    });
  return finish(ctx, setup);
}

/**
 * Looks how keeping a card ended, after its bank asked for a proof. A repeat changes nothing.
 * @throws SignInNeeded @throws InvalidInput the bank did not confirm it, or it is not the actor's
 */
export async function finishAddingCard(ctx: Ctx, input: { setupId: string }): Promise<AddedCardView> {
  const { userId } = signedIn(ctx);
  const [setup, customerId] = await Promise.all([
    ctx.services.payments.findCardSetup(input.setupId),
    findCustomer(ctx.db, userId),
  ]);
  if (!setup || !customerId || setup.customerId !== customerId)
    throw new InvalidInput({ paymentMethodId: "This card is not being kept. Start again." });
  return finish(ctx, setup);
}

async function finish(ctx: Ctx, setup: CardSetup): Promise<AddedCardView> {
  switch (setup.status) {
    case "refused":
      throw new InvalidInput({
        paymentMethodId: setup.failure ?? "The bank did not confirm this card. Try another one.",
      });
    case "requires_action":
      return {
        status: "requires_action",
        setupId: setup.id,
        redirectUrl: setup.redirectUrl,
        clientSecret: setup.clientSecret,
      };
    case "succeeded":
      if (setup.paymentMethodId) await writeDown(ctx, setup.paymentMethodId);
      return { status: "kept" };
  }
}

/** Writes a card down for the shopper whose customer Stripe keeps it with; the same card kept before makes way for it. */
async function writeDown(ctx: Ctx, paymentMethodId: string): Promise<void> {
  const method = await ctx.services.payments.findPaymentMethod(paymentMethodId);
  const customerId = method?.customerId;
  if (!customerId) return;
  await inTransaction(ctx, async (tx) => {
    const userId = await lockHolder(tx, customerId);
    if (userId) await replaceCards(tx, ctx, userId, method);
  });
}

async function replaceCards(tx: Tx, ctx: Ctx, userId: string, method: PaymentMethod): Promise<void> {
  const now = ctx.clock.now();
  const isNew = await insertCard(tx, { id: newId(), userId, method, now });
  if (!isNew) return;
  const others = (await listAllCards(tx, userId)).filter((card) => card.stripe_payment_method_id !== method.id);
  const same = others.filter((card) => card.fingerprint !== null && card.fingerprint === method.fingerprint);
  for (const card of same) {
    await setCardRemoved(tx, card.id, now);
    await enqueue(tx, forgetCardJob, { paymentMethodId: card.stripe_payment_method_id });
  }
  if (others.length === 0 || same.some((card) => card.is_default)) await setDefaultCard(tx, userId, method.id);
}
