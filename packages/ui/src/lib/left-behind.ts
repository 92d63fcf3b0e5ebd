import type { OrderView } from "@emporia/contracts/orders";

type Part = Pick<OrderView["sellerOrders"][number], "amendments"> & {
  items: readonly Pick<OrderView["sellerOrders"][number]["items"][number], "quantity" | "cancelledQuantity">[];
};

/**
 * Numbers of the orders that were to be sent along with a part for nothing, where taking out so many units leaves nothing of
 * it: they stay orders of their own. Pure.
 */
export function leftBehind({ items, amendments }: Part, removed: number): string[] {
  const open = items.reduce((sum, item) => sum + item.quantity - item.cancelledQuantity, 0);
  if (removed === 0 || removed < open) return [];
  return amendments.flatMap(({ status, supplement, shipping }) =>
    status === "APPLIED" && supplement && shipping.amount === 0 ? [supplement.orderNumber] : [],
  );
}
