import { randomUUID } from "node:crypto";
import {
  type BalanceTransaction,
  type CardSetup,
  type Intent,
  PaymentDeclined,
  type PaymentMethod,
  type PaymentProvider,
  type ProviderAccount,
  type ProviderDispute,
  type ProviderEvent,
  type ProviderPayout,
  type ProviderRefund,
  ProviderRefusal,
} from "@emporia/core/payments";
import { ServiceUnavailable } from "@emporia/core/platform";
import Stripe from "stripe";

export interface StripeOptions {
  secretKey: string;
  publishableKey: string | null;
  webhookSecret: string;
  /** Address of the local stand-in; Stripe itself when absent. */
  standinUrl?: string;
  /** How often a call whose answer was lost is repeated at once; 1 unless given. */
  retries?: number;
}

/** The key that the local stand-in takes. It opens nothing else. */
export const STANDIN_SECRET_KEY = "sk_test_emporia_local";
export const STANDIN_WEBHOOK_SECRET = "whsec_emporia_local";

/** Stripe through its own SDK; the stand-in speaks the same HTTP API, so this is all there is. */
export function createStripePayments(options: StripeOptions): PaymentProvider {
  const address = options.standinUrl ? new URL(options.standinUrl) : undefined;
  const stripe = new Stripe(options.secretKey, {
    maxNetworkRetries: options.retries ?? 1,
    timeout: 20_000,
    telemetry: false,
    ...(address
      ? {
          host: address.hostname,
          port: Number(address.port || 80),
          protocol: address.protocol === "https:" ? "https" : "http",
        }
      : {}),
  });

  return {
    mode: address ? "test" : "stripe",
    publishableKey: options.publishableKey,

    findPaymentMethod: (id) => unlessMissing(async () => toPaymentMethod(await stripe.paymentMethods.retrieve(id))),

    createCustomer: ({ userId, idempotencyKey }) =>
      reach(async () => {
        const customer = await stripe.customers.create({ metadata: { user_id: userId } }, { idempotencyKey });
        return { id: customer.id };
      }),

    async deleteCustomer(id) {
      await unlessMissing(() => stripe.customers.del(id));
    },

    setUpCard: ({ customerId, paymentMethodId, returnUrl }) =>
      reach(async () => {
        try {
          return toCardSetup(
            await stripe.setupIntents.create({
              customer: customerId,
              payment_method: paymentMethodId,
              usage: "on_session",
              confirm: true,
              automatic_payment_methods: { enabled: true },
              return_url: returnUrl,
            }),
          );
        } catch (error) {
          if (error instanceof Stripe.errors.StripeCardError && error.setup_intent)
            return { ...toCardSetup(error.setup_intent), status: "refused" as const, failure: error.message };
          if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400)
            throw new ProviderRefusal(error.code ?? "refused", error.message);
          throw error;
        }
      }),

    findCardSetup: (id) => unlessMissing(async () => toCardSetup(await stripe.setupIntents.retrieve(id))),

    async detachPaymentMethod(id) {
      await unlessMissing(() => stripe.paymentMethods.detach(id));
    },

    authorise: (request) =>
      reach(async () => {
        try {
          return toIntent(
            await stripe.paymentIntents.create(
              {
                amount: request.amount,
                currency: request.currency.toLowerCase(),
                payment_method: request.paymentMethodId,
                ...(request.customerId ? { customer: request.customerId } : {}),
                // On session: the shopper is there each time, and is asked by their bank where it wants to.
                ...(request.isKept ? { setup_future_usage: "on_session" } : {}),
                confirm: true,
                capture_method: "manual",
                automatic_payment_methods: { enabled: true },
                return_url: request.returnUrl,
                receipt_email: request.email,
                description: `Order ${request.orderNumber}`,
                transfer_group: request.orderId,
                metadata: {
                  order_id: request.orderId,
                  order_number: request.orderNumber,
                  payment_id: request.paymentId,
                },
              },
              { idempotencyKey: request.idempotencyKey },
            ),
          );
        } catch (error) {
          // Such as a card that was used up by an earlier try: asking again will not help, another card will.
          if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 409)
            throw new PaymentDeclined({
              code: error.code ?? "card_refused",
              message: "This card cannot be used for this payment.",
            });
          if (!(error instanceof Stripe.errors.StripeCardError) || !error.payment_intent) throw error;
          return {
            ...toIntent(error.payment_intent as Stripe.PaymentIntent),
            status: "requires_payment_method" as const,
            failure: { code: error.decline_code ?? error.code ?? "card_declined", message: error.message },
          };
        }
      }),

    findIntent: (id) => unlessMissing(async () => toIntent(await stripe.paymentIntents.retrieve(id))),

    findIntentOfPayment: (paymentId) =>
      reach(async () => {
        const query = `metadata['payment_id']:'${paymentId}'`;
        const [intent] = (await stripe.paymentIntents.search({ query, limit: 1 })).data;
        return intent && toIntent(intent);
      }),

    capture: ({ intentId: id, amount, idempotencyKey }) =>
      reach(async () => {
        try {
          return toIntent(await stripe.paymentIntents.capture(id, { amount_to_capture: amount }, { idempotencyKey }));
        } catch (error) {
          // Captured by a call whose answer was lost, which is what was asked for; or gone for good.
          const intent = toIntent(await stripe.paymentIntents.retrieve(id));
          if (intent.status === "succeeded" || intent.status === "canceled") return intent;
          if (error instanceof Stripe.errors.StripeError && error.code === "charge_expired_for_capture")
            return { ...intent, status: "requires_payment_method" };
          throw error;
        }
      }),

    voidIntent: (id, idempotencyKey) =>
      reach(async () => {
        try {
          // Stripe answers a key alike for a day, also with a refusal: each try has its own, repeated by the SDK only.
          return toIntent(
            await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: `${idempotencyKey}:${randomUUID()}` }),
          );
        } catch (error) {
          const intent = await stripe.paymentIntents.retrieve(id);
          if (intent.status === "canceled" || intent.status === "requires_capture" || intent.status === "succeeded")
            return toIntent(intent);
          throw error;
        }
      }),

    refund: ({ intentId, amount, orderId, refundId, idempotencyKey }) =>
      reach(async () => {
        const metadata = { order_id: orderId, refund_id: refundId };
        try {
          const refund = await stripe.refunds.create(
            { payment_intent: intentId, amount, metadata },
            { idempotencyKey },
          );
          return { id: refund.id };
        } catch (error) {
          throw refusalOfRefund(error) ?? error;
        }
      }),

    findRefund: (id) => unlessMissing(async () => toRefund(await stripe.refunds.retrieve(id))),

    findRefundOfPayment: (intentId, refundId) =>
      reach(async () => {
        for await (const refund of stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
          if (refund.metadata?.refund_id === refundId) return toRefund(refund);
        return undefined;
      }),

    findDispute: (id) => unlessMissing(async () => toDispute(await stripe.disputes.retrieve(id))),

    submitEvidence: ({ disputeId, evidence, idempotencyKey }) =>
      refusing(async () => {
        await stripe.disputes.update(disputeId, { evidence, submit: true }, { idempotencyKey });
      }),

    transfer: (request) =>
      refusing(async () => {
        const transfer = await stripe.transfers.create(
          {
            amount: request.amount,
            currency: request.currency.toLowerCase(),
            destination: request.destination,
            ...(request.sourceChargeId ? { source_transaction: request.sourceChargeId } : {}),
            ...(request.orderId ? { transfer_group: request.orderId } : {}),
            metadata: {
              order_id: request.orderId ?? "",
              seller_order_id: request.sellerOrderId ?? "",
              transfer_id: request.transferId,
            },
          },
          { idempotencyKey: request.idempotencyKey },
        );
        return { id: transfer.id };
      }),

    findTransfer: ({ destination, orderId, sellerOrderId, transferId, since }) =>
      reach(async () => {
        const among = orderId
          ? { transfer_group: orderId }
          : { destination, created: { gte: Math.floor(since.getTime() / 1000) } };
        for await (const { id, metadata } of stripe.transfers.list({ ...among, limit: 100 })) {
          // Those of the first weeks say only which part they are of, which has one transfer.
          const isOld = !metadata.transfer_id && sellerOrderId !== null && metadata.seller_order_id === sellerOrderId;
          if (isOld || metadata.transfer_id === transferId) return { id };
        }
        return undefined;
      }),

    reverseTransfer: ({ transferId, amount, reversalId, idempotencyKey }) =>
      refusing(async () => {
        const metadata = { reversal_id: reversalId };
        const reversal = await stripe.transfers.createReversal(transferId, { amount, metadata }, { idempotencyKey });
        return { id: reversal.id };
      }),

    findReversal: ({ transferId, reversalId }) =>
      reach(async () => {
        for await (const { id, metadata } of stripe.transfers.listReversals(transferId, { limit: 100 }))
          if (metadata?.reversal_id === reversalId) return { id };
        return undefined;
      }),

    async *listBalanceTransactions(of) {
      const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
      const filter =
        "sourceId" in of ? { source: of.sourceId } : { created: { gte: seconds(of.from), lt: seconds(of.to) } };
      let last: string | undefined;
      do {
        const page = await reach(() =>
          stripe.balanceTransactions.list({ ...filter, limit: 100, ...(last ? { starting_after: last } : {}) }),
        );
        yield page.data.map(toBalanceTransaction);
        last = page.has_more ? page.data.at(-1)?.id : undefined;
      } while (last);
    },

    listBalances: (accountId) =>
      reach(async () => {
        const { available, pending } = await stripe.balance.retrieve({}, { stripeAccount: accountId });
        const sums = new Map<string, number>();
        for (const { currency, amount } of [...available, ...pending])
          sums.set(currency.toUpperCase(), (sums.get(currency.toUpperCase()) ?? 0) + amount);
        return sums;
      }),

    async *listEvents(since, accountId) {
      const options = accountId ? { stripeAccount: accountId } : {};
      const created = { gte: Math.floor(since.getTime() / 1000) };
      let last: string | undefined;
      do {
        const page = await reach(() =>
          stripe.events.list({ created, limit: 100, ...(last ? { starting_after: last } : {}) }, options),
        );
        // Asked for on an account, they do not say which; sent to us, they do.
        yield page.data.map((event) => ({ ...toProviderEvent(event), ...(accountId ? { accountId } : {}) }));
        last = page.has_more ? page.data.at(-1)?.id : undefined;
      } while (last);
    },

    createAccount: ({ sellerId, email, country, idempotencyKey }) =>
      reach(async () => {
        const account = await stripe.accounts.create(
          {
            type: "express",
            country,
            email,
            capabilities: { transfers: { requested: true } },
            // We say when sellers are paid: Stripe's own schedule would pass by holds, minimum and debts.
            settings: { payouts: { schedule: { interval: "manual" } } },
            metadata: { seller_id: sellerId },
          },
          { idempotencyKey },
        );
        return { id: account.id };
      }),

    findAccount: (id) => unlessMissing(async () => toAccount(await stripe.accounts.retrieve(id))),

    async stopOwnPayouts(id) {
      await unlessMissing(() =>
        stripe.accounts.update(id, { settings: { payouts: { schedule: { interval: "manual" } } } }),
      );
    },

    createOnboardingLink: ({ accountId, returnUrl, refreshUrl }) =>
      reach(async () => {
        const { url } = await stripe.accountLinks.create({
          account: accountId,
          type: "account_onboarding",
          return_url: returnUrl,
          refresh_url: refreshUrl,
        });
        return { url };
      }),

    findBalance: (accountId, currency) =>
      reach(async () => {
        const balance = await stripe.balance.retrieve({}, accountId ? { stripeAccount: accountId } : {});
        const of = (sums: readonly Stripe.Balance.Available[]) =>
          sums.find((each) => each.currency === currency.toLowerCase())?.amount ?? 0;
        return { available: of(balance.available), pending: of(balance.pending) };
      }),

    payOut: ({ accountId, amount, currency, payoutId, idempotencyKey }) =>
      refusing(async () =>
        toPayout(
          await stripe.payouts.create(
            { amount, currency: currency.toLowerCase(), metadata: { payout_id: payoutId } },
            { stripeAccount: accountId, idempotencyKey },
          ),
        ),
      ),

    findPayout: (accountId, which) =>
      unlessMissing(async () => {
        const account = { stripeAccount: accountId };
        if ("id" in which) return toPayout(await stripe.payouts.retrieve(which.id, {}, account));
        const created = { gte: Math.floor(which.since.getTime() / 1000) };
        for await (const payout of stripe.payouts.list({ created, limit: 100 }, account))
          if (payout.metadata?.payout_id === which.payoutId) return toPayout(payout);
        return undefined;
      }),

    parseWebhook(body, signature): ProviderEvent | undefined {
      // Without a secret anybody could sign.
      if (options.webhookSecret === "") return undefined;
      try {
        const event = stripe.webhooks.constructEvent(body, signature, options.webhookSecret);
        return toProviderEvent(event);
      } catch {
        return undefined;
      }
    },
  };
}

function toProviderEvent(event: Stripe.Event): ProviderEvent {
  const object = event.data.object as { id?: string; object?: string; metadata?: Record<string, string> | null };
  return {
    id: event.id,
    type: event.type,
    object: object.object && object.id ? { type: object.object, id: object.id } : null,
    accountId: event.account ?? null,
    intentId: object.object === "payment_intent" ? (object.id ?? null) : null,
    orderId: object.metadata?.order_id ?? null,
    payload: { object: object.object, id: object.id },
  };
}

function toPaymentMethod(method: Stripe.PaymentMethod): PaymentMethod {
  return {
    id: method.id,
    brand: method.card?.brand ?? method.type,
    last4: method.card?.last4 ?? "",
    expiryMonth: method.card?.exp_month ?? null,
    expiryYear: method.card?.exp_year ?? null,
    customerId: idOf(method.customer),
    fingerprint: method.card?.fingerprint ?? null,
  };
}

const idOf = (of: string | { id: string } | null | undefined): string | null =>
  typeof of === "string" ? of : (of?.id ?? null);

function toCardSetup(intent: Stripe.SetupIntent): CardSetup {
  const isOpen = intent.status === "requires_action" || intent.status === "processing";
  return {
    id: intent.id,
    status: intent.status === "succeeded" ? "succeeded" : isOpen ? "requires_action" : "refused",
    customerId: idOf(intent.customer),
    paymentMethodId: idOf(intent.payment_method),
    clientSecret: intent.client_secret ?? "",
    redirectUrl: intent.next_action?.redirect_to_url?.url ?? null,
    failure: intent.last_setup_error?.message ?? null,
  };
}

function toIntent(intent: Stripe.PaymentIntent): Intent {
  const status = intent.status === "requires_confirmation" ? "requires_payment_method" : intent.status;
  return {
    id: intent.id,
    status: status as Intent["status"],
    clientSecret: intent.client_secret ?? "",
    redirectUrl: intent.next_action?.redirect_to_url?.url ?? null,
    chargeId: typeof intent.latest_charge === "string" ? intent.latest_charge : (intent.latest_charge?.id ?? null),
    failure: intent.last_payment_error
      ? {
          code: intent.last_payment_error.decline_code ?? intent.last_payment_error.code ?? "card_declined",
          message: intent.last_payment_error.message ?? "The card was declined.",
        }
      : null,
  };
}

function toRefund(refund: Stripe.Refund): ProviderRefund {
  return {
    id: refund.id,
    status: (refund.status ?? "pending") as ProviderRefund["status"],
    refundId: refund.metadata?.refund_id ?? null,
    failureReason: refund.failure_reason?.replaceAll("_", " ") ?? null,
  };
}

function toBalanceTransaction(moved: Stripe.BalanceTransaction): BalanceTransaction {
  const { id, type, amount, fee, currency, source } = moved;
  const sourceId = typeof source === "string" ? source : (source?.id ?? null);
  return { id, type, amount, fee, currency: currency.toUpperCase(), sourceId };
}

function toDispute(dispute: Stripe.Dispute): ProviderDispute {
  return {
    id: dispute.id,
    chargeId: typeof dispute.charge === "string" ? dispute.charge : dispute.charge.id,
    amount: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason,
    status: dispute.status,
    isClosed: ["won", "lost", "warning_closed", "prevented"].includes(dispute.status),
    openedAt: new Date(dispute.created * 1000),
    evidenceDueAt: dispute.evidence_details.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
    hasEvidence: dispute.evidence_details.submission_count > 0,
    movements: dispute.balance_transactions.map(({ id, amount }) => ({ id, amount })),
  };
}

function toAccount(account: Stripe.Account): ProviderAccount {
  const due = account.requirements;
  const bank = account.external_accounts?.data.find((each) => each.object === "bank_account");
  return {
    id: account.id,
    transfersEnabled: account.capabilities?.transfers === "active",
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    requirements: [...new Set([...(due?.past_due ?? []), ...(due?.currently_due ?? [])])],
    requirementsDueAt: due?.current_deadline ? new Date(due.current_deadline * 1000) : null,
    disabledReason: due?.disabled_reason ?? null,
    bank: bank?.object === "bank_account" ? { name: bank.bank_name ?? "Bank account", last4: bank.last4 } : null,
  };
}

function toPayout(payout: Stripe.Payout): ProviderPayout {
  const isOver = payout.status === "failed" || payout.status === "canceled";
  return {
    id: payout.id,
    status: isOver ? "FAILED" : payout.status === "paid" ? "PAID" : "IN_TRANSIT",
    payoutId: payout.metadata?.payout_id ?? null,
    amount: payout.amount,
    currency: payout.currency.toUpperCase(),
    arrivesOn: new Date(payout.arrival_date * 1000).toISOString().slice(0, 10),
    failure: isOver
      ? { code: payout.failure_code ?? payout.status, message: payout.failure_message ?? "The payout was cancelled." }
      : null,
  };
}

/** As {@link reach}; a request that is refused for good is a {@link ProviderRefusal}. */
async function refusing<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  return reach(async () => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400)
        throw new ProviderRefusal(error.code ?? "refused", error.message);
      throw error;
    }
  });
}

/**
 * What Stripe refuses of a refund and will go on refusing. Undefined where the mistake is ours: no such payment, a wrong
 * parameter or key.
 */
function refusalOfRefund(error: unknown): ProviderRefusal | undefined {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined;
  const { code, param, message } = error;
  if (code === "charge_disputed" || code === "refund_disputed_payment")
    return new ProviderRefusal("charge_disputed", message);
  if (code === "charge_already_refunded" || param === "amount") return new ProviderRefusal("nothing_left", message);
  if (code === "charge_not_refundable" || TOO_OLD.test(message)) return new ProviderRefusal("not_refundable", message);
  return undefined;
}
/** Stripe has no code for it. */
const TOO_OLD = /too old|no longer be refunded|expired/i;

async function reach<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (
      error instanceof Stripe.errors.StripeConnectionError ||
      error instanceof Stripe.errors.StripeRateLimitError ||
      // Somebody else asks for the same under the same key at this moment.
      (error instanceof Stripe.errors.StripeError && error.statusCode === 409) ||
      (error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 500) >= 500)
    )
      throw new ServiceUnavailable("The payment service does not answer. Nothing was charged; try again in a moment.");
    throw error;
  }
}

async function unlessMissing<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
  return reach(async () => {
    try {
      return await call();
    } catch (error) {
      if (
        error instanceof Stripe.errors.StripeInvalidRequestError &&
        (error.statusCode === 404 || error.statusCode === 400)
      )
        return undefined;
      throw error;
    }
  });
}
