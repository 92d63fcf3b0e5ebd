import type { PricedFee, SaleFeeKind } from "../pricing/index";
import type { SellerOrderState } from "./state";

/** Where money of a part says what of each kind of fee goes back. */
export const feeKeys = {
  processing: "processingFee",
  item: "itemFee",
  order: "orderFee",
} as const satisfies Record<SaleFeeKind, string>;
type FeeAmounts = Record<(typeof feeKeys)[SaleFeeKind], number>;

const amountsOf = (amount: (kind: SaleFeeKind) => number): FeeAmounts => ({
  processingFee: amount("processing"),
  itemFee: amount("item"),
  orderFee: amount("order"),
});

/** The fees of a part by their kind, in minor units. */
export function feeAmounts({ fees = [] }: { fees?: readonly PricedFee[] }): FeeAmounts {
  return amountsOf((kind) => fees.reduce((sum, fee) => sum + (fee.kind === kind ? fee.amount : 0), 0));
}

/** The same less what went back of them, of those that are asked for. */
export function feesLeft(
  { fees = [], refunds }: Pick<SellerOrderState, "fees" | "refunds">,
  isAsked: (fee: PricedFee) => boolean = () => true,
): FeeAmounts {
  const whole = feeAmounts({ fees: fees.filter(isAsked) });
  return amountsOf((kind) => {
    const key = feeKeys[kind];
    return whole[key] === 0 ? 0 : whole[key] - refunds.reduce((sum, { money }) => sum + money[key], 0);
  });
}
