import type { OrderView } from "@emporia/contracts/orders";

/** Where what was paid for an order goes back to: store credit first, as far as it was paid with. */
export function goesBackTo({ payment, credit }: Pick<OrderView, "payment" | "credit">): string {
  if (credit.amount === 0) return "your card";
  return payment ? "your store credit first, then to your card" : "your store credit";
}
