import { allocate } from "@emporia/contracts/money";
import {
  cardMoneyAsCredit,
  divideMoney,
  moneyLeft,
  moneyOfAmount,
  type OrderEvent,
  type OrderState,
  type RefundState,
  type SellerOrderState,
} from "../../orders/index";
import { newId } from "../../platform/index";

type TakenBack = Extract<OrderEvent, { type: "PaymentTakenBack" }>["payload"];

/**
 * What a lost dispute gives the shopper, in minor units: first what we had promised them, or owe them because it came
 * back, oldest first; then what is left of each part, in proportion. `excess` is what was lost beyond that. Pure but for
 * the ids.
 */
export function takeBack(
  order: OrderState,
  amount: number,
): Pick<TakenBack, "settled" | "losses"> & { excess: number } {
  let left = amount;
  // Store credit that was spent is none of the bank's; what should have gone there of the card's money is.
  let asCredit = cardMoneyAsCredit(order);
  const settled: TakenBack["settled"] = [];
  for (const { part, refund } of owedRefunds(order)) {
    const most = refund.to === "credit" ? Math.min(asCredit, refund.money.total) : refund.money.total;
    const given = Math.min(left, most);
    if (given <= 0) continue;
    left -= given;
    if (refund.to === "credit") asCredit -= given;
    const [money, rest] = divideMoney(part, refund.money, given);
    settled.push({
      refundId: refund.id,
      sellerOrderId: part.id,
      money,
      rest: given < refund.money.total ? { refundId: newId(), money: rest } : null,
    });
  }
  const parts = order.sellerOrders.filter((part) => moneyLeft(part).total > 0);
  const most = parts.map((part) => moneyLeft(part).total);
  const borne = Math.min(
    left,
    most.reduce((sum, each) => sum + each, 0),
  );
  const shares = allocate(borne, most);
  const losses = parts.flatMap((part, index) => {
    const share = shares[index] ?? 0;
    if (share === 0) return [];
    const whole = moneyLeft(part);
    const money = share === whole.total ? whole : moneyOfAmount(part, share);
    return [{ refundId: newId(), sellerOrderId: part.id, money }];
  });
  return { settled, losses, excess: left - borne };
}

/** Refunds that were promised or came back, those to the card first. */
function owedRefunds(order: OrderState): { part: SellerOrderState; refund: RefundState }[] {
  const owed = order.sellerOrders.flatMap((part) =>
    part.refunds
      .filter(({ status }) => status === "PENDING" || status === "FAILED")
      .map((refund) => ({ part, refund })),
  );
  return [...owed.filter(({ refund }) => refund.to === "card"), ...owed.filter(({ refund }) => refund.to === "credit")];
}
