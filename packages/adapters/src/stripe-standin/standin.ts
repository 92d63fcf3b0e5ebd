import { type ApiAnswer, type ApiRequest, answerTo, keyKind, runApi } from "./api";
import { type Ctx, DEADLINES, type Settings, type TaskKind } from "./context";
import { StripeProblem } from "./errors";
import { Faults } from "./faults";
import { type AnswerEntry, fingerprintOf, IdempotencyKeys } from "./idempotency";
import { newId } from "./ids";
import { Journal } from "./journal";
import { Balances, type BalanceTransaction } from "./ledger";
import { answerPage, type PageAnswer, type PageRequest } from "./pages";
import { endPatience, finishOnboarding, requireOf } from "./resources/accounts";
import { decideDispute, endDispute, openDispute } from "./resources/disputes";
import { lapseAuthorisation } from "./resources/payment-intents";
import { bouncePayout, finishPayout } from "./resources/payouts";
import { failRefund, settleRefund } from "./resources/refunds";
import { type Change, KINDS, type Kind, Store } from "./store";
import { WebhookDelivery, type WebhookTarget } from "./webhooks";

/** One line of the journal. */
interface Entry {
  put?: Change[];
  gone?: [Kind, string][];
  answer?: AnswerEntry;
  platform?: string;
  /** Seconds that the clock is ahead. */
  ahead?: number;
}

export interface StandinOptions {
  journalFile?: string | undefined;
  webhook?: WebhookTarget | undefined;
  clock?: { now(): Date } | undefined;
  settings: Omit<Settings, "notifies">;
  webhookRetryMs: number;
  webhooksAtOnce: number;
}

const TASKS: Record<TaskKind, (ctx: Ctx, target: string) => void> = {
  settle_refund: settleRefund,
  fail_refund: failRefund,
  open_dispute: openDispute,
  finish_payout: finishPayout,
  end_dispute: endDispute,
  end_patience: endPatience,
  lapse_authorisation: lapseAuthorisation,
};

/** The pretended Stripe, without its HTTP clothes. */
export class Standin {
  readonly store = new Store();
  readonly balances = new Balances();
  readonly faults = new Faults();
  readonly webhooks: WebhookDelivery | undefined;
  readonly settings: Settings;
  readonly #keys = new IdempotencyKeys();
  readonly #journal: Journal;
  readonly #options: StandinOptions;
  #platform = newId("acct_", 16);
  #ahead = 0;
  #ticker: NodeJS.Timeout | undefined;

  constructor(options: StandinOptions) {
    this.#options = options;
    this.#journal = new Journal(options.journalFile);
    this.settings = { ...options.settings, notifies: options.webhook !== undefined };
    if (options.webhook)
      this.webhooks = new WebhookDelivery({
        target: options.webhook,
        faults: this.faults,
        retryMs: options.webhookRetryMs,
        parallel: options.webhooksAtOnce,
        payloadOf: (id) => {
          const event = this.store.find("events", id);
          return event && JSON.stringify(event.object);
        },
        delivered: (id) => this.#delivered(id),
      });
  }

  /** Unix seconds on the stand-in's clock. */
  now(): number {
    return Math.floor((this.#options.clock?.now().getTime() ?? Date.now()) / 1000) + this.#ahead;
  }

  context(more: Partial<Ctx> = {}): Ctx {
    return {
      store: this.store,
      balances: this.balances,
      faults: this.faults,
      settings: this.settings,
      platform: this.#platform,
      account: this.#platform,
      now: this.now(),
      publishable: false,
      requestId: null,
      idempotencyKey: null,
      ...more,
    };
  }

  async load(): Promise<void> {
    await this.#journal.replay((line) => {
      const entry = line as Entry;
      if (entry.platform) this.#platform = entry.platform;
      if (entry.ahead !== undefined) this.#ahead = entry.ahead;
      for (const change of entry.put ?? []) this.store.restore(change);
      for (const [kind, id] of entry.gone ?? []) this.store.forget(kind, id);
      if (entry.answer) this.#keys.restore(entry.answer);
    });
    for (const { owner, object } of this.store.all("balance_transactions"))
      this.balances.add(owner, object as BalanceTransaction, this.now());
  }

  /** Begins writing and delivering; call it once the port is ours. */
  async begin(): Promise<void> {
    await this.#journal.compact(this.#live());
    for (const event of this.store.all("events")) if (event.hidden.deliver) this.webhooks?.add(event.object.id);
    this.#ticker = setInterval(() => void this.runTasks(false).catch(() => {}), 500);
    this.#ticker.unref();
  }

  *#live(): Generator<Entry> {
    yield { platform: this.#platform, ahead: this.#ahead };
    for (const kind of KINDS)
      for (const { owner, object, hidden } of this.store.all(kind)) yield { put: [[kind, owner, object, hidden]] };
    for (const answer of this.#keys.live(this.now())) yield { answer };
  }

  /** Writes down what just happened; resolves when it is on file. */
  async commit(answer?: AnswerEntry): Promise<void> {
    const { put, gone } = this.store.takeChanges();
    const fresh = put.filter(([kind, , , hidden]) => kind === "events" && hidden.deliver);
    const entry: Entry = {};
    if (put.length > 0) entry.put = put;
    if (gone.length > 0) entry.gone = gone;
    if (answer) entry.answer = answer;
    if (Object.keys(entry).length > 0) this.#journal.append(entry);
    for (const [, , event] of fresh) this.webhooks?.add(event.id);
  }

  #delivered(id: string): void {
    const event = this.store.find("events", id);
    if (!event?.hidden.deliver) return;
    event.hidden = {};
    event.object.pending_webhooks = 0;
    this.store.touch("events", event);
    // When the disk is full the event is delivered once more after a restart, which receivers expect anyway.
    this.commit().catch(() => {});
  }

  /** Answers one API request: authentication, idempotency, the operation, and its place in the journal. */
  async answer(request: ApiRequest & { idempotencyKey?: string; account?: string; requestId: string }) {
    try {
      const publishable = keyKind(request.authorization) === "publishable";
      const ctx = this.context({
        publishable,
        requestId: request.requestId,
        idempotencyKey: request.idempotencyKey ?? null,
        account: this.#accountOf(request.account),
      });
      if (request.idempotencyKey === undefined || request.method === "GET") {
        const answer = await this.#run(ctx, request);
        await this.commit();
        return answer;
      }
      return await this.#answerOnce(ctx, request, request.idempotencyKey);
    } catch (error) {
      return answerTo(error);
    }
  }

  async #answerOnce(ctx: Ctx, request: ApiRequest & { requestId: string }, shown: string) {
    if (shown.length > 255)
      throw new StripeProblem(
        400,
        { type: "idempotency_error", message: "Idempotency keys may have up to 255 characters." },
        false,
      );
    const key = `${ctx.account} ${shown}`;
    const endpoint = request.path;
    const fingerprint = fingerprintOf(`${request.method} ${request.query} ${request.body}`);
    const known = this.#keys.begin(key, shown, endpoint, fingerprint, ctx.now);
    if (known) return { status: known.status, body: known.body, remembered: true, original: known.requestId };
    try {
      const answer = await this.#run(ctx, request);
      const { status, body } = answer;
      const kept = { endpoint, fingerprint, status, body, requestId: request.requestId, at: ctx.now };
      await this.commit(answer.remembered ? this.#keys.remember(key, kept) : undefined);
      return answer;
    } finally {
      this.#keys.end(key);
    }
  }

  async #run(ctx: Ctx, request: ApiRequest): Promise<ApiAnswer> {
    const wait = this.faults.takeDelay(request.method, request.path);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return runApi(ctx, request);
  }

  #accountOf(header: string | undefined): string {
    if (header === undefined || header === this.#platform) return this.#platform;
    if (this.store.find("accounts", header)) return header;
    const message = `The provided key does not have access to account '${header}' (or that account does not exist).`;
    throw new StripeProblem(403, { type: "invalid_request_error", code: "account_invalid", message }, false);
  }

  async page(request: PageRequest): Promise<PageAnswer | undefined> {
    const answer = answerPage(this.context(), request);
    await this.commit();
    return answer;
  }

  /** Finishes a seller's onboarding without its page. */
  async completeOnboarding(accountId: string): Promise<void> {
    finishOnboarding(this.context(), accountId, "complete");
    await this.commit();
  }

  /** A shopper's bank takes a charge back, or so much of it. @returns the dispute's id; none when there is nothing to take */
  async disputeCharge(chargeId: string, given: { amount?: number; reason?: string }): Promise<string | undefined> {
    const id = openDispute(this.context(), chargeId, given);
    await this.commit();
    return id;
  }

  /** The bank decides a dispute. */
  async decideDispute(disputeId: string, outcome: "won" | "lost"): Promise<void> {
    decideDispute(this.context(), disputeId, outcome);
    await this.commit();
  }

  /** A bank sends a payout back. */
  async bouncePayout(payoutId: string): Promise<void> {
    const account = this.store.find("payouts", payoutId)?.owner;
    if (account === undefined) throw new Error(`There is no payout ${payoutId}.`);
    bouncePayout(this.context({ account }), payoutId);
    await this.commit();
  }

  /** Moves the clock on, also after a restart, and does what became due. */
  async advanceClock(seconds: number): Promise<void> {
    this.#ahead += seconds;
    this.#journal.append({ ahead: this.#ahead });
    await this.runTasks(false);
  }

  /** Wants to know more of a seller, within so many seconds (0: whenever). */
  async requireOf(accountId: string, names: readonly string[], seconds: number): Promise<void> {
    const ctx = this.context();
    requireOf(ctx, accountId, names, seconds > 0 ? ctx.now + seconds : null);
    await this.commit();
  }

  /** Does what is due; with `isEverything` also what would be due later. Answers how many things happened. */
  async runTasks(isEverything: boolean): Promise<number> {
    const now = this.now();
    let ran = 0;
    for (const { owner, object } of [...this.store.all("tasks")]) {
      const isDue = Number(object.due) <= now;
      if (!isDue && (!isEverything || DEADLINES.has(object.kind as TaskKind))) continue;
      this.store.remove("tasks", object.id);
      try {
        TASKS[object.kind as TaskKind](this.context({ account: owner }), String(object.target));
      } catch (problem) {
        // What it was about may be gone, a deleted account for one. Anything but a refusal is a bug.
        if (!(problem instanceof StripeProblem)) throw problem;
      }
      ran += 1;
    }
    if (ran > 0) await this.commit();
    return ran;
  }

  state(): Record<string, unknown> {
    return {
      platform: this.#platform,
      counts: Object.fromEntries(KINDS.map((kind) => [kind, this.store.count(kind)])),
      faults: this.faults.waiting(),
      webhooks: this.webhooks?.state() ?? null,
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#ticker);
    this.webhooks?.close();
    await this.#journal.close();
  }
}
