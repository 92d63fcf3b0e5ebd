import { DomainError } from "../platform/index";

export class OrderNotCancellable extends DomainError {
  readonly code = "ORDER_NOT_CANCELLABLE";
  readonly kind = "conflict";
  constructor(order: { number: string; status: string }, message?: string) {
    super(
      message ??
        `Order ${order.number} is ${order.status.toLowerCase().replaceAll("_", " ")} and can no longer be cancelled.`,
      {
        status: order.status,
      },
    );
  }
}

export class OrderNotShippable extends DomainError {
  readonly code = "ORDER_NOT_SHIPPABLE";
  readonly kind = "conflict";
}

/** What is to be sent is paid for by a payment that was held until something is sent, and is not collected yet. */
export class PaymentNotCollected extends OrderNotShippable {
  constructor(
    readonly orderId: string,
    part: { number: string; status: string },
  ) {
    super(`The payment of ${part.number} is being collected. Send it in a minute.`, { status: part.status });
  }
}

/** A return is not so far, or past what was asked for. */
export class ReturnTransitionRefused extends DomainError {
  readonly code = "RETURN_TRANSITION_REFUSED";
  readonly kind = "conflict";
  constructor(returned: { number: string; status: string }) {
    super(`Return ${returned.number} is ${returned.status.toLowerCase()}: this is not possible now.`, {
      status: returned.status,
    });
  }
}

/** There is nothing to complain about yet, or no longer. */
export class ComplaintRefused extends DomainError {
  readonly code = "COMPLAINT_REFUSED";
  readonly kind = "conflict";
}

export class OrderNotRefundable extends DomainError {
  readonly code = "ORDER_NOT_REFUNDABLE";
  readonly kind = "conflict";
}
