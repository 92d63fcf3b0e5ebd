export type IntentStatus =
  | "requires_payment_method"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "succeeded"
  | "canceled";

/** What the provider knows of one payment. */
export interface Intent {
  id: string;
  status: IntentStatus;
  clientSecret: string;
  /** Where the shopper proves to be the card's owner, when `status` is requires_action. */
  redirectUrl: string | null;
  chargeId: string | null;
  failure: { code: string; message: string } | null;
}

export interface PaymentMethod {
  id: string;
  brand: string;
  last4: string;
  expiryMonth: number | null;
  expiryYear: number | null;
}

/** What the provider knows of a refund. */
export interface ProviderRefund {
  id: string;
  status: "pending" | "succeeded" | "failed" | "canceled" | "requires_action";
  /** Our own id of it, null for one that we did not ask for. */
  refundId: string | null;
  failureReason: string | null;
}

/** What the provider knows of a shopper's dispute with their bank. */
export interface ProviderDispute {
  id: string;
  chargeId: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  isClosed: boolean;
  openedAt: Date;
  /** Money that left for the bank (negative) or came back, each once. */
  movements: { id: string; amount: number }[];
}

/** One movement on our balance at the provider, before its fees. */
export interface BalanceTransaction {
  id: string;
  /** In Stripe's words: charge, refund, transfer, … */
  type: string;
  amount: number;
  /** What the provider keeps of it; negative when it gives a fee back. */
  fee: number;
  currency: string;
  /** The charge, refund, transfer or dispute behind it. */
  sourceId: string | null;
}

export interface ProviderEvent {
  id: string;
  type: string;
  /** What it is about. */
  object: { type: string; id: string } | null;
  intentId: string | null;
  orderId: string | null;
  payload: unknown;
}

/**
 * Stripe, or its local stand-in. Amounts are in minor units. Each call that moves money takes an idempotency key:
 * the same key gives the same answer and no second effect.
 * Every method throws `ServiceUnavailable` when the provider does not answer.
 */
export interface PaymentProvider {
  readonly mode: "stripe" | "test";
  readonly publishableKey: string | null;
  /** @returns undefined when there is no such payment method */
  findPaymentMethod(paymentMethodId: string): Promise<PaymentMethod | undefined>;
  /**
   * Authorises without capturing. A decline is an intent with a `failure`, not an exception.
   * @throws PaymentDeclined the request itself is refused for good, and there is no intent
   */
  authorise(request: {
    amount: number;
    currency: string;
    paymentMethodId: string;
    orderId: string;
    orderNumber: string;
    email: string;
    returnUrl: string;
    idempotencyKey: string;
  }): Promise<Intent>;
  findIntent(intentId: string): Promise<Intent | undefined>;
  /**
   * Collects what is authorised. An authorisation that lapsed is no exception but an intent that is `canceled`, or
   * `requires_payment_method` while another card could still be put to it.
   */
  capture(intentId: string, idempotencyKey: string): Promise<Intent>;
  /** Gives an authorisation back. Voiding what is void already is harmless; after a refusal, asking again really asks. */
  voidIntent(intentId: string, idempotencyKey: string): Promise<Intent>;
  refund(request: {
    intentId: string;
    amount: number;
    orderId: string;
    refundId: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  findRefund(refundId: string): Promise<ProviderRefund | undefined>;
  findDispute(disputeId: string): Promise<ProviderDispute | undefined>;
  transfer(request: {
    amount: number;
    currency: string;
    destination: string;
    sourceChargeId: string;
    orderId: string;
    sellerOrderId: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  reverseTransfer(request: { transferId: string; amount: number; idempotencyKey: string }): Promise<{ id: string }>;
  /** What moved on our balance from an instant until before another, or because of one source; a page at a time. */
  listBalanceTransactions(of: { from: Date; to: Date } | { sourceId: string }): AsyncIterable<BalanceTransaction[]>;
  createAccount(request: {
    sellerId: string;
    email: string;
    country: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  /** Verifies the signature. @returns undefined when it is not the provider's */
  parseWebhook(body: string, signature: string): ProviderEvent | undefined;
}
