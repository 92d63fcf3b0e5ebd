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

/** What a bank took of one order. */
interface TakenOf extends Pick<TakenBack, "settled" | "losses"> {
  order: OrderState;
}

interface Lost {
  amount: number;
  /** The parts that it is about; null: all. */
  sellerOrderIds: readonly string[] | null;
  bearer: Bearer;
  /** The order whose payment the bank took, where it is not the order's own: it bounds what is taken by what it still pays of this one. */
  from?: string;
  /** Reads an order that the payment pays for because something was swapped. */
  swapped: (orderId: string) => Promise<OrderState>;
}

/**
 * What a lost dispute gives the shopper, in minor units. Of the parts that it is about first what we had promised, or owe
 * because it came back, oldest first; then what is left of each, in proportion; then the same of the orders that these
 * parts pay for. Only after that it is of the other parts, and of what those pay for. `excess` is what was lost beyond all of
 * that. What is taken back whole before it was sent was never earned: its seller gives it back, whoever bears the rest. The
 * order itself is the first of `taken`.
 */
export async function takeBack(
  order: OrderState,
  { amount, sellerOrderIds, bearer, from, swapped }: Lost,
): Promise<{ taken: [TakenOf, ...TakenOf[]]; excess: number }> {
  let left = amount;
  // Store credit that was spent is none of the bank's; what should have gone there of the card's money is.
  let asCredit = from === undefined ? cardMoneyAsCredit(order) : 0;
  // Of another order's payment no more than pays for this one.
  let most =
    from === undefined
      ? Number.MAX_SAFE_INTEGER
      : chargesLeft(order).reduce((sum, each) => sum + (each.from === from ? each.amount : 0), 0);
  const own: TakenOf = { order, settled: [], losses: [] };
  const others: TakenOf[] = [];
  const isConcerned = (part: SellerOrderState) => sellerOrderIds?.includes(part.id) ?? true;
  for (const parts of [
    order.sellerOrders.filter(isConcerned),
    order.sellerOrders.filter((part) => !isConcerned(part)),
  ]) {
    for (const { part, refund } of owedRefunds(parts, from)) {
      const given = Math.min(
        left,
        refund.to === "credit" ? Math.min(asCredit, refund.money.total) : refund.money.total,
      );
      if (given <= 0) continue;
      left -= given;
      if (refund.to === "credit") asCredit -= given;
      const [money, rest] = divideMoney(part, refund.money, given);
      own.settled.push({
        refundId: refund.id,
        sellerOrderId: part.id,
        money,
        rest: given < refund.money.total ? { refundId: newId(), money: rest } : null,
      });
    }
    const leftOf = parts.map((part) => moneyLeft(part).total);
    const all = leftOf.reduce((sum, each) => sum + each, 0);
    const borne = Math.min(left, most, all);
    if (borne > 0) {
      left -= borne;
      most -= borne;
      const shares = allocate(borne, leftOf);
      const named = from === undefined ? {} : { from };
      own.losses.push(
        ...parts.flatMap((part, index) =>
          lossesOf(part, shares[index] ?? 0, bearer).map((loss) => ({ ...loss, ...named })),
        ),
      );
    }
    for (const orderId of paidForBy(order, parts, from ?? order.id)) {
      if (left === 0) break;
      const next = await swapped(orderId);
      const of = await takeBack(next, { amount: left, sellerOrderIds: null, bearer, from: from ?? order.id, swapped });
      others.push(...of.taken);
      left = of.excess;
    }
  }
  return { taken: [own, ...others], excess: left };
}

/** Orders that some order's payment pays for in part, because units of these parts were swapped. Pure. */
function paidForBy(order: OrderState, parts: readonly SellerOrderState[], payingOrderId: string): string[] {
  const named = parts
    .flatMap((part) => part.refunds)
    .flatMap(({ to, from = order.id, paysFor }) =>
      to === "order" && paysFor && from === payingOrderId && paysFor.orderId !== order.supplements?.orderId
        ? [paysFor.orderId]
        : [],
    );
  return [...new Set(named)];
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
function owedRefunds(
  parts: readonly SellerOrderState[],
  from: string | undefined,
): { part: SellerOrderState; refund: RefundState }[] {
  const owed = parts.flatMap((part) =>
    part.refunds
      .filter((refund) => refund.from === from && (refund.status === "PENDING" || refund.status === "FAILED"))
      .map((refund) => ({ part, refund })),
  );
  return [...owed.filter(({ refund }) => refund.to === "card"), ...owed.filter(({ refund }) => refund.to === "credit")];
}
