import type { RefundCause } from "@emporia/contracts/orders";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import { type NewDomainEvent, newId } from "../platform/index";
import { CreditNeedsAccount } from "../store-credit/index";
import type { CarriedMoney, OrderEvent, RefundKind, RefundMoney } from "./events";
import { type PaidWith, type Share, sharesOf } from "./refund-means";
import { divideMoney, type Units } from "./refund-money";
import type { OrderState } from "./state";

type Promised = Extract<OrderEvent, { type: "RefundPromised" }>;

/** What promises money back: events for the order's history, and those that have it given. */
export interface RefundPromise {
  refundId: string;
  events: Promised[];
  announcements: NewDomainEvent[];
}

interface Wanted {
  kind: RefundKind;
  items: readonly Units[];
  money: RefundMoney;
  reason: string;
  cause?: RefundCause | undefined;
  key?: string;
  /** Where it goes; to the card when nobody says otherwise. */
  to?: RefundMeans | undefined;
  /** What of the money that charges have does not go back but pays for another order. */
  carry?: Carry | undefined;
}

/** Money that pays for another order in place of going back. */
export interface Carry {
  paysFor: { orderId: string; number: string };
  money: readonly CarriedMoney[];
}

/**
 * A promise to give money of a seller's part back; nothing when there is nothing to give. What was paid with store credit
 * goes back to it first, then what the order's own card paid, then what another order's payment did, each as a promise of its own. What the platform paid for in full costs the
 * shopper nothing, and is taken back from its seller all the same. `before` is promised in the same step. Pure but for ids.
 * @throws CreditNeedsAccount store credit is wanted, and the order belongs to nobody
 */
export function promiseRefund(
  order: OrderState,
  sellerOrderId: string,
  { to = "card", ...given }: Wanted,
  before: readonly RefundPromise[] = [],
): RefundPromise | undefined {
  const { total, platformDiscount, commission } = given.money;
  if (total <= 0 && platformDiscount <= 0 && commission <= 0) return undefined;
  if (to === "credit" && !order.userId) throw new CreditNeedsAccount("order");
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new Error(`Order ${order.number} has no part ${sellerOrderId}.`);
  const refundId = newId();
  const shares = carried(order.id, sharesOf(withPromises(order, before), total, to), given.carry);
  const whole: Promised["payload"] = {
    refundId,
    sellerOrderId,
    kind: given.kind,
    items: given.items.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
    money: given.money,
    reason: given.reason,
    ...(given.cause ? { cause: given.cause } : {}),
    key: given.key ?? null,
  };
  const payloads = split(part, whole, shares);
  return {
    refundId,
    events: payloads.map((payload) => ({ type: "RefundPromised", payload })),
    announcements: payloads.map((payload) => ({
      type: "RefundPromised",
      key: order.id,
      payload: {
        orderId: order.id,
        sellerOrderId,
        refundId: payload.refundId,
        kind: given.kind,
        amount: { amount: payload.money.total, currency: order.currency },
      },
    })),
  };
}

/** Shares of which some pays for another order, by whose charge has it. */
function carried(
  orderId: string,
  shares: Share[],
  carry: Carry | undefined,
): (Share & Pick<Carry, "paysFor">)[] | Share[] {
  if (!carry) return shares;
  const wanted = new Map(carry.money.map((each) => [each.orderId, each.amount]));
  const all = shares.flatMap((share) => {
    const source = share.from ?? orderId;
    const most = wanted.get(source) ?? 0;
    if (share.to !== "card" || most === 0) return [share];
    const amount = Math.min(most, share.amount);
    wanted.set(source, most - amount);
    return [
      { ...share, to: "order" as const, amount, paysFor: carry.paysFor },
      { ...share, amount: share.amount - amount },
    ].filter((each) => each.amount > 0);
  });
  if ([...wanted.values()].some((missing) => missing > 0))
    throw new Error("More pays for another order than goes back.");
  return all;
}

/** A promise for each share of one; the last keeps the id, because it is given last: its own card's where that gets some. */
function split(
  part: OrderState["sellerOrders"][number],
  whole: Promised["payload"],
  shares: readonly (Share & Partial<Pick<Carry, "paysFor">>)[],
): Promised["payload"][] {
  const isOwnCard = ({ to, from }: Share) => to === "card" && from === undefined;
  const inOrder = [...shares.filter((share) => !isOwnCard(share)), ...shares.filter(isOwnCard)];
  let left = whole.money;
  return (inOrder.length > 0 ? inOrder : [{ to: "card" as const, amount: left.total }]).map(
    ({ amount, ...means }, nth, all) => {
      if (nth === all.length - 1) return { ...whole, money: left, ...means };
      const [money, rest] = divideMoney(part, left, amount);
      left = rest;
      return { ...whole, refundId: newId(), items: [], key: null, money, ...means, splitOf: whole.refundId };
    },
  );
}

/** An order with what is promised in the same step, as far as it matters for where money goes. */
function withPromises(order: OrderState, before: readonly RefundPromise[]): PaidWith {
  const refunds = before
    .flatMap(({ events }) => events)
    .map(({ payload: { to = "card", from, money } }) => ({ to, from, money, status: "PENDING" as const }));
  return { ...order, sellerOrders: [...order.sellerOrders, { refunds }] };
}
