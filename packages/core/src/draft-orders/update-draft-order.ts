import type { DraftOrderView, discountDraftOrderInput, updateDraftOrderInput } from "@emporia/contracts/draft-orders";
import type { z } from "zod";
import { priceAgreed } from "../checkout/index";
import { type Ctx, InvalidInput, marketOf } from "../platform/index";
import { assertOpen, changeDraft, discountOf } from "./change-draft";
import { assertReached, chosenShipping, itemsOf, keptShipping, ratesOf } from "./contents";
import { agreedOrderOf } from "./draft-order";
import { findCustomer } from "./queries";

/**
 * Staff write parts of a draft anew; what is not named stays. Items take the prices of now, and a way of sending that its
 * shop no longer offers has to be chosen again.
 * @throws NotFound
 * @throws DraftOrderRefused it was sent, paid for or cancelled
 * @throws InvalidInput something that is not sold, an address beyond its market, a way of sending that is not offered
 */
export async function updateDraftOrder(
  ctx: Ctx,
  { draftOrderId, ...input }: z.output<typeof updateDraftOrderInput>,
): Promise<DraftOrderView> {
  return changeDraft(ctx, draftOrderId, "draftOrder.update", async (tx, draft) => {
    assertOpen(draft, ctx.clock.now());
    const { email = draft.email, message = draft.message, note = draft.note } = input;
    const snapshot = input.items
      ? await itemsOf(tx, ctx, input.items, draft.currency, draft.snapshot.items)
      : draft.snapshot;
    const shippingAddress = input.shippingAddress ?? draft.shippingAddress;
    if (input.shippingAddress) assertReached(await marketOf(tx, draft.market), input.shippingAddress.country);
    const contents = { ...draft, snapshot, shippingAddress };
    const rates = await ratesOf(tx, contents);
    const kept = keptShipping(draft.shipping, snapshot, rates);
    const shipping = input.shipping ? { ...kept, ...chosenShipping(input.shipping, contents, rates) } : kept;
    const userId = (await findCustomer(tx, email))?.id ?? null;
    // What they are is in the draft; addresses do not belong into the log.
    const detail = { changed: Object.keys(input).filter((key) => input[key as keyof typeof input] !== undefined) };
    return { draft: { ...contents, email, userId, message, note, shipping }, detail };
  });
}

/**
 * Staff take something off, for a reason that the customer reads; the platform funds it, so that no shop earns less.
 * @throws NotFound
 * @throws DraftOrderRefused it was sent, paid for or cancelled
 * @throws InvalidInput it takes nothing off
 */
export async function discountDraftOrder(
  ctx: Ctx,
  { draftOrderId, discount, reason }: z.output<typeof discountDraftOrderInput>,
): Promise<DraftOrderView> {
  return changeDraft(ctx, draftOrderId, "draftOrder.discount", async (tx, draft) => {
    assertOpen(draft, ctx.clock.now());
    const changed = { ...draft, discount, discountReason: discount ? reason : "" };
    if (discount) {
      const priced = await priceAgreed(tx, ctx, agreedOrderOf(changed, await marketOf(tx, draft.market)));
      if (discountOf(priced) === 0)
        throw new InvalidInput({
          discount:
            discount.kind === "free_shipping"
              ? "There is no shipping to take off. Choose how it is sent first."
              : "This takes nothing off. Add what is ordered first.",
        });
    }
    return { draft: changed, detail: { discount, reason } };
  });
}
