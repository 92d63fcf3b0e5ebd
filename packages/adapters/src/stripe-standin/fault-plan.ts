import type { Failure } from "./faults";

/** Which faults a plan may choose, each as so many of a thousand occasions. */
export interface FaultRates {
  /** No answer, and no effect. */
  lostBefore: number;
  /** The effect happens, its answer is lost. */
  lostAfter: number;
  serverError: number;
  rateLimited: number;
  /** Of calls that take money from a balance: it is too low. */
  insufficient: number;
  webhookLost: number;
  webhookTwice: number;
  /** Overtaken by those that come after it. */
  webhookLate: number;
}

const RATES: FaultRates = {
  lostBefore: 30,
  lostAfter: 40,
  serverError: 30,
  rateLimited: 20,
  insufficient: 40,
  webhookLost: 60,
  webhookTwice: 80,
  webhookLate: 80,
};
const takesMoney = /^\/v1\/(payouts|transfers|transfers\/[^/]+\/reversals)$/;

/**
 * Faults by a seed: the nth call and the nth message meet the same fate each time the seed is played, so that a failure
 * is found again by its number. Reading is never disturbed.
 */
export class FaultPlan {
  #calls = 0;
  #messages = 0;

  constructor(
    readonly seed: number,
    readonly rates: FaultRates = RATES,
  ) {}

  failureOf(method: string, path: string): Failure | undefined {
    if (method !== "POST") return undefined;
    const call = ++this.#calls;
    const { lostBefore, lostAfter, serverError, rateLimited, insufficient } = this.rates;
    const fate = pick(draw(this.seed, 1, call), { lostBefore, lostAfter, serverError, rateLimited, insufficient });
    switch (fate) {
      case "lostBefore":
        return { status: "disconnect" };
      case "lostAfter":
        return { status: "disconnect", after: true };
      case "serverError":
        return { status: 500, message: "A fault of the plan" };
      case "rateLimited":
        return { status: 429, type: "invalid_request_error", code: "rate_limit", message: "Too many requests" };
      case "insufficient":
        return takesMoney.test(path)
          ? { status: 400, type: "invalid_request_error", code: "balance_insufficient", message: "Too little there" }
          : undefined;
      default:
        return undefined;
    }
  }

  messageFate(): "lost" | "twice" | "late" | undefined {
    const { webhookLost: lost, webhookTwice: twice, webhookLate: late } = this.rates;
    return pick(draw(this.seed, 2, ++this.#messages), { lost, twice, late });
  }
}

function pick<Fate extends string>(drawn: number, rates: Record<Fate, number>): Fate | undefined {
  let left = drawn;
  for (const [fate, rate] of Object.entries(rates) as [Fate, number][]) {
    if (left < rate) return fate;
    left -= rate;
  }
  return undefined;
}

/** A number below a thousand, the same for the same seed, stream and position. */
function draw(seed: number, stream: number, at: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream, 0xc2b2ae35) ^ Math.imul(at, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 1000;
}
