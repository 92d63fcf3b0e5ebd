import type { approveReturnInput, rejectReturnInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import type { Keeper, OrderEvent, ReturnState, SellerOrderState } from "../orders/index";
import type { Ctx } from "../platform/index";
import { changeReturn } from "./change-return";

/**
 * The seller, or staff for them, agrees to take things back and says how they travel.
 * @throws NotFound no such return of this shop
 * @throws ReturnTransitionRefused it was answered otherwise
 */
export async function approveReturn(
  ctx: Ctx,
  keeper: Keeper,
  { returnId, instructions, label }: z.output<typeof approveReturnInput>,
): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnApproved", (_, { part }) => ({
    event: {
      type: "ReturnApproved",
      payload: { returnId, sellerOrderId: part.id, instructions, label: label ?? null },
    },
  }));
}

/** The seller, or staff for them, does not agree, and says why. Throws like {@link approveReturn}. */
export async function rejectReturn(
  ctx: Ctx,
  keeper: Keeper,
  { returnId, reason }: z.output<typeof rejectReturnInput>,
): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnRejected", (_, { part }) => ({
    event: { type: "ReturnRejected", payload: { returnId, sellerOrderId: part.id, reason } },
  }));
}

/**
 * What was sent back has arrived at the shop; also what somebody withdrew from while it was on its way, and that came back by
 * itself. Throws like {@link approveReturn}.
 */
export async function receiveReturn(ctx: Ctx, keeper: Keeper, { returnId }: { returnId: string }): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnReceived", (_, { part, returned }) => ({
    first: journeysOver(part, returned),
    event: { type: "ReturnReceived", payload: { returnId, sellerOrderId: part.id } },
  }));
}

/**
 * Parcels under way with units that are here again: their journey is over. One that nobody sent back, and of which all comes
 * back, never reached its shopper. Pure.
 */
function journeysOver(
  part: SellerOrderState,
  returned: ReturnState,
): Extract<OrderEvent, { type: "ShipmentDelivered" }>[] {
  const missing = new Map(
    returned.items.flatMap(({ orderItemId, quantity }) => {
      const item = part.items.find(({ id }) => id === orderItemId);
      const units = item ? quantity + item.returnedQuantity - item.deliveredQuantity : 0;
      return units > 0 ? [[orderItemId, units] as const] : [];
    }),
  );
  const ended = part.shipments.filter(({ status, items }) => {
    if (status === "DELIVERED" || !items.some(({ orderItemId }) => (missing.get(orderItemId) ?? 0) > 0)) return false;
    for (const { orderItemId, quantity } of items) missing.set(orderItemId, (missing.get(orderItemId) ?? 0) - quantity);
    return true;
  });
  const back = (orderItemId: string) => returned.items.find((item) => item.orderItemId === orderItemId)?.quantity ?? 0;
  return ended.map(({ id: shipmentId, items }) => ({
    type: "ShipmentDelivered",
    payload: {
      shipmentId,
      sellerOrderId: part.id,
      ...(returned.sent === null && items.every((item) => back(item.orderItemId) >= item.quantity)
        ? { hasComeBack: true as const }
        : {}),
    },
  }));
}
