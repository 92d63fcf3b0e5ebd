import type { RefundCause } from "@emporia/contracts/orders";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import { type NewDomainEvent, newId } from "../platform/index";
import { CreditNeedsAccount } from "../store-credit/index";
import type { OrderEvent, RefundKind, RefundMoney } from "./events";
import { creditShareOf } from "./refund-means";
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
}

/**
 * A promise to give money of a seller's part back; nothing when there is nothing to give. What was paid with store credit
 * goes back to it first, as a promise of its own beside that of the rest. What the platform paid for in full costs the
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
  const credit = creditShareOf(withPromises(order, before), total, to);
  const whole: Promised["payload"] = {
    refundId,
    sellerOrderId,
    kind: given.kind,
    items: given.items.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
    money: given.money,
    reason: given.reason,
    ...(given.cause ? { cause: given.cause } : {}),
    key: given.key ?? null,
    to: credit > 0 && credit === total ? "credit" : "card",
  };
  const payloads = credit > 0 && credit < total ? split(whole, divideMoney(part, given.money, credit)) : [whole];
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

/** Two promises of one: the card's keeps the id, because it is given last. */
function split(whole: Promised["payload"], [credit, card]: [RefundMoney, RefundMoney]): Promised["payload"][] {
  return [
    { ...whole, refundId: newId(), items: [], key: null, money: credit, to: "credit", splitOf: whole.refundId },
    { ...whole, money: card, to: "card" },
  ];
}

/** An order with what is promised in the same step, as far as it matters for where money goes. */
function withPromises(order: OrderState, before: readonly RefundPromise[]): Parameters<typeof creditShareOf>[0] {
  const refunds = before
    .flatMap(({ events }) => events)
    .map(({ payload: { to = "card", money } }) => ({ to, money, status: "PENDING" as const }));
  return { credit: order.credit, sellerOrders: [...order.sellerOrders, { refunds }] };
}
