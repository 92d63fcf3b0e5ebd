import type { AmendmentView } from "@emporia/contracts/amendments";
import { money } from "@emporia/contracts/money";
import type { AddedItem, AmendmentAmounts, AmendmentState } from "./amendment-state";
import { carriable } from "./carriable";
import { carriedFor } from "./refund-means";
import type { Units } from "./refund-money";
import type { OrderState, SellerOrderState } from "./state";

/** What an amendment is made of, in words and money. Pure. */
export function amendmentContents(
  part: Pick<SellerOrderState, "items">,
  contents: {
    removed: readonly Units[];
    added: readonly AddedItem[];
    amounts: AmendmentAmounts;
    givenBackAmount: number;
    carriedAmount: number;
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
    carried: amount(contents.carriedAmount),
    toPay: amount(total - contents.carriedAmount),
  };
}

/**
 * Of what goes back for what is removed, what pays for what is added, in minor units: what did, or what would as the order
 * stands now.
 */
function carriedOf(order: OrderState, part: SellerOrderState, amendment: AmendmentState): number {
  const { status, supplement, removed, amounts } = amendment;
  if (status === "APPLIED")
    return part.refunds.reduce(
      (sum, { to, paysFor, money: { total } }) =>
        sum + (to === "order" && paysFor?.orderId === supplement?.orderId ? total : 0),
      0,
    );
  const carried = carriedFor(carriable(order, part, removed), amounts.total, order.currency);
  return carried.reduce((sum, { amount }) => sum + amount, 0);
}

export function toAmendmentView(order: OrderState, part: SellerOrderState, amendment: AmendmentState): AmendmentView {
  const { id, status, ending, by, reason, supplement, proposedAt, expiresAt, amounts } = amendment;
  return {
    ...{ id, status, ending, by, reason },
    ...amendmentContents(
      part,
      { ...amendment, carriedAmount: carriedOf(order, part, amendment), isTaxIncluded: amounts.includedTax > 0 },
      order.currency,
    ),
    supplement: supplement && { orderId: supplement.orderId, orderNumber: supplement.number },
    ...{ proposedAt, expiresAt },
  };
}
