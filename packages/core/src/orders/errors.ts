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

export class OrderNotRefundable extends DomainError {
  readonly code = "ORDER_NOT_REFUNDABLE";
  readonly kind = "conflict";
}
