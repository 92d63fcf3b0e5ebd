import type { createDraftOrderInput, DraftOrderView } from "@emporia/contracts/draft-orders";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, marketsOf, newId, recordAudit } from "../platform/index";
import { totalOf } from "./change-draft";
import { assertReached, chosenShipping, itemsOf, ratesOf } from "./contents";
import type { DraftOrder } from "./draft-order";
import { getDraftOrder } from "./get-draft-order";
import { findCustomer, insertDraft } from "./queries";

/**
 * Staff begin to make an order for somebody: of things of any shop, at the prices of now. Nothing is reserved and nobody is
 * written to. Each call makes another one.
 * @throws InvalidInput no such market, something that is not sold there, an address beyond it
 */
export async function createDraftOrder(
  ctx: Ctx,
  input: z.output<typeof createDraftOrderInput>,
): Promise<DraftOrderView> {
  const markets = await marketsOf(ctx.db);
  const market = markets.find(({ code, isHome }) => (input.market === undefined ? isHome : code === input.market));
  if (!market?.isOpen) throw new InvalidInput({ market: "There is no such open market." });
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const snapshot = await itemsOf(tx, ctx, input.items, market.currency);
    if (input.shippingAddress) assertReached(market, input.shippingAddress.country);
    const contents = { snapshot, currency: market.currency, shippingAddress: input.shippingAddress ?? null };
    const draft: DraftOrder = {
      ...{ id, number: "", status: "OPEN", email: input.email, market: market.code, ...contents },
      userId: (await findCustomer(tx, input.email))?.id ?? null,
      shipping: input.shipping ? chosenShipping(input.shipping, contents, await ratesOf(tx, contents)) : {},
      ...{
        discount: null,
        discountReason: "",
        message: input.message,
        note: input.note,
        totalAmount: 0,
        linkVersion: 0,
      },
      ...{ sentAt: null, expiresAt: null, cancelReason: null, createdAt: now, updatedAt: now },
    };
    await insertDraft(tx, { ...draft, totalAmount: await totalOf(tx, ctx, draft) });
    await recordAudit(tx, ctx, {
      action: "draftOrder.create",
      subjectType: "draftOrder",
      subjectId: id,
      detail: { items: input.items },
    });
  });
  return getDraftOrder(ctx, { draftOrderId: id });
}
