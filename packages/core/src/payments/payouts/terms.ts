import type { PayoutInterval, TransferAfter } from "@emporia/contracts/payouts";
import { DAY_MS } from "../../platform/index";

/** When a seller is paid: the platform's rule with what is different for this seller. */
export interface PayoutTerms {
  transferAfter: TransferAfter;
  /** Days (of 24 hours) after that. */
  transferDays: number;
  /** Days after a shop was approved during which its earnings wait. */
  newSellerDays: number;
  interval: PayoutInterval;
  /** Day of the week (Monday 1) for weekly payouts, of the month (1…28) for monthly ones. */
  payoutDay: number;
  /** Minor units; less than this waits for the next time. */
  minimumAmount: number;
}

/** When the earnings of a part are transferred; undefined while that depends on something that has not happened. Pure. */
export function transferDueAt(
  terms: Pick<PayoutTerms, "transferAfter" | "transferDays">,
  part: { shippedAt: Date | null; deliveredAt: Date | null },
): Date | undefined {
  const from = terms.transferAfter === "delivery" ? part.deliveredAt : part.shippedAt;
  return from ? new Date(from.getTime() + terms.transferDays * DAY_MS) : undefined;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const isPayoutDay = (terms: Pick<PayoutTerms, "interval" | "payoutDay">, date: Date): boolean => {
  if (terms.interval === "daily") return true;
  if (terms.interval === "weekly") return (date.getUTCDay() || 7) === Math.min(7, terms.payoutDay);
  return terms.interval === "monthly" && date.getUTCDate() === terms.payoutDay;
};

/** The latest day (UTC, YYYY-MM-DD) of the schedule that is not after now; undefined when payouts are asked for by hand. Pure. */
export function latestPayoutDay(terms: Pick<PayoutTerms, "interval" | "payoutDay">, now: Date): string | undefined {
  for (let back = 0; back < 31; back++) {
    const date = new Date(now.getTime() - back * DAY_MS);
    if (isPayoutDay(terms, date)) return dayOf(date);
  }
  return undefined;
}

/** The next day (UTC, YYYY-MM-DD) of the schedule after today. Pure. */
export function nextPayoutDay(terms: Pick<PayoutTerms, "interval" | "payoutDay">, now: Date): string | undefined {
  for (let ahead = 1; ahead <= 31; ahead++) {
    const date = new Date(now.getTime() + ahead * DAY_MS);
    if (isPayoutDay(terms, date)) return dayOf(date);
  }
  return undefined;
}
