import type { Decline } from "./cards";
import { FaultPlan } from "./fault-plan";

/** Which requests a fault meets: method and path prefix (`*` stands for one segment); both optional. */
export interface FaultMatch {
  method?: string;
  path?: string;
  /** How many matching requests meet it; 1 unless told. */
  times?: number;
}
export interface Failure extends FaultMatch {
  /** HTTP status to answer, or "disconnect" to cut the connection without an answer. 500 unless told. */
  status?: number | "disconnect";
  type?: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  code?: string;
  message?: string;
  /** True: the effect happens and is remembered, only the answer is lost. */
  after?: boolean;
}
export interface Delay extends FaultMatch {
  /** Milliseconds before the request is looked at. */
  ms: number;
}
export interface DeclineNext {
  times?: number;
  code?: string;
  decline_code?: string;
  message?: string;
}
/** How many of the next webhook deliveries are lost for good, sent twice, or held and sent in reverse order. */
export interface WebhookFaults {
  drop?: number;
  duplicate?: number;
  reorder?: number;
}
/** The body of `POST /_standin/faults`. */
export interface FaultOrder {
  fail?: Failure;
  delay?: Delay;
  decline?: DeclineNext;
  webhooks?: WebhookFaults;
  /** Faults by a seed, until they are cleared. */
  plan?: { seed: number };
}

interface Armed<T> {
  fault: T;
  left: number;
}

/** The faults waiting to happen. Kept in memory only: a restart clears them. */
export class Faults {
  readonly #failures: Armed<Failure>[] = [];
  readonly #delays: Armed<Delay>[] = [];
  readonly #declines: Armed<DeclineNext>[] = [];
  #plan: FaultPlan | undefined;
  readonly webhooks = { drop: 0, duplicate: 0, reorder: 0 };

  failNext(fault: Failure): void {
    this.#failures.push({ fault, left: fault.times ?? 1 });
  }
  delayNext(fault: Delay): void {
    this.#delays.push({ fault, left: fault.times ?? 1 });
  }
  declineNext(fault: DeclineNext = {}): void {
    this.#declines.push({ fault, left: fault.times ?? 1 });
  }
  webhooksNext(fault: WebhookFaults): void {
    this.webhooks.drop += fault.drop ?? 0;
    this.webhooks.duplicate += fault.duplicate ?? 0;
    this.webhooks.reorder += fault.reorder ?? 0;
  }
  /** From now on faults come by this seed; undefined ends them. */
  follow(plan: FaultPlan | undefined): void {
    this.#plan = plan;
  }
  messageFate(): "lost" | "twice" | "late" | undefined {
    return this.#plan?.messageFate();
  }
  arm(order: FaultOrder): void {
    if (order.plan) this.follow(new FaultPlan(order.plan.seed));
    if (order.fail) this.failNext(order.fail);
    if (order.delay) this.delayNext(order.delay);
    if (order.decline) this.declineNext(order.decline);
    if (order.webhooks) this.webhooksNext(order.webhooks);
  }
  clear(): void {
    for (const armed of [this.#failures, this.#delays, this.#declines]) armed.length = 0;
    this.#plan = undefined;
    Object.assign(this.webhooks, { drop: 0, duplicate: 0, reorder: 0 });
  }
  waiting(): Record<string, unknown> {
    return {
      fail: this.#failures,
      delay: this.#delays,
      decline: this.#declines,
      webhooks: { ...this.webhooks },
      plan: this.#plan ? { seed: this.#plan.seed } : null,
    };
  }

  takeFailure(method: string, path: string): Failure | undefined {
    return take(this.#failures, (fault) => meets(fault, method, path)) ?? this.#plan?.failureOf(method, path);
  }
  takeDelay(method: string, path: string): number {
    return take(this.#delays, (fault) => meets(fault, method, path))?.ms ?? 0;
  }
  takeDecline(): Decline | undefined {
    const fault = take(this.#declines, () => true);
    if (!fault) return undefined;
    const decline: Decline = {
      code: fault.code ?? "card_declined",
      message: fault.message ?? "Your card was declined.",
    };
    const declineCode = fault.decline_code ?? (fault.code === undefined ? "generic_decline" : undefined);
    return declineCode === undefined ? decline : { ...decline, declineCode };
  }
}

function take<T>(armed: Armed<T>[], fits: (fault: T) => boolean): T | undefined {
  const at = armed.findIndex((one) => fits(one.fault));
  const found = armed[at];
  if (!found) return undefined;
  found.left -= 1;
  if (found.left <= 0) armed.splice(at, 1);
  return found.fault;
}

function meets(fault: FaultMatch, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  const wanted = fault.path.split("/");
  const actual = path.split("/");
  return wanted.length <= actual.length && wanted.every((part, at) => part === "*" || part === actual[at]);
}
