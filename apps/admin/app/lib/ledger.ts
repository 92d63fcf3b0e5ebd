/** What a posting's columns add up to, and whether they agree. Minor units; debits are positive, credits negative. */
export function balanceOf(entries: readonly { amount: { amount: number } }[]): {
  debit: number;
  credit: number;
  isBalanced: boolean;
} {
  let debit = 0;
  let credit = 0;
  for (const { amount } of entries) {
    if (amount.amount >= 0) debit += amount.amount;
    else credit -= amount.amount;
  }
  return { debit, credit, isBalanced: debit === credit };
}

const accounts: Record<string, string> = {
  stripe_balance: "Stripe balance",
  seller_payable: "Payable to sellers",
  platform_commission: "Commission",
  processing_fees: "Payment processing fees",
  fixed_fees: "Fees by item and order",
  monthly_fees: "Monthly fees",
  tax_payable: "Tax payable",
  refunds_payable: "Owed to shoppers",
  carriers_payable: "Owed to carriers",
  disputes: "Disputes",
  bank: "Our bank",
  connected_balance: "Sellers' Stripe accounts",
  connected_payable: "Sellers' claim on these",
  store_credit: "Store credit",
  swaps: "Taken out for what was added",
  stripe_fees: "Stripe's fees",
  dispute_losses: "Lost disputes",
  promotions: "Discounts we pay for",
  shipping_labels: "Labels we pay for",
  write_offs: "Written off",
};

export const accountWord = (account: string): string => accounts[account] ?? account.replaceAll("_", " ");

const kinds: Record<string, string> = {
  sale: "Sale",
  transfer: "Transfer",
  refund: "Refund",
  refund_failure: "Refund sent back",
  dispute: "Dispute",
  transfer_reversal: "Transfer taken back",
  netting: "Kept for a debt",
  payout: "Payout",
  payout_failure: "Payout that failed",
  dispute_loss: "Lost dispute",
  fee: "Stripe's fee",
  bank: "To or from our bank",
  credited_refund: "Refund given as credit",
  credit_end: "Store credit that ended",
  adjustment: "Adjustment",
  monthly_fee: "Monthly fee of a shop",
  label: "Shipping label",
  label_void: "Label that was voided",
};

export const postingWord = (kind: string): string => kinds[kind] ?? kind.replaceAll("_", " ");
