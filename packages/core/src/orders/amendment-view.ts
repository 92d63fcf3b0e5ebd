import type { AmendmentView } from "@emporia/contracts/amendments";
import { money } from "@emporia/contracts/money";
import type { AddedItem, AmendmentAmounts, AmendmentState } from "./amendment-state";
import type { Units } from "./refund-money";
import type { SellerOrderState } from "./state";

/** What an amendment is made of, in words and money. Pure. */
export function amendmentContents(
  part: Pick<SellerOrderState, "items">,
  contents: {
    removed: readonly Units[];
    added: readonly AddedItem[];
    amounts: AmendmentAmounts;
    givenBackAmount: number;
    isTaxIncluded: boolean;
  },
  currency: string,
) {
  const amount = (minor: number) => money(minor, currency);
  const { subtotal, discount, shipping, tax, total } = contents.amounts;
  return {
    removed: contents.removed.map(({ orderItemId, quantity }) => {
      const item = part.items.find((each) => each.id === orderItemId);
      return { orderItemId, name: item?.name ?? "", variantTitle: item?.variantTitle ?? "", quantity };
    }),
    added: contents.added.map(({ unitPriceAmount, ...item }) => ({ ...item, price: amount(unitPriceAmount) })),
    ...{ subtotal: amount(subtotal), discount: amount(discount), shipping: amount(shipping), tax: amount(tax) },
    isTaxIncluded: contents.isTaxIncluded,
    total: amount(total),
    givenBack: amount(contents.givenBackAmount),
  };
}

export function toAmendmentView(
  part: Pick<SellerOrderState, "items">,
  amendment: AmendmentState,
  currency: string,
): AmendmentView {
  const { id, status, ending, by, reason, supplement, proposedAt, expiresAt, amounts } = amendment;
  return {
    ...{ id, status, ending, by, reason },
    ...amendmentContents(part, { ...amendment, isTaxIncluded: amounts.includedTax > 0 }, currency),
    supplement: supplement && { orderId: supplement.orderId, orderNumber: supplement.number },
    ...{ proposedAt, expiresAt },
  };
}
