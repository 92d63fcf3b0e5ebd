import type { OrderState, SellerOrderState } from "./state";

/** The order with one seller's part of it changed. @throws when it has no such part */
export function withPart(
  state: OrderState,
  sellerOrderId: string,
  occurredAt: string,
  change: (part: SellerOrderState) => SellerOrderState,
): OrderState {
  if (!state.sellerOrders.some((part) => part.id === sellerOrderId)) throw new Error("No such part of this order.");
  return {
    ...state,
    sellerOrders: state.sellerOrders.map((part) =>
      part.id === sellerOrderId ? { ...change(part), updatedAt: occurredAt } : part,
    ),
  };
}
