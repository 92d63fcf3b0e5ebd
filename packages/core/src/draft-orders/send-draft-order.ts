import type { cancelDraftOrderInput, DraftOrderView, sendDraftOrderInput } from "@emporia/contracts/draft-orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { CheckoutClosed, endAgreedCheckout, isFree, priceAgreed } from "../checkout/index";
import { leastAmountOf } from "../payments/index";
import { after, type Ctx, DAY_MS, enqueue, marketOf } from "../platform/index";
import { changeDraft } from "./change-draft";
import { issuesOfDraft, keptShipping, ratesOf } from "./contents";
import { agreedOrderOf, type DraftOrder, missingOf } from "./draft-order";
import { DraftOrderRefused } from "./errors";
import { sendDraftOfferJob } from "./jobs";

/**
 * Mails the customer a link that opens the checkout with exactly this, and works for so many days. Nothing is reserved
 * until they pay. Sent again it has another link, and the one before opens nothing.
 * @throws NotFound
 * @throws DraftOrderRefused something is missing, it was paid for or cancelled, or no card can pay so little
 */
export async function sendDraftOrder(
  ctx: Ctx,
  { draftOrderId, days }: z.output<typeof sendDraftOrderInput>,
): Promise<DraftOrderView> {
  return changeDraft(ctx, draftOrderId, "draftOrder.send", async (tx, draft) => {
    if (draft.status === "SENT") await endIts(tx, ctx, draft);
    await assertReady(tx, ctx, draft);
    const now = ctx.clock.now();
    const linkVersion = draft.linkVersion + 1;
    await enqueue(tx, sendDraftOfferJob, { draftOrderId, linkVersion });
    return {
      draft: { ...draft, status: "SENT", linkVersion, sentAt: now, expiresAt: after(ctx.clock, days * DAY_MS) },
      detail: { email: draft.email, days },
    };
  });
}

/**
 * Takes back what was sent, to change it: its link opens nothing any more. Harmless for one that is open.
 * @throws NotFound
 * @throws DraftOrderRefused it is being paid for, was, or was cancelled
 */
export async function takeBackDraftOrder(
  ctx: Ctx,
  { draftOrderId }: { draftOrderId: string },
): Promise<DraftOrderView> {
  return changeDraft(ctx, draftOrderId, "draftOrder.takeBack", async (tx, draft) => {
    await endIts(tx, ctx, draft);
    const shipping = keptShipping(draft.shipping, draft.snapshot, await ratesOf(tx, draft));
    const linkVersion = draft.linkVersion + 1;
    return {
      draft: { ...draft, status: "OPEN", shipping, linkVersion, sentAt: null, expiresAt: null },
      detail: {},
    };
  });
}

/**
 * Gives a draft up for good; its link opens nothing any more.
 * @throws NotFound
 * @throws DraftOrderRefused it is being paid for, was, or was cancelled before
 */
export async function cancelDraftOrder(
  ctx: Ctx,
  { draftOrderId, reason }: z.output<typeof cancelDraftOrderInput>,
): Promise<DraftOrderView> {
  return changeDraft(ctx, draftOrderId, "draftOrder.cancel", async (tx, draft) => {
    await endIts(tx, ctx, draft);
    return { draft: { ...draft, status: "CANCELLED", cancelReason: reason }, detail: { reason } };
  });
}

/** Whether all is there and sold, and there is something that can be paid. @throws DraftOrderRefused */
export async function assertReady(tx: Tx, ctx: Ctx, draft: DraftOrder): Promise<void> {
  const missing = missingOf(draft);
  if (missing.length > 0) throw new DraftOrderRefused(missing.join(" "), draft.status, missing);
  const issues = await issuesOfDraft(tx, draft);
  if (issues.length > 0) throw new DraftOrderRefused(issues.join(" "), draft.status, issues);
  const priced = await priceAgreed(tx, ctx, agreedOrderOf(draft, await marketOf(tx, draft.market)));
  if (!isFree(priced) && priced.totalAmount < leastAmountOf(draft.currency))
    throw new DraftOrderRefused("No card can pay so little. Take more off, or less.", draft.status);
}

async function endIts(tx: Tx, ctx: Ctx, draft: DraftOrder): Promise<void> {
  try {
    await endAgreedCheckout(tx, ctx, draft.id);
  } catch (error) {
    if (!(error instanceof CheckoutClosed)) throw error;
    throw new DraftOrderRefused(`${draft.number} is being paid for. Look again in a minute.`, "SENT");
  }
}
