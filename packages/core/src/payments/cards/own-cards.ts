import type { SavedCardView } from "@emporia/contracts/cards";
import { type Ctx, enqueue, inTransaction, NotFound, signedIn } from "../../platform/index";
import { forgetCardJob } from "../jobs";
import {
  findOwnCard,
  listAllCards,
  lockCustomer,
  type SavedCardRow,
  setCardRemoved,
  setDefaultCard,
} from "../queries/cards";

/** One's own kept cards, the newest first. @throws SignInNeeded */
export async function listCards(ctx: Ctx): Promise<SavedCardView[]> {
  const cards = await listAllCards(ctx.db, signedIn(ctx).userId);
  return cards.map((card) => toView(card, ctx.clock.now()));
}

/** Has the checkout offer this card first. Doing it again changes nothing. @throws SignInNeeded @throws NotFound */
export async function makeCardDefault(ctx: Ctx, input: { cardId: string }): Promise<void> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockCustomer(tx, userId);
    const card = await findOwnCard(tx, userId, input.cardId);
    if (!card || card.removed_at) throw new NotFound("This card");
    if (!card.is_default) await setDefaultCard(tx, userId, card.stripe_payment_method_id);
  });
}

/**
 * Takes a kept card out: it is offered no more at once, and Stripe lets go of it. The newest of the others becomes the
 * default in its place. Doing it again changes nothing.
 * @throws SignInNeeded @throws NotFound
 */
export async function removeCard(ctx: Ctx, input: { cardId: string }): Promise<void> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockCustomer(tx, userId);
    const card = await findOwnCard(tx, userId, input.cardId);
    if (!card) throw new NotFound("This card");
    if (card.removed_at) return;
    await setCardRemoved(tx, card.id, ctx.clock.now());
    await enqueue(tx, forgetCardJob, { paymentMethodId: card.stripe_payment_method_id });
    const [next] = await listAllCards(tx, userId);
    if (card.is_default && next) await setDefaultCard(tx, userId, next.stripe_payment_method_id);
  });
}

function toView(card: SavedCardRow, now: Date): SavedCardView {
  const { expiry_month: month, expiry_year: year } = card;
  const isExpired =
    month !== null && year !== null && (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 > month;
  return {
    id: card.id,
    paymentMethodId: card.stripe_payment_method_id,
    brand: card.brand,
    last4: card.last4,
    expiryMonth: month,
    expiryYear: year,
    isExpired,
    isDefault: card.is_default,
    keptAt: card.created_at.toISOString(),
  };
}
