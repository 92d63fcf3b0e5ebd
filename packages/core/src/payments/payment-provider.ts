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
  /** The customer that it is kept with; null for one that pays once. */
  customerId: string | null;
  /** The same for the same card, whatever its id. */
  fingerprint: string | null;
}

/** How far keeping a card is that nothing is paid with. */
export interface CardSetup {
  id: string;
  status: "requires_action" | "succeeded" | "refused";
  customerId: string | null;
  paymentMethodId: string | null;
  clientSecret: string;
  /** Where the shopper proves to be the card's owner, when `status` is requires_action. */
  redirectUrl: string | null;
  failure: string | null;
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
  /** Until when evidence is taken; null when none is. */
  evidenceDueAt: Date | null;
  hasEvidence: boolean;
  /** Money that left for the bank (negative) or came back, each once. */
  movements: { id: string; amount: number }[];
}

/** What the provider knows of a seller's account. */
export interface ProviderAccount {
  id: string;
  transfersEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  /** What the provider wants to know, in its own words; the urgent first. */
  requirements: string[];
  requirementsDueAt: Date | null;
  disabledReason: string | null;
  bank: { name: string; last4: string } | null;
}

/** What the provider knows of a payout from a seller's account to their bank. */
export interface ProviderPayout {
  id: string;
  status: "IN_TRANSIT" | "PAID" | "FAILED";
  /** Our own id of it, null for one that we did not ask for. */
  payoutId: string | null;
  /** Minor units; below zero what the provider takes from the bank. */
  amount: number;
  currency: string;
  /** YYYY-MM-DD. */
  arrivesOn: string | null;
  failure: { code: string; message: string } | null;
}

/** The provider understood and said no; asking again will not help until something changes. */
export class ProviderRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ProviderRefusal";
  }
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
  /** The seller's account it happened on; null for the platform's. */
  accountId: string | null;
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
  /** Makes a customer that cards can be kept with, known by our id of the shopper only. */
  createCustomer(request: { userId: string; idempotencyKey: string }): Promise<{ id: string }>;
  /** Forgets a customer and every card kept with it. One that is gone is gone. */
  deleteCustomer(customerId: string): Promise<void>;
  /** Keeps a card with a customer while its shopper is there; their bank may ask them for a proof. */
  setUpCard(request: { customerId: string; paymentMethodId: string; returnUrl: string }): Promise<CardSetup>;
  /** @returns undefined when there is none of this id */
  findCardSetup(setupId: string): Promise<CardSetup | undefined>;
  /** Lets go of a kept card for good. One that is kept no more stays so. */
  detachPaymentMethod(paymentMethodId: string): Promise<void>;
  /**
   * Authorises without capturing. A decline is an intent with a `failure`, not an exception.
   * @throws PaymentDeclined the request itself is refused for good, and there is no intent
   */
  authorise(request: {
    amount: number;
    currency: string;
    paymentMethodId: string;
    /** Whose kept card it is, or with whom it is kept once it has paid. The shopper is there, so their bank may ask. */
    customerId?: string;
    /** Keeps the card with the customer once it has paid. */
    isKept?: boolean;
    /** Our id of this try; {@link findIntentOfPayment} finds the intent by it. */
    paymentId: string;
    orderId: string;
    orderNumber: string;
    email: string;
    returnUrl: string;
    idempotencyKey: string;
  }): Promise<Intent>;
  findIntent(intentId: string): Promise<Intent | undefined>;
  /** The intent of a try whose answer was lost. What was authorised in the last minutes may not be found yet. */
  findIntentOfPayment(paymentId: string): Promise<Intent | undefined>;
  /**
   * Collects what is authorised, or less: then it lets go of the rest. An authorisation that lapsed is no exception but an intent that is `canceled`, or
   * `requires_payment_method` while another card could still be put to it.
   */
  capture(request: { intentId: string; amount: number; idempotencyKey: string }): Promise<Intent>;
  /** Gives an authorisation back. Voiding what is void already is harmless; after a refusal, asking again really asks. */
  voidIntent(intentId: string, idempotencyKey: string): Promise<Intent>;
  /**
   * @throws ProviderRefusal `charge_disputed` while or because a bank has the money, `nothing_left` when so much is not
   * there to be given back, `not_refundable` when this payment never can be (any more): it is too old
   */
  refund(request: {
    intentId: string;
    amount: number;
    orderId: string;
    refundId: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  findRefund(refundId: string): Promise<ProviderRefund | undefined>;
  /** The refund of a payment that was asked for under our id of it. */
  findRefundOfPayment(intentId: string, refundId: string): Promise<ProviderRefund | undefined>;
  findDispute(disputeId: string): Promise<ProviderDispute | undefined>;
  /** Gives a bank what it asked for, by the provider's names of evidence; sent once, decided by the bank later. */
  submitEvidence(request: {
    disputeId: string;
    evidence: Record<string, string>;
    idempotencyKey: string;
  }): Promise<void>;
  /** From the charge's own money, or (null) from what lies on our balance. @throws ProviderRefusal too little, or no account that takes it */
  transfer(request: {
    amount: number;
    currency: string;
    destination: string;
    sourceChargeId: string | null;
    orderId: string | null;
    sellerOrderId: string | null;
    /** Our id of it; {@link findTransfer} finds it by that. */
    transferId: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  /** A transfer by our id of it, among those made to an account since then. */
  findTransfer(of: {
    destination: string;
    orderId: string | null;
    sellerOrderId: string | null;
    transferId: string;
    since: Date;
  }): Promise<{ id: string } | undefined>;
  /** @throws ProviderRefusal the account has too little */
  reverseTransfer(request: {
    transferId: string;
    amount: number;
    /** Our id of it; {@link findReversal} finds it by that. */
    reversalId: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  findReversal(of: { transferId: string; reversalId: string }): Promise<{ id: string } | undefined>;
  /** What moved on our balance from an instant until before another, or because of one source; a page at a time. */
  listBalanceTransactions(of: { from: Date; to: Date } | { sourceId: string }): AsyncIterable<BalanceTransaction[]>;
  /** What happened on our account since then, or on a seller's, the newest first, a page at a time. */
  listEvents(since: Date, accountId?: string): AsyncIterable<ProviderEvent[]>;
  /** What lies on a seller's account by currency, in minor units, what is not available yet with it. */
  listBalances(accountId: string): Promise<Map<string, number>>;
  createAccount(request: {
    sellerId: string;
    email: string;
    country: string;
    idempotencyKey: string;
  }): Promise<{ id: string }>;
  /** @returns undefined when there is no such account */
  findAccount(accountId: string): Promise<ProviderAccount | undefined>;
  /** Has the provider pay nothing out of an account by itself. Of an account that is gone there is nothing to stop. */
  stopOwnPayouts(accountId: string): Promise<void>;
  /** The provider's own page on which a seller says who they are and where their bank is; good once, for minutes. */
  createOnboardingLink(request: { accountId: string; returnUrl: string; refreshUrl: string }): Promise<{ url: string }>;
  /** Minor units on a seller's account (null: on ours). */
  findBalance(accountId: string | null, currency: string): Promise<{ available: number; pending: number }>;
  /** Sends money from a seller's account to their bank. @throws ProviderRefusal too little, or no bank to send it to */
  payOut(request: {
    accountId: string;
    amount: number;
    currency: string;
    payoutId: string;
    idempotencyKey: string;
  }): Promise<ProviderPayout>;
  /** By the provider's id, or by ours among those made since then. */
  findPayout(
    accountId: string,
    which: { id: string } | { payoutId: string; since: Date },
  ): Promise<ProviderPayout | undefined>;
  /** Verifies the signature. @returns undefined when it is not the provider's */
  parseWebhook(body: string, signature: string): ProviderEvent | undefined;
}
