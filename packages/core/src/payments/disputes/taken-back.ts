import { allocate } from "@emporia/contracts/money";
import {
  cardMoneyAsCredit,
  chargesLeft,
  divideMoney,
  moneyLeft,
  moneyOfAmount,
  moneyOfUnits,
  moneyWithout,
  type OrderEvent,
  type OrderState,
  openQuantity,
  type RefundMoney,
  type RefundState,
  type SellerOrderState,
} from "../../orders/index";
import { newId } from "../../platform/index";

type Bearer = "seller" | "platform";
type TakenBack = Extract<OrderEvent, { type: "PaymentTakenBack" }>["payload"];

/**
 * What a lost dispute gives the shopper, in minor units: first what we had promised them, or owe them because it came
 * back, oldest first; then what is left of each part that it is about, in proportion, and after that of the others.
 * `excess` is what was lost beyond that; `from` names the order whose payment the bank took, where it is not the order's own,
 * and bounds it by what that payment pays of this order still. What is taken back whole before it was sent was never earned: its seller gives it
 * back, whoever bears the rest. Pure but for the ids.
 */
export function takeBack(
  order: OrderState,
  {
    amount,
    sellerOrderIds,
    bearer,
    from,
  }: { amount: number; sellerOrderIds: readonly string[] | null; bearer: Bearer; from?: string },
): Pick<TakenBack, "settled" | "losses"> & { excess: number } {
  let left = amount;
  // Store credit that was spent is none of the bank's; what should have gone there of the card's money is.
  let asCredit = from === undefined ? cardMoneyAsCredit(order) : 0;
  const settled: TakenBack["settled"] = [];
  for (const { part, refund } of owedRefunds(order, from)) {
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
  const isConcerned = (part: SellerOrderState) => sellerOrderIds?.includes(part.id) ?? true;
  const losses: TakenBack["losses"] = [];
  // Of another order's payment no more than pays for this one.
  let most = chargesLeft(order).reduce((sum, each) => sum + (each.from === from ? each.amount : 0), 0);
  for (const parts of [
    order.sellerOrders.filter(isConcerned),
    order.sellerOrders.filter((part) => !isConcerned(part)),
  ]) {
    const leftOf = parts.map((part) => moneyLeft(part).total);
    const borne = Math.min(
      left,
      from === undefined ? Number.MAX_SAFE_INTEGER : most,
      leftOf.reduce((sum, each) => sum + each, 0),
    );
    if (borne === 0) continue;
    left -= borne;
    most -= borne;
    const shares = allocate(borne, leftOf);
    const named = from === undefined ? {} : { from };
    losses.push(
      ...parts.flatMap((part, index) =>
        lossesOf(part, shares[index] ?? 0, bearer).map((loss) => ({ ...loss, ...named })),
      ),
    );
  }
  return { settled, losses, excess: left };
}

function lossesOf(part: SellerOrderState, amount: number, bearer: Bearer): TakenBack["losses"] {
  if (amount === 0) return [];
  const loss = (money: RefundMoney, by: Bearer) => ({ refundId: newId(), sellerOrderId: part.id, money, bearer: by });
  const whole = moneyLeft(part);
  if (amount < whole.total) return [loss(moneyOfAmount(part, amount), bearer)];
  const unsent = part.items
    .map((item) => ({ orderItemId: item.id, quantity: openQuantity(item) }))
    .filter((item) => item.quantity > 0);
  if (bearer === "seller" || unsent.length === 0) return [loss(whole, bearer)];
  if (!part.items.some((item) => item.shippedQuantity > 0)) return [loss(whole, "seller")];
  const money = moneyOfUnits(part, unsent, { withShipping: false });
  return [loss(money, "seller"), loss(moneyWithout(part, whole, money), "platform")].filter(
    (each) => each.money.total > 0,
  );
}

/** Refunds that were promised or came back by a payment, those to the card first. */
function owedRefunds(order: OrderState, from: string | undefined): { part: SellerOrderState; refund: RefundState }[] {
  const owed = order.sellerOrders.flatMap((part) =>
    part.refunds
      .filter((refund) => refund.from === from && (refund.status === "PENDING" || refund.status === "FAILED"))
      .map((refund) => ({ part, refund })),
  );
  return [...owed.filter(({ refund }) => refund.to === "card"), ...owed.filter(({ refund }) => refund.to === "credit")];
}
