import { createStripePayments, STANDIN_SECRET_KEY, STANDIN_WEBHOOK_SECRET } from "@emporia/adapters/stripe";
import { completeCheckout } from "@emporia/core/checkout";
import {
  captureOrder,
  type PaymentProvider,
  recoverDebt,
  refundPart,
  sendPayout,
  transferEarnings,
} from "@emporia/core/payments";
import { type Actor, type Ctx, homeMarket } from "@emporia/core/platform";
import { postgresSearch } from "@emporia/core/search";
import { openDatabase } from "@emporia/db";
import { runJobs } from "./testing";

/** What the crash test asks of a process that is to be killed. */
export interface Errand {
  databaseUrl: string;
  standinUrl: string;
  now: string;
  settings: Ctx["services"]["settings"];
  /** Which point to die at, counted from 1: each statement before it is sent, each call of Stripe before and after. */
  killAt: number;
  work:
    | { kind: "complete"; checkoutId: string; cartId: string; actor?: Actor }
    | { kind: "capture"; orderId: string }
    | { kind: "refund" | "transfer" | "recover"; sellerOrderId: string }
    | { kind: "payout"; payoutId: string }
    /** What a worker finds to do for orders and their money. */
    | { kind: "orders" };
}

let points = 0;
function point(errand: Errand): void {
  // Nothing is tidied up: the process is gone before the next instruction.
  if (++points === errand.killAt) process.kill(process.pid, "SIGKILL");
}

function mortal(payments: PaymentProvider, errand: Errand): PaymentProvider {
  return new Proxy(payments, {
    get(target, name: keyof PaymentProvider) {
      const member = target[name];
      if (typeof member !== "function" || name === "parseWebhook") return member;
      return async (...given: never[]) => {
        point(errand);
        const answer = await (member as (...all: never[]) => Promise<unknown>)(...given);
        point(errand);
        return answer;
      };
    },
  });
}

async function main(errand: Errand): Promise<void> {
  const { db, close } = openDatabase({ url: errand.databaseUrl, poolSize: 2, onStatement: () => point(errand) });
  const payments = mortal(
    createStripePayments({
      secretKey: STANDIN_SECRET_KEY,
      publishableKey: null,
      webhookSecret: STANDIN_WEBHOOK_SECRET,
      standinUrl: errand.standinUrl,
    }),
    errand,
  );
  const { work } = errand;
  const ctx: Ctx = {
    db,
    clock: { now: () => new Date(errand.now) },
    actor: work.kind === "complete" ? (work.actor ?? { kind: "guest" }) : { kind: "system", name: "crash" },
    cartId: work.kind === "complete" ? work.cartId : null,
    market: homeMarket,
    correlationId: "crash",
    log: { debug() {}, info() {}, warn() {}, error() {} },
    services: {
      payments,
      mailer: { send: () => Promise.reject(new Error("Nothing is mailed from here.")) },
      media: {} as never,
      search: postgresSearch,
      carrier: null,
      addresses: null,
      rates: null,
      tax: null,
      tracker: null,
      searchEngine: null,
      cartCache: null,
      settings: errand.settings,
    },
  };
  if (work.kind === "complete") await completeCheckout(ctx, work);
  if (work.kind === "capture") await captureOrder(ctx, work);
  if (work.kind === "refund") await refundPart(ctx, work);
  if (work.kind === "transfer") await transferEarnings(ctx, work);
  if (work.kind === "recover") await recoverDebt(ctx, work);
  if (work.kind === "payout") await sendPayout(ctx, work);
  if (work.kind === "orders")
    await runJobs(ctx, { failures: "keep", only: (name) => /^(checkout|payments|orders)\./.test(name) });
  point(errand);
  await close();
  process.stdout.write(JSON.stringify({ points }));
}

await main(JSON.parse(process.argv[2] ?? "{}") as Errand);
