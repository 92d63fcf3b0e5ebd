import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import type { Tx } from "@emporia/db";
import { priceAgreed, pricedParts } from "../checkout/index";
import { type Ctx, inTransaction, marketOf, NotFound, recordAudit } from "../platform/index";
import { agreedOrderOf, type DraftOrder, statusOf } from "./draft-order";
import { DraftOrderRefused } from "./errors";
import { getDraftOrder } from "./get-draft-order";
import { findPlacedOrder, lockDraft, setDraft } from "./queries";

/** Locks a draft that nobody has paid for and that was not cancelled. @throws NotFound @throws DraftOrderRefused */
export async function lockLiveDraft(tx: Tx, draftOrderId: string): Promise<DraftOrder> {
  const draft = await lockDraft(tx, draftOrderId);
  if (!draft) throw new NotFound("This draft order");
  const order = await findPlacedOrder(tx, draftOrderId);
  if (order) throw new DraftOrderRefused(`${draft.number} was paid for: it is order ${order.number}.`, "PLACED");
  if (draft.status === "CANCELLED") throw new DraftOrderRefused(`${draft.number} was cancelled.`, "CANCELLED");
  return draft;
}

/** What a draft comes to as it stands, in minor units. */
export async function totalOf(tx: Tx, ctx: Ctx, draft: DraftOrder): Promise<number> {
  const { totalAmount } = await priceAgreed(tx, ctx, agreedOrderOf(draft, await marketOf(tx, draft.market)));
  return totalAmount;
}

/** One step of a draft: locked, changed, priced anew and written down with who did it. */
export async function changeDraft(
  ctx: Ctx,
  draftOrderId: string,
  action: string,
  step: (tx: Tx, draft: DraftOrder) => Promise<{ draft: DraftOrder; detail: Record<string, unknown> }>,
): Promise<DraftOrderView> {
  await inTransaction(ctx, async (tx) => {
    const { draft, detail } = await step(tx, await lockLiveDraft(tx, draftOrderId));
    const totalAmount = await totalOf(tx, ctx, draft);
    await setDraft(tx, { ...draft, totalAmount, updatedAt: ctx.clock.now() });
    await recordAudit(tx, ctx, { action, subjectType: "draftOrder", subjectId: draftOrderId, detail });
  });
  return getDraftOrder(ctx, { draftOrderId });
}

/** Refuses to change what somebody was sent: it is taken back first. @throws DraftOrderRefused */
export function assertOpen(draft: DraftOrder, now: Date): void {
  if (draft.status === "OPEN") return;
  throw new DraftOrderRefused(
    `${draft.number} was sent. Take it back to change it: its link opens nothing from then on.`,
    statusOf(draft, false, now),
  );
}

/** What a discount takes off now, in minor units. */
export function discountOf(checkout: Parameters<typeof pricedParts>[0]): number {
  return pricedParts(checkout).discountAmount;
}
