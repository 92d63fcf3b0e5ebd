import { allocate } from "@emporia/contracts/money";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import { leastAmountOf } from "../platform/index";
import type { CarriedMoney, RefundTo } from "./events";
import type { OrderState, RefundState, SellerOrderState } from "./state";

type Means = Pick<RefundState, "to" | "status" | "money" | "from">;

/** What of an order was paid with store credit, and what of it went or goes back. */
interface PaidWithCredit {
  credit: number;
  sellerOrders: readonly { refunds: readonly Means[] }[];
}

/** The same with what all of it cost, and what of that another order's payment pays. */
export interface PaidWith extends PaidWithCredit {
  id: string;
  amounts: { total: number };
  supplements: { carried?: readonly CarriedMoney[] } | null;
}

/** Some of an amount that goes back: by which means, and by whose charge where it is not the order's own. */
export interface Share {
  to: RefundTo;
  /** The order whose payment has it; absent: its own. */
  from?: string;
  amount: number;
}

/**
 * What goes to the shopper's store credit so far, in minor units; what their bank gave instead does not, nor what another
 * order's card did not take.
 */
function toCredit({ sellerOrders }: PaidWithCredit): number {
  return sellerOrders
    .flatMap((part) => part.refunds)
    .reduce(
      (sum, { to, from, status, money }) =>
        sum + (from === undefined && to === "credit" && status !== "SETTLED" ? money.total : 0),
      0,
    );
}

/**
 * Of an amount that goes back, what goes to store credit, in minor units: all of it when that is wanted, else what was
 * paid with credit and has not gone back yet. So the card never gets more than it paid. Pure.
 */
export function creditShareOf(order: PaidWithCredit, amount: number, wanted: RefundMeans): number {
  return wanted === "credit" ? amount : Math.min(amount, Math.max(0, order.credit - toCredit(order)));
}

/** What of an order is paid by what another one gives back, in minor units. Pure. */
export function carriedAmount({ supplements }: Pick<PaidWith, "supplements">): number {
  return (supplements?.carried ?? []).reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * What the cards behind an order still hold, in minor units: what they paid, less all that was promised to them or their banks
 * gave; its own first, then those of the orders that it was swapped from. Pure.
 */
export function cardMoneyLeft(order: PaidWith): Share[] {
  return chargesLess(order, 0).filter((share) => share.amount > 0);
}

/**
 * What is left of the payments behind an order, in minor units: of its own card's first, then of the payments of the orders
 * that it was swapped from. Pure.
 */
export function chargesLeft(order: PaidWith): Share[] {
  return chargesLess(order, cardMoneyAsCredit(order));
}

/**
 * Whose cards paid what became store credit of an order, in minor units: its own first, then those of the orders that it was
 * swapped from. What none of them paid is its own card's. Pure.
 */
export function creditCameFrom(order: PaidWith, amount: number): Share[] {
  return firstOfCharges(chargesLess(order, 0), amount).filter((share) => share.amount > 0);
}

/** What is left of the payments behind an order once so much of their money is store credit, taken from the first first. */
function chargesLess(order: PaidWith, asCredit: number): Share[] {
  const carried = order.supplements?.carried ?? [];
  const refunds = order.sellerOrders.flatMap((part) => part.refunds);
  const used = (source: string | undefined) =>
    refunds.reduce(
      (sum, { to, from, status, money }) =>
        sum + (from === source && (to !== "credit" || from !== undefined || status === "SETTLED") ? money.total : 0),
      0,
    );
  const own = order.amounts.total - order.credit - carriedAmount(order);
  let over = asCredit;
  return [{ orderId: undefined, amount: own }, ...carried].map(({ orderId: from, amount }): Share => {
    const left = Math.max(0, amount - used(from));
    const taken = Math.min(over, left);
    over -= taken;
    return { to: "card", ...(from === undefined ? {} : { from }), amount: left - taken };
  });
}

/** So much of what payments have, of the first first; what they have not is the first one's. */
function firstOfCharges(charges: readonly Share[], amount: number): Share[] {
  let left = amount;
  const [own, ...others] = charges.map((charge) => {
    const given = Math.min(left, charge.amount);
    left -= given;
    return { ...charge, amount: given };
  });
  return [{ to: "card", amount: (own?.amount ?? 0) + left }, ...others];
}

/**
 * By which means an amount goes back: what was paid with store credit first, then what the own card paid, then what another
 * order's payment did. The shares sum to the amount; there are none of nothing. Pure.
 */
export function sharesOf(order: PaidWith, amount: number, wanted: RefundMeans): Share[] {
  const credit = creditShareOf(order, amount, wanted);
  return [{ to: "credit" as const, amount: credit }, ...firstOfCharges(chargesLeft(order), amount - credit)].filter(
    (share) => share.amount > 0,
  );
}

/**
 * What of a total is paid by what goes back of another order: all that there is and is needed, but never so much that the rest
 * is too little for a card. Pure.
 */
export function carriedFor(sources: readonly CarriedMoney[], total: number, currency: string): CarriedMoney[] {
  const most = Math.min(
    total,
    sources.reduce((sum, { amount }) => sum + amount, 0),
  );
  const rest = total - most;
  const least = leastAmountOf(currency);
  return firstOf(sources, rest > 0 && rest < least ? Math.max(0, total - least) : most);
}

/** So much of some money, of the first of its sources first. Pure. */
function firstOf(sources: readonly CarriedMoney[], amount: number): CarriedMoney[] {
  let left = amount;
  return sources.flatMap(({ orderId, amount: most }) => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken > 0 ? [{ orderId, amount: taken }] : [];
  });
}

/** Of what was paid with store credit, how much is of each seller's part, in minor units: in proportion to their totals. Pure. */
export function creditOfParts({
  credit,
  sellerOrders,
}: Pick<OrderState, "credit" | "sellerOrders">): Map<string, number> {
  return shared(credit, sellerOrders);
}

/** The same of what another order's payment pays. Pure. */
export function carriedOfParts(order: Pick<OrderState, "supplements" | "sellerOrders">): Map<string, number> {
  return shared(carriedAmount(order), order.sellerOrders);
}

function shared(amount: number, parts: readonly Pick<SellerOrderState, "id" | "amounts">[]): Map<string, number> {
  const shares = allocate(
    amount,
    parts.map((part) => part.amounts.total),
  );
  return new Map(parts.map((part, index) => [part.id, shares[index] ?? 0]));
}

/** What goes to store credit although the card paid it, in minor units: a bank that gives the payment back gives this too. */
export function cardMoneyAsCredit(order: PaidWithCredit): number {
  return Math.max(0, toCredit(order) - order.credit);
}
