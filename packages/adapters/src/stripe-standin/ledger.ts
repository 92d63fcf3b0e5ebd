import type { Ctx } from "./context";
import { newId } from "./ids";
import type { StripeObject } from "./store";

export interface BalanceTransaction extends StripeObject {
  amount: number;
  fee: number;
  net: number;
  available_on: number;
  currency: string;
  type: string;
  source: string;
}

interface Pot {
  available: number;
  /** Minor units by the instant they become available. */
  pending: Map<number, number>;
}

/** Running totals per account and currency; rebuilt from the balance transactions at start. */
export class Balances {
  readonly #pots = new Map<string, Map<string, Pot>>();

  add(account: string, { currency, net, available_on }: BalanceTransaction, now: number): void {
    const pots = this.#pots.get(account) ?? new Map<string, Pot>();
    this.#pots.set(account, pots);
    const pot = pots.get(currency) ?? { available: 0, pending: new Map<number, number>() };
    pots.set(currency, pot);
    if (available_on <= now) pot.available += net;
    else pot.pending.set(available_on, (pot.pending.get(available_on) ?? 0) + net);
  }

  /** Minor units, matured money moved to available first. */
  of(account: string, currency: string, now: number): { available: number; pending: number } {
    const pot = this.#pots.get(account)?.get(currency);
    if (!pot) return { available: 0, pending: 0 };
    let pending = 0;
    for (const [at, sum] of pot.pending) {
      if (at <= now) {
        pot.available += sum;
        pot.pending.delete(at);
      } else pending += sum;
    }
    return { available: pot.available, pending };
  }

  currencies(account: string): string[] {
    return [...(this.#pots.get(account)?.keys() ?? [])];
  }
}

export interface Movement {
  account: string;
  type: string;
  /** Minor units, negative when money leaves. */
  amount: number;
  fee?: number;
  currency: string;
  source: string;
  availableOn: number;
  description?: string | null;
  category?: string;
}

/** Books a movement on an account's balance. */
export function book(ctx: Ctx, movement: Movement): BalanceTransaction {
  const { account, type, amount, fee = 0, currency, source, availableOn } = movement;
  const transaction: BalanceTransaction = {
    id: newId("txn_"),
    object: "balance_transaction",
    amount,
    available_on: availableOn,
    balance_type: "payments",
    created: ctx.now,
    currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: "Stripe processing fees", type: "stripe_fee" }],
    net: amount - fee,
    reporting_category: movement.category ?? type,
    source,
    status: availableOn <= ctx.now ? "available" : "pending",
    type,
  };
  ctx.store.add("balance_transactions", account, transaction);
  ctx.balances.add(account, transaction, ctx.now);
  return transaction;
}

/** When money taken now becomes available: full days end at midnight UTC, as at Stripe. */
export function availableOn(ctx: Ctx): number {
  const { settlementSeconds } = ctx.settings;
  const at = ctx.now + settlementSeconds;
  return settlementSeconds < 86_400 ? at : Math.ceil(at / 86_400) * 86_400;
}
