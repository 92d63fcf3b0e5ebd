import { Readable } from "node:stream";
import type { CartCache } from "@emporia/core/cart";
import type { DirectUploads, MediaStore } from "@emporia/core/catalog";
import {
  type CarrierLabel,
  type CarrierLabels,
  type CarrierRate,
  CarrierRefusal,
  type LabelRequest,
} from "@emporia/core/labels";
import type { Mail, Mailer } from "@emporia/core/notifications";
import type { ParcelScan, ParcelTracker, TrackedParcel } from "@emporia/core/orders";
import {
  type BalanceTransaction,
  type CardSetup,
  type Intent,
  type PaymentMethod,
  type PaymentProvider,
  type ProviderAccount,
  type ProviderDispute,
  type ProviderEvent,
  type ProviderPayout,
  type ProviderRefund,
  ProviderRefusal,
} from "@emporia/core/payments";
import type { Clock } from "@emporia/core/platform";

/** A clock that stands still until told. */
export class FakeClock implements Clock {
  constructor(private at = new Date("2026-11-02T10:00:00.000Z")) {}
  now(): Date {
    return this.at;
  }
  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
  set(at: Date): void {
    this.at = at;
  }
}

/** Keeps the mails instead of sending them. */
export class FakeMailer implements Mailer {
  readonly sent: Mail[] = [];
  /** Makes the next sends fail as if the server were down. */
  failures = 0;
  async send(mail: Mail): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error("connect ECONNREFUSED");
    }
    this.sent.push(mail);
  }
}

/** A cache for carts in memory; write into `texts` to make it lie. */
export class FakeCartCache implements CartCache {
  readonly texts = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  reads = 0;
  async read(key: string): Promise<string | undefined> {
    this.reads++;
    return this.texts.get(key);
  }
  async write(key: string, text: string, version: number): Promise<void> {
    if (this.texts.has(key) && (this.versions.get(key) ?? 0) > version) return;
    this.texts.set(key, text);
    this.versions.set(key, version);
  }
  async remove(key: string): Promise<void> {
    this.texts.delete(key);
  }
}

export class FakeMediaStore implements MediaStore {
  readonly pictures = new Map<string, Uint8Array>();
  /** Of what is put from now on. */
  size = { width: 1200, height: 1500 };
  async putPicture(mediaId: string, bytes: Uint8Array) {
    const objectKey = `pictures/${mediaId}`;
    this.pictures.set(objectKey, bytes);
    return { objectKey, ...this.size, dominantColor: "#c0ffee" };
  }
  async readPicture(objectKey: string) {
    const bytes = this.pictures.get(objectKey);
    return bytes ? { bytes, contentType: "image/webp" } : undefined;
  }
  async deletePicture(objectKey: string) {
    this.pictures.delete(objectKey);
  }
  readonly videos = new Map<string, Uint8Array>();
  async putVideo(videoId: string, bytes: Uint8Array) {
    const objectKey = `videos/${videoId}.mp4`;
    this.videos.set(objectKey, bytes);
    return { objectKey, size: bytes.byteLength, width: 1280, height: 720, durationMs: 12_000 };
  }
  async putModel(modelId: string, bytes: Uint8Array) {
    const objectKey = `models/${modelId}.glb`;
    this.videos.set(objectKey, bytes);
    return { objectKey, size: bytes.byteLength, triangles: 12 };
  }
  async readVideo(objectKey: string, { first, last }: { first: number; last: number }) {
    const bytes = this.videos.get(objectKey);
    return bytes && Readable.from([Buffer.from(bytes.subarray(first, last + 1))]);
  }
  async deleteVideo(objectKey: string) {
    this.videos.delete(objectKey);
  }
  /** What browsers sent to the bucket; where there is none, set this to null. */
  readonly uploads = new Map<string, Uint8Array>();
  directUploads: DirectUploads | null = {
    grant: async (key, { contentType }) => ({
      url: `https://bucket.test/${key}`,
      headers: { "content-type": contentType },
    }),
    read: async (key) => this.uploads.get(key),
    delete: async (key) => {
      this.uploads.delete(key);
    },
  };
}

/** A carrier that, like the real ones, sells a label as often as it is asked, and finds by its offer what it sold. */
/** Knows of parcels what it is told. */
export class FakeTracker implements ParcelTracker {
  /** By tracking number; undefined: of a carrier that it does not know. */
  readonly scans = new Map<string, ParcelScan[] | undefined>();
  readonly followed: string[] = [];
  looks = 0;
  /** Called before each call; throw to simulate an outage. */
  before: () => void = () => {};

  async follow({ trackingNumber }: TrackedParcel): Promise<ParcelScan[] | undefined> {
    this.before();
    this.followed.push(trackingNumber);
    return this.known(trackingNumber);
  }

  async look({ trackingNumber }: TrackedParcel): Promise<ParcelScan[] | undefined> {
    this.before();
    this.looks++;
    return this.known(trackingNumber);
  }

  private known(trackingNumber: string): ParcelScan[] | undefined {
    return this.scans.has(trackingNumber) ? this.scans.get(trackingNumber) : [];
  }
}

export class FakeCarrier implements CarrierLabels {
  readonly mode = "test";
  readonly bought: { rateId: string; label: CarrierLabel; voided: "no" | "pending" | "yes" }[] = [];
  /** What a label costs, minor units of the order's currency. */
  price = 500;
  currency: string | undefined;
  /** What it says no with. */
  refusal: string | undefined;
  /** What becomes of a label that is given back. */
  takesBack: "voided" | "pending" | "refused" = "voided";
  /** Called before each call, and after it took effect; throw to simulate an outage or a lost answer. */
  before: (call: keyof CarrierLabels) => void = () => {};
  afterwards: (call: keyof CarrierLabels) => void = () => {};

  async quote(request: LabelRequest): Promise<CarrierRate[]> {
    this.before("quote");
    if (this.refusal) throw new CarrierRefusal(this.refusal);
    const days = { minDays: 1, maxDays: 4 };
    const currency = this.currency ?? request.currency;
    return [
      {
        ...days,
        rateId: `fast_${++serial}`,
        service: "fast",
        name: "Fake Fast",
        carrier: "Fake",
        amount: this.price * 3,
        currency,
      },
      {
        ...days,
        rateId: `slow_${++serial}`,
        service: "slow",
        name: "Fake Slow",
        carrier: "Fake",
        amount: this.price,
        currency,
      },
    ];
  }

  async buy(_request: LabelRequest, rateId: string): Promise<CarrierLabel | "pending"> {
    this.before("buy");
    if (this.refusal) throw new CarrierRefusal(this.refusal);
    const id = `label_${++serial}`;
    const label = { id, trackingNumber: `FK${String(serial).padStart(10, "0")}`, trackingUrl: null, documentUrl: null };
    this.bought.push({ rateId, label, voided: "no" });
    this.afterwards("buy");
    return label;
  }

  async findBought(_request: LabelRequest, rateId: string): Promise<CarrierLabel | undefined> {
    this.before("findBought");
    return this.bought.find((each) => each.rateId === rateId)?.label;
  }

  async voidLabel(id: string): Promise<"voided" | "pending" | "refused"> {
    this.before("voidLabel");
    const sold = this.bought.find((each) => each.label.id === id);
    if (sold && this.takesBack !== "refused") sold.voided = this.takesBack === "voided" ? "yes" : "pending";
    this.afterwards("voidLabel");
    return this.takesBack;
  }

  async readDocument(_request: LabelRequest, label: CarrierLabel): Promise<Uint8Array> {
    this.before("readDocument");
    return Buffer.from(`%PDF- ${label.trackingNumber}`);
  }
}

/** Over all fakes: two of them in one database never give the same id. */
let serial = 0;

type Call = keyof PaymentProvider;
const card = (id: string, last4: string): PaymentMethod => ({
  id,
  brand: "visa",
  last4,
  expiryMonth: 12,
  expiryYear: 2034,
  customerId: null,
  fingerprint: null,
});

type FakeIntent = Intent & { amount: number; currency: string; orderId: string; paymentId: string; refunded: number };

/** Stripe in memory, for tests that are about us and not about Stripe. Idempotent by key, like the real one. */
export class FakePayments implements PaymentProvider {
  readonly mode = "test";
  readonly publishableKey = null;
  readonly intents = new Map<string, FakeIntent>();
  readonly transfers: {
    id: string;
    amount: number;
    destination: string;
    sellerOrderId: string | null;
    sourceChargeId: string | null;
    transferId: string;
    reversed: number;
    reversals: { id: string; reversalId: string }[];
  }[] = [];
  readonly payouts = new Map<string, ProviderPayout & { accountId: string }>();
  readonly accounts = new Map<string, Partial<ProviderAccount>>();
  readonly evidence = new Map<string, Record<string, string>>();
  readonly refunds = new Map<string, ProviderRefund>();
  /** Kept cards and whose they are. */
  readonly kept = new Map<string, string>();
  readonly disputes = new Map<string, ProviderDispute>();
  readonly calls: { call: Call; key: string | undefined }[] = [];
  /** Called before each call; throw to simulate an outage before it takes effect. */
  before: (call: Call) => void = () => {};
  /** Called after each call took effect; throw to simulate a lost answer. */
  afterwards: (call: Call) => void = () => {};
  private readonly answers = new Map<string, unknown>();

  private async once<Answer>(call: Call, key: string | undefined, work: () => Answer): Promise<Answer> {
    this.calls.push({ call, key });
    this.before(call);
    const known = key === undefined ? undefined : (this.answers.get(`${call}:${key}`) as Answer | undefined);
    const answer = known ?? work();
    if (key !== undefined) this.answers.set(`${call}:${key}`, answer);
    this.afterwards(call);
    return structuredClone(answer);
  }

  async findPaymentMethod(id: string): Promise<PaymentMethod | undefined> {
    if (!id.startsWith("pm_card_")) return undefined;
    return { ...card(id, id === "pm_card_chargeDeclined" ? "0002" : "4242"), customerId: this.kept.get(id) ?? null };
  }

  createCustomer({ userId, idempotencyKey }: Parameters<PaymentProvider["createCustomer"]>[0]) {
    return this.once("createCustomer", idempotencyKey, () => ({ id: `cus_${userId.slice(-12)}` }));
  }

  async deleteCustomer(customerId: string): Promise<void> {
    for (const [id, of] of this.kept) if (of === customerId) this.kept.delete(id);
  }

  /** Keeps it at once: what a bank asks is tested with the stand-in. */
  async setUpCard({ customerId, paymentMethodId }: Parameters<PaymentProvider["setUpCard"]>[0]): Promise<CardSetup> {
    this.kept.set(paymentMethodId, customerId);
    const done = { status: "succeeded", clientSecret: "seti_secret", redirectUrl: null, failure: null } as const;
    return { id: `seti_${++serial}`, customerId, paymentMethodId, ...done };
  }

  async findCardSetup(): Promise<CardSetup | undefined> {
    return undefined;
  }

  async detachPaymentMethod(paymentMethodId: string): Promise<void> {
    this.kept.delete(paymentMethodId);
  }

  authorise(request: Parameters<PaymentProvider["authorise"]>[0]) {
    return this.once("authorise", request.idempotencyKey, () => {
      if (request.isKept && request.customerId) this.kept.set(request.paymentMethodId, request.customerId);
      const id = `pi_${++serial}`;
      const declined = request.paymentMethodId === "pm_card_chargeDeclined";
      const challenged = request.paymentMethodId.includes("authenticationRequired");
      const intent = {
        id,
        status: declined ? "requires_payment_method" : challenged ? "requires_action" : "requires_capture",
        clientSecret: `${id}_secret`,
        redirectUrl: challenged ? `http://stripe.test/${id}` : null,
        chargeId: declined || challenged ? null : `ch_${id}`,
        failure: declined ? { code: "card_declined", message: "Your card was declined." } : null,
        amount: request.amount,
        currency: request.currency,
        orderId: request.orderId,
        paymentId: request.paymentId,
        refunded: 0,
      } satisfies FakeIntent;
      this.intents.set(id, intent);
      return intent as Intent;
    });
  }

  /** What the shopper does on the bank's page. */
  authenticate(intentId: string, succeeds: boolean): void {
    const intent = this.intentOf(intentId);
    Object.assign(
      intent,
      succeeds
        ? { status: "requires_capture", chargeId: `ch_${intentId}`, redirectUrl: null }
        : {
            status: "requires_payment_method",
            redirectUrl: null,
            failure: { code: "payment_intent_authentication_failure", message: "The bank could not verify you." },
          },
    );
  }

  async findIntentOfPayment(paymentId: string): Promise<Intent | undefined> {
    return this.once("findIntentOfPayment", undefined, () =>
      [...this.intents.values()].find((intent) => intent.paymentId === paymentId),
    );
  }

  async findIntent(intentId: string): Promise<Intent | undefined> {
    return this.once("findIntent", undefined, () => this.intents.get(intentId));
  }

  capture(request: Parameters<PaymentProvider["capture"]>[0]): Promise<Intent> {
    return this.once("capture", request.idempotencyKey, () => {
      const intent = this.intentOf(request.intentId);
      if (intent.status === "canceled") return intent as Intent;
      if (intent.status !== "requires_capture" && intent.status !== "succeeded")
        throw new Error(`cannot capture a ${intent.status} intent`);
      if (request.amount > intent.amount) throw new Error("more than was authorised");
      intent.status = "succeeded";
      intent.amount = request.amount;
      return intent as Intent;
    });
  }

  voidIntent(intentId: string, key: string): Promise<Intent> {
    return this.once("voidIntent", key, () => {
      const intent = this.intentOf(intentId);
      if (intent.status === "succeeded") throw new Error("cannot void a captured intent");
      intent.status = "canceled";
      return intent as Intent;
    });
  }

  refund(request: Parameters<PaymentProvider["refund"]>[0]): Promise<{ id: string }> {
    return this.once("refund", request.idempotencyKey, () => {
      const intent = this.intentOf(request.intentId);
      if (intent.refunded + request.amount > intent.amount) throw new Error("refund exceeds the charge");
      intent.refunded += request.amount;
      const id = `re_${++serial}`;
      this.refunds.set(id, { id, status: "succeeded", refundId: request.refundId, failureReason: null });
      return { id };
    });
  }

  findRefund(refundId: string): Promise<ProviderRefund | undefined> {
    return this.once("findRefund", undefined, () => this.refunds.get(refundId));
  }

  findDispute(disputeId: string): Promise<ProviderDispute | undefined> {
    return this.once("findDispute", undefined, () => this.disputes.get(disputeId));
  }

  transfer(request: Parameters<PaymentProvider["transfer"]>[0]): Promise<{ id: string }> {
    return this.once("transfer", request.idempotencyKey, () => {
      const { amount, destination, sellerOrderId, sourceChargeId } = request;
      const charge = [...this.intents.values()].find((each) => sourceChargeId && each.chargeId === sourceChargeId);
      const drawn = this.transfers.filter((each) => each.sourceChargeId === sourceChargeId);
      if (charge && drawn.reduce((sum, each) => sum + each.amount, amount) > charge.amount)
        throw new Error("more than the charge collected");
      const id = `tr_${++serial}`;
      const { transferId } = request;
      const untouched = { reversed: 0, reversals: [] };
      this.transfers.push({ id, amount, destination, sellerOrderId, sourceChargeId, transferId, ...untouched });
      return { id };
    });
  }

  findTransfer(of: { transferId: string }): Promise<{ id: string } | undefined> {
    return this.once("findTransfer", undefined, () => {
      const found = this.transfers.find((each) => each.transferId === of.transferId);
      return found && { id: found.id };
    });
  }

  findReversal(of: { transferId: string; reversalId: string }): Promise<{ id: string } | undefined> {
    return this.once("findReversal", undefined, () =>
      this.transfers
        .find((each) => each.id === of.transferId)
        ?.reversals.find((each) => each.reversalId === of.reversalId),
    );
  }

  findRefundOfPayment(_intentId: string, refundId: string): Promise<ProviderRefund | undefined> {
    return this.once("findRefundOfPayment", undefined, () =>
      [...this.refunds.values()].find((each) => each.refundId === refundId),
    );
  }

  reverseTransfer(request: Parameters<PaymentProvider["reverseTransfer"]>[0]): Promise<{ id: string }> {
    return this.once("reverseTransfer", request.idempotencyKey, () => {
      const transfer = this.transfers.find((each) => each.id === request.transferId);
      if (!transfer) throw new Error(`no such transfer: ${request.transferId}`);
      if (transfer.amount - transfer.reversed < request.amount) throw new Error("more than was transferred");
      if (this.onAccount(transfer.destination) < request.amount)
        throw new ProviderRefusal("balance_insufficient", "The account has too little.");
      transfer.reversed += request.amount;
      const reversal = { id: `trr_${++serial}`, reversalId: request.reversalId };
      transfer.reversals.push(reversal);
      return { id: reversal.id };
    });
  }

  /** Nothing: what is compared with Stripe is tested against the stand-in. */
  async *listBalanceTransactions(): AsyncGenerator<BalanceTransaction[]> {}

  /** Nothing: messages that are lost are tested with the stand-in. */
  async *listEvents(): AsyncGenerator<ProviderEvent[]> {}

  createAccount(request: Parameters<PaymentProvider["createAccount"]>[0]): Promise<{ id: string }> {
    return this.once("createAccount", request.idempotencyKey, () => ({ id: `acct_${request.sellerId.slice(-12)}` }));
  }

  async findAccount(id: string): Promise<ProviderAccount | undefined> {
    return this.once("findAccount", undefined, () => ({
      id,
      transfersEnabled: true,
      payoutsEnabled: true,
      detailsSubmitted: true,
      requirements: [],
      requirementsDueAt: null,
      disabledReason: null,
      bank: { name: "Test Bank", last4: "6789" },
      ...this.accounts.get(id),
    }));
  }

  stopOwnPayouts(_accountId: string): Promise<void> {
    return this.once("stopOwnPayouts", undefined, () => {});
  }

  createOnboardingLink(request: { accountId: string }): Promise<{ url: string }> {
    return this.once("createOnboardingLink", undefined, () => ({ url: `http://stripe.test/${request.accountId}` }));
  }

  /** What was transferred there and neither taken back nor paid out. All of it is available at once. */
  private onAccount(accountId: string): number {
    const came = this.transfers.filter((each) => each.destination === accountId);
    const left = [...this.payouts.values()].filter((each) => each.accountId === accountId && each.status !== "FAILED");
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    return sum(came.map((each) => each.amount - each.reversed)) - sum(left.map((each) => each.amount));
  }

  async listBalances(accountId: string): Promise<Map<string, number>> {
    return new Map([["USD", this.onAccount(accountId)]]);
  }

  findBalance(accountId: string | null): Promise<{ available: number; pending: number }> {
    return this.once("findBalance", undefined, () => ({
      available: accountId ? this.onAccount(accountId) : 0,
      pending: 0,
    }));
  }

  payOut(request: Parameters<PaymentProvider["payOut"]>[0]): Promise<ProviderPayout> {
    return this.once("payOut", request.idempotencyKey, () => {
      if (this.onAccount(request.accountId) < request.amount)
        throw new ProviderRefusal("balance_insufficient", "The account has too little.");
      const { accountId, amount, currency, payoutId } = request;
      const id = `po_${++serial}`;
      const status = "IN_TRANSIT" as const;
      const payout = { id, status, payoutId, amount, currency, arrivesOn: "2026-11-05", failure: null };
      this.payouts.set(id, { ...payout, accountId });
      return payout;
    });
  }

  /** What the bank makes of a payout. */
  settlePayout(id: string, failure: ProviderPayout["failure"] = null): void {
    const payout = this.payouts.get(id);
    if (!payout) throw new Error(`no such payout: ${id}`);
    Object.assign(payout, { status: failure ? "FAILED" : "PAID", failure });
  }

  findPayout(_accountId: string, which: { id: string } | { payoutId: string }): Promise<ProviderPayout | undefined> {
    return this.once("findPayout", undefined, () =>
      "id" in which
        ? this.payouts.get(which.id)
        : [...this.payouts.values()].find((each) => each.payoutId === which.payoutId),
    );
  }

  submitEvidence(request: Parameters<PaymentProvider["submitEvidence"]>[0]): Promise<void> {
    return this.once("submitEvidence", request.idempotencyKey, () => {
      this.evidence.set(request.disputeId, request.evidence);
    });
  }

  /** Takes the event as JSON when the signature is "genuine". */
  parseWebhook(body: string, signature: string): ProviderEvent | undefined {
    return signature === "genuine" ? (JSON.parse(body) as ProviderEvent) : undefined;
  }

  private intentOf(id: string) {
    const intent = this.intents.get(id);
    if (!intent) throw new Error(`no such payment intent: ${id}`);
    return intent;
  }
}
