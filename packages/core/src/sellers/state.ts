import type { SellerStatus } from "@emporia/contracts/sellers";

/** Which status a shop can go to from which. A ban is for ever. */
export const sellerTransitions = {
  PENDING: ["APPROVED", "REJECTED"],
  APPROVED: ["SUSPENDED", "BANNED"],
  REJECTED: ["PENDING"],
  SUSPENDED: ["APPROVED", "BANNED"],
  BANNED: [],
} as const satisfies Record<SellerStatus, readonly SellerStatus[]>;

export function canBecome(from: SellerStatus, to: SellerStatus): boolean {
  const allowed: readonly SellerStatus[] = sellerTransitions[from];
  return allowed.includes(to);
}

/** What staff can decide: from which status, to which, and what it is called when it is announced. */
export const sellerDecisions = {
  approve: { from: "PENDING", to: "APPROVED", event: "SellerApproved", action: "seller.approved" },
  reject: { from: "PENDING", to: "REJECTED", event: "SellerRejected", action: "seller.rejected" },
  suspend: { from: "APPROVED", to: "SUSPENDED", event: "SellerSuspended", action: "seller.suspended" },
  reinstate: { from: "SUSPENDED", to: "APPROVED", event: "SellerReinstated", action: "seller.reinstated" },
} as const;
export type Decision = keyof typeof sellerDecisions;
