import { z } from "zod";

/** An amount in the currency's minor units (cents for USD, yen for JPY), never a fraction. */
export const moneySchema = z.object({
  amount: z.int().describe("Minor units of the currency: 4999 is $49.99"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe("ISO 4217 code, upper case"),
});
export type Money = z.infer<typeof moneySchema>;

export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`An amount of money must be a whole number, got ${amount}`);
  return { amount, currency };
}

/** An amount as people write it: $49.99, ¥4,999. */
export function formatMoney({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The sum of amounts that share a currency; `currency` names it, so that the sum of nothing has one too. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  let total = 0;
  for (const each of amounts) {
    if (each.currency !== currency) throw new RangeError(`Cannot add ${each.currency} to ${currency}`);
    total += each.amount;
  }
  return money(total, currency);
}

/** `basisPoints` of an amount in minor units (800 = 8 %), halves rounded away from zero. */
export function shareOf(amount: number, basisPoints: number): number {
  const exact = BigInt(amount) * BigInt(basisPoints);
  const half = exact < 0n ? -5000n : 5000n;
  return Number((exact + half) / 10_000n);
}

/**
 * Splits an amount in proportion to weights so that the parts sum to the whole (largest remainder).
 * Equal remainders go to the earlier part; all-zero weights split evenly.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) {
    if (amount !== 0) throw new RangeError("Cannot allocate an amount to no parts");
    return [];
  }
  const given = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = given === 0n ? weights.map(() => 1n) : weights.map((weight) => BigInt(weight));
  const whole = given === 0n ? BigInt(weights.length) : given;
  const sign = amount < 0 ? -1n : 1n;
  const magnitude = BigInt(amount) * sign;
  const parts = shares.map((share) => (magnitude * share) / whole);
  const remainders = shares.map((share, index) => ({ index, rest: (magnitude * share) % whole }));
  let left = magnitude - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(part * sign));
}
