/** What stands in the books for a seller in one currency, in minor units. */
export interface SellerPosition {
  /** Of each part (null: of none in particular) what is not transferred; negative: what is owed for it. */
  parts: readonly { sellerOrderId: string | null; payable: number; isHeld: boolean }[];
  /** On the seller's Stripe account, reversals that are under way taken off. */
  onAccount: number;
  /** Of that, from parts under a hold. */
  heldOnAccount: number;
  /** Whether a hold stops transfers, or payouts, of the whole shop. */
  stopsTransfers: boolean;
  stopsPayouts: boolean;
}

export interface SellerFigures {
  /** Earned and not transferred, free of holds. */
  pending: number;
  /** Kept back by holds, wherever it lies. */
  reserved: number;
  /** Could be paid out as soon as Stripe has it available. */
  available: number;
  /** What the seller owes; taken from what they earn next. */
  owed: number;
}

/**
 * What a seller's position means for them. Pending + reserved + available − owed is all that the books owe them, as long
 * as what they owe can be taken from what is available. Pure.
 */
export function figuresOf(position: SellerPosition): SellerFigures {
  const positive = position.parts.filter((part) => part.payable > 0);
  const owed = -sum(position.parts.filter((part) => part.payable < 0).map((part) => part.payable));
  const isKept = (part: { isHeld: boolean }) => part.isHeld || position.stopsTransfers;
  const heldOnAccount = position.stopsPayouts
    ? Math.max(0, position.onAccount)
    : Math.min(Math.max(0, position.onAccount), position.heldOnAccount);
  const free = Math.max(0, position.onAccount - heldOnAccount);
  const pledged = Math.min(owed, free);
  return {
    pending: sum(positive.filter((part) => !isKept(part)).map((part) => part.payable)),
    reserved: sum(positive.filter(isKept).map((part) => part.payable)) + heldOnAccount,
    available: free - pledged,
    owed: owed - pledged,
  };
}

/**
 * Which debts the earnings of a part pay, oldest first as they are given. Amounts are positive minor units; together at
 * most `earned`. Pure.
 */
export function netAgainst(
  earned: number,
  debts: readonly { sellerOrderId: string | null; amount: number }[],
): { sellerOrderId: string | null; amount: number }[] {
  let left = Math.max(0, earned);
  const paid: { sellerOrderId: string | null; amount: number }[] = [];
  for (const debt of debts) {
    const amount = Math.min(left, debt.amount);
    if (amount <= 0) continue;
    paid.push({ ...debt, amount });
    left -= amount;
  }
  return paid;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
