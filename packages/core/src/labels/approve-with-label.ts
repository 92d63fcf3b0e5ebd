import type {
  approveReturnWithLabelInput,
  LabelPayer,
  LabelView,
  labelQuoteView,
  quoteReturnLabelInput,
} from "@emporia/contracts/labels";
import type { z } from "zod";
import { findReturn, lockOrderState, ReturnTransitionRefused, readOrderStates } from "../orders/index";
import { type Ctx, enqueue, InvalidInput, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { offerOf, settleNow, takesOver, toRateView } from "./buy-labels";
import { LabelRefused } from "./errors";
import { settleLabelJob } from "./jobs";
import { chosenRate, ratesFor, requestOf, sendingAddress } from "./prepare-label";
import { findReturnLabel, insertLabel, type LabelKeeper } from "./queries";
import { readLabelView } from "./view";

type Size = Omit<z.output<typeof quoteReturnLabelInput>, "returnId">;

/**
 * What a label for the way back would cost, from the shopper to the shop.
 * @throws NotFound no such return of this shop
 * @throws LabelRefused none is to be had, and why
 */
export async function quoteReturnLabel(
  ctx: Ctx,
  keeper: LabelKeeper,
  input: z.output<typeof quoteReturnLabelInput>,
): Promise<z.output<typeof labelQuoteView>> {
  const { part, returned, request } = await prepareReturnLabel(ctx, keeper, input.returnId, input, newId());
  return {
    sellerOrderId: part.id,
    number: returned.number,
    shipTo: [request.to.company, request.to.city].filter(Boolean).join(", "),
    items: returned.items.map(({ orderItemId, quantity }) => ({
      orderItemId,
      quantity,
      name: part.items.find((item) => item.id === orderItemId)?.name ?? "",
    })),
    weightGrams: request.parcel.weightGrams,
    rates: (await ratesFor(ctx, request)).map(toRateView),
    refusal: null,
  };
}

/**
 * The seller, or staff for them, agrees to a return and buys the label that it travels with; the return is agreed to once
 * the label is there. Repeating buys none again.
 * @throws NotFound no such return of this shop
 * @throws ReturnTransitionRefused it was answered already
 * @throws LabelRefused the label is not to be had so; nothing was bought or agreed to
 * @throws InvalidInput the shop should pay, and the shopper does
 */
export async function approveReturnWithLabel(
  ctx: Ctx,
  keeper: LabelKeeper,
  input: z.output<typeof approveReturnWithLabelInput> & { paidBy?: LabelPayer },
): Promise<LabelView> {
  const known = await ownReturn(ctx, keeper, input.returnId).then(() => findReturnLabel(ctx.db, input.returnId));
  if (known) {
    await settleNow(ctx, known.id);
    return readLabelView(ctx.db, known.id);
  }
  const id = newId();
  const { order, part, returned, request } = await prepareReturnLabel(ctx, keeper, input.returnId, input, id);
  if (returned.status !== "REQUESTED") throw new ReturnTransitionRefused(returned);
  const paidBy = input.paidBy ?? "seller";
  if (keeper === "staff" && paidBy === "seller" && returned.postage !== "shop")
    throw new InvalidInput({ paidBy: "The shop does not pay for this return. Let the platform pay." });
  const rate = await chosenRate(ctx, request, input);
  const labelId = await inTransaction(ctx, async (tx) => {
    const now = await lockOrderState(tx, order.id);
    const since = await findReturnLabel(tx, input.returnId);
    if (since) return since.id;
    const there = now.sellerOrders.flatMap((each) => each.returns).find((each) => each.id === input.returnId);
    if (there?.status !== "REQUESTED") throw new ReturnTransitionRefused(there ?? returned);
    await insertLabel(tx, {
      ...{ id, key: `return:${id}`, seller_id: part.sellerId, order_id: order.id, seller_order_id: part.id },
      ...{ return_id: input.returnId, paid_by: paidBy, request, instructions: input.instructions },
      items: returned.items.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
      now: ctx.clock.now(),
      ...offerOf(rate),
    });
    await enqueue(tx, settleLabelJob, { labelId: id }, takesOver(ctx));
    if (keeper === "staff")
      await recordAudit(tx, ctx, {
        action: "labels.approveReturn",
        subjectType: "order",
        subjectId: order.id,
        detail: { returnId: input.returnId, labelId: id, paidBy },
      });
    return id;
  });
  await settleNow(ctx, labelId);
  const label = await readLabelView(ctx.db, labelId);
  if (label.status === "REFUSED")
    throw new LabelRefused(
      `${label.failure ?? "The carrier did not sell it."} Nothing was agreed to; agree without a label.`,
    );
  return label;
}

async function ownReturn(ctx: Ctx, keeper: LabelKeeper, returnId: string) {
  const found = await findReturn(ctx.db, keeper, returnId);
  if (!found) throw new NotFound("This return");
  return found;
}

async function prepareReturnLabel(ctx: Ctx, keeper: LabelKeeper, returnId: string, size: Size, labelId: string) {
  const found = await ownReturn(ctx, keeper, returnId);
  const [order] = await readOrderStates(ctx.db, [found.orderId]);
  const part = order?.sellerOrders.find((each) => each.id === found.sellerOrderId);
  const returned = part?.returns.find((each) => each.id === returnId);
  if (!order || !part || !returned) throw new NotFound("This return");
  const from = await sendingAddress(ctx.db, part.sellerId);
  const { weightGrams, lengthCm, widthCm, heightCm } = size;
  const request = await requestOf(ctx.db, {
    ...{ labelId, order, part: { ...part, number: returned.number }, items: returned.items, from, isReturn: true },
    ...{ weightGrams, lengthCm, widthCm, heightCm },
  });
  return { order, part, returned, request };
}
