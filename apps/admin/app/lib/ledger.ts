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
  tax_payable: "Tax payable",
  refunds_payable: "Owed to shoppers",
  disputes: "Disputes",
};

export const accountWord = (account: string): string => accounts[account] ?? account.replaceAll("_", " ");

const kinds: Record<string, string> = {
  sale: "Sale",
  transfer: "Transfer",
  refund: "Refund",
  refund_failure: "Refund sent back",
  dispute: "Dispute",
  transfer_reversal: "Transfer taken back",
  adjustment: "Adjustment",
};

export const postingWord = (kind: string): string => kinds[kind] ?? kind.replaceAll("_", " ");
