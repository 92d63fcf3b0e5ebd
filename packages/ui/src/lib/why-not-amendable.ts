import type { OrderView } from "@emporia/contracts/orders";

type Part = Pick<OrderView["sellerOrders"][number], "status" | "amendments">;

/** Why a part of an order that cannot be changed now cannot be, in a sentence to its shop or to staff. Pure. */
export function whyNotAmendable({ status, amendments }: Part): string {
  if (amendments.some((each) => each.status === "PROPOSED"))
    return "A change of it waits for the shopper already. Take that back first, or wait for their answer.";
  switch (status) {
    case "PENDING":
      return "It is not paid for yet.";
    case "CANCELLED":
      return "It is cancelled: there is nothing left to change.";
    case "REFUNDED":
      return "All that was paid for it went back. Have a new order made.";
    default:
      return "Its payment is just being collected, or a bank has it. Look again in a minute.";
  }
}
