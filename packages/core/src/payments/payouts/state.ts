import type { PayoutStatus } from "@emporia/contracts/payouts";

export type TransferStatus = "WAITING" | "PENDING" | "PAID" | "NETTED" | "DROPPED" | "REVERSED";

/**
 * A transfer waits for its day, is promised (netted against debts, and what is left asked of Stripe), and arrives; refused,
 * it waits again.
 * Dropped: nothing was left to send. Reversed: all of it was taken back.
 */
export const transferTransitions = {
  WAITING: ["PENDING", "NETTED", "DROPPED"],
  PENDING: ["PAID", "WAITING"],
  PAID: ["REVERSED"],
  NETTED: [],
  DROPPED: [],
  REVERSED: [],
} as const satisfies Record<TransferStatus, readonly TransferStatus[]>;

/** A payout can fail after it was said to have arrived: banks send money back days later. */
export const payoutTransitions = {
  PENDING: ["IN_TRANSIT", "PAID", "FAILED"],
  IN_TRANSIT: ["PAID", "FAILED"],
  PAID: ["FAILED"],
  FAILED: [],
} as const satisfies Record<PayoutStatus, readonly PayoutStatus[]>;

/** Whether what Stripe says follows from where the payout is; what came late does not. */
export const mayBecome = (from: PayoutStatus, to: PayoutStatus): boolean =>
  (payoutTransitions[from] as readonly PayoutStatus[]).includes(to);
