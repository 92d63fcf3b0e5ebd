import { createHmac } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { Faults } from "./faults";

export interface WebhookTarget {
  url: string;
  secret: string;
}
export interface WebhookOptions {
  target: WebhookTarget;
  faults: Faults;
  payloadOf: (eventId: string) => string | undefined;
  /** Called once an event needs no more deliveries. */
  delivered: (eventId: string) => void;
  /** Milliseconds before the first retry; doubles up to a minute. */
  retryMs: number;
  /** How many are on their way at once; with one they arrive in their order. */
  parallel: number;
}

const MAX_BACKOFF_MS = 60_000;
const ANSWER_WITHIN_MS = 20_000;

/** Stripe's signature of a payload at a time in unix seconds. */
export function signatureHeader(payload: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${payload}`).digest("hex")}`;
}

/** Delivers events at least once: in order at first, each again with backoff until the receiver answers 2xx. */
export class WebhookDelivery {
  readonly #options: WebhookOptions;
  readonly #agent: http.Agent;
  #ready: string[] = [];
  #held: string[] = [];
  readonly #waiting = new Map<string, { attempts: number; at: number }>();
  readonly #attempts = new Map<string, number>();
  #running = 0;
  #paused = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #idle: (() => void)[] = [];
  counts = { delivered: 0, failed: 0, dropped: 0 };

  constructor(options: WebhookOptions) {
    this.#options = options;
    const agent = { keepAlive: true, maxSockets: options.parallel };
    this.#agent = options.target.url.startsWith("https:") ? new https.Agent(agent) : new http.Agent(agent);
  }

  add(eventId: string): void {
    const { webhooks } = this.#options.faults;
    const fate = this.#options.faults.messageFate();
    if (webhooks.drop > 0 || fate === "lost") {
      webhooks.drop = Math.max(0, webhooks.drop - 1);
      this.counts.dropped += 1;
      this.#options.delivered(eventId);
      return;
    }
    if (fate === "late") {
      this.#held.push(eventId);
      return;
    }
    if (webhooks.reorder > 0) {
      webhooks.reorder -= 1;
      this.#held.unshift(eventId);
      if (webhooks.reorder > 0) return;
      this.#ready.push(...this.#held.splice(0));
    } else this.#ready.push(eventId);
    if (webhooks.duplicate > 0 || fate === "twice") {
      webhooks.duplicate = Math.max(0, webhooks.duplicate - 1);
      this.#ready.push(eventId);
    }
    this.#pump();
  }

  pause(): void {
    this.#paused = true;
  }
  resume(): void {
    this.#paused = false;
    this.#pump();
  }

  /** Tries everything that waits once, now, also while paused; resolves when each attempt has ended. */
  async flush(): Promise<{ delivered: number; failed: number }> {
    const before = { ...this.counts };
    const wasPaused = this.#paused;
    this.#paused = false;
    this.#ready.push(...this.#held.splice(0), ...this.#waiting.keys());
    for (const [id, { attempts }] of this.#waiting) this.#attempts.set(id, attempts);
    this.#waiting.clear();
    this.#pump();
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#paused = wasPaused;
    return { delivered: this.counts.delivered - before.delivered, failed: this.counts.failed - before.failed };
  }

  state(): Record<string, unknown> {
    return {
      paused: this.#paused,
      queued: this.#ready.length + this.#held.length,
      retrying: this.#waiting.size,
      ...this.counts,
    };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#agent.destroy();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #pump(): void {
    while (!this.#paused && !this.#closed && this.#running < this.#options.parallel) {
      const id = this.#ready.shift();
      if (id === undefined) break;
      this.#running += 1;
      void this.#deliver(id).finally(() => {
        this.#running -= 1;
        this.#pump();
        if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  async #deliver(id: string): Promise<void> {
    const payload = this.#options.payloadOf(id);
    if (payload === undefined) return;
    const attempts = (this.#attempts.get(id) ?? 0) + 1;
    this.#attempts.delete(id);
    if (await this.#post(payload)) {
      this.counts.delivered += 1;
      this.#options.delivered(id);
      return;
    }
    if (this.#closed) return;
    this.counts.failed += 1;
    const backoff = Math.min(this.#options.retryMs * 2 ** (attempts - 1), MAX_BACKOFF_MS);
    this.#waiting.set(id, { attempts, at: Date.now() + backoff });
    this.#wakeLater();
  }

  #wakeLater(): void {
    if (this.#timer || this.#closed || this.#waiting.size === 0) return;
    let next = Number.MAX_VALUE;
    for (const { at } of this.#waiting.values()) next = Math.min(next, at);
    this.#timer = setTimeout(() => this.#wake(), Math.max(next - Date.now(), 50));
    this.#timer.unref();
  }

  #wake(): void {
    this.#timer = undefined;
    const now = Date.now();
    for (const [id, { attempts, at }] of this.#waiting) {
      if (at > now) continue;
      this.#waiting.delete(id);
      this.#attempts.set(id, attempts);
      this.#ready.push(id);
    }
    this.#pump();
    this.#wakeLater();
  }

  /** The signature bears the real time, whatever clock the stand-in runs on, as receivers check its age. */
  #post(payload: string): Promise<boolean> {
    const { url, secret } = this.#options.target;
    return new Promise((resolve) => {
      const request = (url.startsWith("https:") ? https : http).request(url, {
        method: "POST",
        agent: this.#agent,
        timeout: ANSWER_WITHIN_MS,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(payload),
          "stripe-signature": signatureHeader(payload, secret, Math.floor(Date.now() / 1000)),
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        },
      });
      request.on("response", (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        response.on("end", () => resolve(status >= 200 && status < 300));
        response.on("error", () => resolve(false));
      });
      request.on("timeout", () => request.destroy(new Error("timeout")));
      request.on("error", () => resolve(false));
      request.end(payload);
    });
  }
}
