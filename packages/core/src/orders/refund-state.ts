import type { PaymentStatus } from "@emporia/contracts/orders";
import type { RecordedOrderEvent } from "./events";
import { moneyOfAmount, promisedMoney, withShippingApart } from "./refund-money";
import { followRefund } from "./return-state";
import type { OrderState, RefundState, SellerOrderState } from "./state";
import { withPart } from "./with-part";

type Of<Type> = Extract<RecordedOrderEvent, { type: Type }>;
type RefundEvent =
  | Of<"RefundPromised">
  | Of<"RefundRedirected">
  | Of<"RefundIssued">
  | Of<"RefundFailed">
  | Of<"PaymentTakenBack">;

/** One event about money that goes back further. Pure. @throws when the event cannot follow */
export function evolveRefunds(state: OrderState, event: RefundEvent): OrderState {
  switch (event.type) {
    case "RefundPromised":
      return promised(state, event);
    case "RefundRedirected":
      return redirected(state, event);
    case "RefundIssued":
      return issued(state, event);
    case "RefundFailed":
      return failed(state, event);
    case "PaymentTakenBack":
      return takenBack(state, event);
  }
}

function promised(state: OrderState, { payload, occurredAt }: Of<"RefundPromised">): OrderState {
  const { refundId, sellerOrderId, to = "card", ...given } = payload;
  return withPart(state, sellerOrderId, occurredAt, (part) =>
    withRefund(part, { id: refundId, ...given, money: withShippingApart(part, given.money), to, status: "PENDING" }),
  );
}

function redirected(state: OrderState, { payload, occurredAt }: Of<"RefundRedirected">): OrderState {
  const { refundId, sellerOrderId, money, from, rest } = payload;
  return withPart(state, sellerOrderId, occurredAt, (part) => {
    const refund = part.refunds.find((each) => each.id === refundId);
    if (refund?.to !== "credit" || refund.status !== "PENDING")
      throw new Error("Only store credit that was not given yet can go elsewhere.");
    return {
      ...part,
      refunds: part.refunds.flatMap((each) =>
        each === refund
          ? cut(part, each, { money, rest }, { to: "card", ...(from === undefined ? {} : { from }) })
          : [each],
      ),
    };
  });
}

function withRefund(part: SellerOrderState, refund: RefundState): SellerOrderState {
  const refunds = [...part.refunds, refund];
  if (promisedMoney({ ...part, refunds }).total > part.amounts.total)
    throw new Error("More promised back than was paid.");
  return { ...part, refunds };
}

function issued(state: OrderState, { payload, occurredAt }: Of<"RefundIssued">): OrderState {
  const { refundId, sellerOrderId, amount, reason, to } = payload;
  return withPart(givenBack(state, amount), sellerOrderId, occurredAt, (part) => {
    // A refund that nobody promised is told by the first orders and by those that were imported.
    const refunds: RefundState[] = part.refunds.some((each) => each.id === refundId)
      ? part.refunds.map((each) => (each.id === refundId ? { ...each, status: "SUCCEEDED", to: to ?? each.to } : each))
      : [
          ...part.refunds,
          {
            id: refundId,
            kind: "cancellation",
            items: [],
            money: moneyOfAmount(part, amount),
            reason,
            key: null,
            to: "card",
            status: "SUCCEEDED",
          },
        ];
    const returns = followRefund(part.returns, refundId, occurredAt);
    return { ...part, refundedAmount: part.refundedAmount + amount, refunds, returns };
  });
}

function givenBack(state: OrderState, amount: number): OrderState {
  const refundedAmount = state.refundedAmount + amount;
  if (refundedAmount > state.amounts.total) throw new Error("More given back than was paid.");
  return { ...state, refundedAmount, paymentStatus: statusOfPayment(state, refundedAmount) };
}

/** How the payment stands once so much was given back; a refund of nothing changes nothing. */
function statusOfPayment(state: OrderState, refundedAmount: number): PaymentStatus {
  if (refundedAmount === 0) return state.paymentStatus;
  return refundedAmount >= state.amounts.total ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

function failed(state: OrderState, { payload, occurredAt }: Of<"RefundFailed">): OrderState {
  const { refundId, sellerOrderId, amount } = payload;
  const known = state.sellerOrders.flatMap((part) => part.refunds).find((each) => each.id === refundId);
  // One that Stripe never gave was not counted as given.
  const back = known?.status === "PENDING" ? 0 : amount;
  const next = withPart(state, sellerOrderId, occurredAt, (part) => {
    if (back > part.refundedAmount) throw new Error("This refund was never given back.");
    return {
      ...part,
      refundedAmount: part.refundedAmount - back,
      refunds: part.refunds.map((each) => (each.id === refundId ? { ...each, status: "FAILED" as const } : each)),
    };
  });
  if (back === 0) return next;
  const refundedAmount = state.refundedAmount - back;
  return { ...next, refundedAmount, paymentStatus: refundedAmount > 0 ? "PARTIALLY_REFUNDED" : "CONFIRMED" };
}

function takenBack(state: OrderState, { payload, occurredAt }: Of<"PaymentTakenBack">): OrderState {
  let next = state;
  for (const { refundId, sellerOrderId, money, rest } of payload.settled) {
    next = withPart(next, sellerOrderId, occurredAt, (part) => ({
      ...part,
      refundedAmount: part.refundedAmount + money.total,
      refunds: part.refunds.flatMap((each) =>
        each.id === refundId ? cut(part, each, { money, rest }, { status: "SETTLED" }) : [each],
      ),
      returns: rest ? part.returns : followRefund(part.returns, refundId, occurredAt),
    }));
    next = givenBack(next, money.total);
  }
  for (const { refundId, sellerOrderId, money, from, bearer = payload.bearer } of payload.losses) {
    next = withPart(next, sellerOrderId, occurredAt, (part) => ({
      ...withRefund(part, {
        id: refundId,
        kind: "dispute",
        items: [],
        money: withShippingApart(part, money),
        reason: "Given back by the bank",
        key: null,
        to: "card",
        from,
        status: "SETTLED",
        isOfPlatform: bearer === "platform",
      }),
      refundedAmount: part.refundedAmount + money.total,
    }));
    next = givenBack(next, money.total);
  }
  return next;
}

/** A refund of which some, or all, goes on otherwise; the rest of it is of the same units and stays as it was. */
function cut(
  part: SellerOrderState,
  refund: RefundState,
  { money, rest }: Pick<Of<"PaymentTakenBack">["payload"]["settled"][number], "money" | "rest">,
  change: Partial<Pick<RefundState, "to" | "from" | "status">>,
): RefundState[] {
  const others = part.refunds.filter((each) => each !== refund);
  const given: RefundState = {
    ...refund,
    money: withShippingApart({ ...part, refunds: others }, money),
    ...change,
  };
  if (!rest) return [given];
  const restMoney = withShippingApart({ ...part, refunds: [...others, given] }, rest.money);
  return [
    given,
    { ...refund, id: rest.refundId, items: [], money: restMoney, key: null, splitOf: refund.splitOf ?? refund.id },
  ];
}
