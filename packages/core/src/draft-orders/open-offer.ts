import type { DraftOfferView, draftOfferInput, openedOfferView } from "@emporia/contracts/draft-orders";
import type { z } from "zod";
import { CheckoutClosed, openAgreedCheckout, taxAgreedByProvider } from "../checkout/index";
import { orderTokenOf } from "../orders/index";
import { type Ctx, inTransaction, marketOf, NotFound, newId } from "../platform/index";
import { lockLiveDraft } from "./change-draft";
import { agreedOrderOf, type DraftOrder, statusOf } from "./draft-order";
import { DraftOrderRefused } from "./errors";
import { offerLink, opensOffer } from "./offer-link";
import { findDraft, findPlacedOrder } from "./queries";
import { readContents } from "./view";

type Link = z.output<typeof draftOfferInput>;

async function ofLink(ctx: Ctx, { draftOrderId, token }: Link): Promise<DraftOrder> {
  const draft = await findDraft(ctx.db, draftOrderId);
  if (!draft || !opensOffer(ctx, draft, token)) throw new NotFound("This order");
  return draft;
}

/** What was made for somebody, by the link in their mail, paid for or not. @throws NotFound no such link, or no longer */
export async function getOffer(ctx: Ctx, link: Link): Promise<DraftOfferView> {
  const draft = await ofLink(ctx, link);
  const [contents, placed] = await Promise.all([readContents(ctx, draft), findPlacedOrder(ctx.db, draft.id)]);
  const status = statusOf(draft, placed !== undefined, ctx.clock.now());
  return {
    ...contents,
    status,
    issues: status === "SENT" ? contents.issues : [],
    order: placed ? { ...placed, token: orderTokenOf(ctx, placed.id) } : null,
  };
}

/** What its mail says. Undefined when it was taken back, cancelled or sent anew since. */
export async function getOfferForMail(
  ctx: Ctx,
  { draftOrderId, linkVersion }: { draftOrderId: string; linkVersion: number },
): Promise<(Omit<DraftOfferView, "status" | "order"> & { email: string; url: string }) | undefined> {
  const draft = await findDraft(ctx.db, draftOrderId);
  if (draft?.status !== "SENT" || draft.linkVersion !== linkVersion) return undefined;
  return { ...(await readContents(ctx, draft)), email: draft.email, url: offerLink(ctx, draft) };
}

/**
 * Opens the checkout of what was made for somebody, for whoever holds the link: items, address, shipping and discount as
 * they were agreed on. Opened again, also on another device, it is the same one checkout.
 * @throws NotFound no such link, or no longer
 * @throws DraftOrderRefused its time is over, it is being paid for, or was
 */
export async function openOffer(ctx: Ctx, link: Link): Promise<z.output<typeof openedOfferView>> {
  await ofLink(ctx, link);
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const cartId = ctx.cartId ?? newId();
  const checkoutId = await inTransaction(ctx, async (tx) => {
    const draft = await lockLiveDraft(tx, link.draftOrderId);
    if (!opensOffer(ctx, draft, link.token)) throw new NotFound("This order");
    const status = statusOf(draft, false, ctx.clock.now());
    if (status !== "SENT")
      throw new DraftOrderRefused(
        "The time to pay for this is over. Answer the mail, and we send you a new link.",
        status,
      );
    const order = agreedOrderOf(draft, await marketOf(tx, draft.market));
    try {
      return (await openAgreedCheckout(tx, ctx, order, { userId, cartId })).id;
    } catch (error) {
      if (!(error instanceof CheckoutClosed)) throw error;
      throw new DraftOrderRefused("This is being paid for just now. Look again in a minute.", status);
    }
  });
  await taxAgreedByProvider(userId ? ctx : { ...ctx, cartId }, checkoutId);
  return { checkoutId, cartId: userId ? null : cartId };
}
