import type { PostalAddressView } from "@emporia/contracts/identity";
import type { InvoiceKind } from "@emporia/contracts/invoices";
import type { OrderState, RefundState, SellerOrderState } from "../orders/index";
import { refundTaxLinesOf, type TaxLine, taxLinesOf } from "./tax-lines";

/** What stands on an invoice or a credit note, frozen when it is issued. Amounts in minor units; a credit note's are positive. */
export interface InvoiceDocument {
  kind: InvoiceKind;
  number: string;
  issuedOn: string;
  orderNumber: string;
  shopName: string;
  billTo: PostalAddressView;
  currency: string;
  lines: { name: string; quantity: number; unitPriceAmount: number; amount: number }[];
  discount: number;
  shipping: number;
  tax: number;
  /** The tax by its rates; absent on what was issued before they were told apart. */
  taxes?: TaxLine[];
  isTaxIncluded: boolean;
  total: number;
  /** Of a credit note: which invoice it takes from, and why. */
  refersTo: string | null;
  reason: string | null;
}

type Issue = Pick<InvoiceDocument, "number" | "issuedOn">;

/** The invoice of a seller's part as it was placed. Pure. */
export function invoiceOf(order: OrderState, part: SellerOrderState, issue: Issue): InvoiceDocument {
  return {
    ...issue,
    kind: "invoice",
    orderNumber: part.number,
    shopName: part.shopName,
    billTo: order.billingAddress,
    currency: order.currency,
    lines: part.items.map((item) => ({
      name: [item.name, item.variantTitle].filter((text) => text !== "").join(", "),
      quantity: item.quantity,
      unitPriceAmount: item.unitPriceAmount,
      amount: item.subtotalAmount,
    })),
    discount: part.amounts.discount,
    shipping: part.amounts.shipping,
    tax: part.amounts.tax,
    taxes: taxLinesOf(part),
    isTaxIncluded: part.amounts.includedTax > 0,
    total: part.amounts.total,
    refersTo: null,
    reason: null,
  };
}

/** What a refund takes from an invoice: by its units where it has some, else an amount. Pure. */
export function creditNoteOf(
  order: OrderState,
  part: SellerOrderState,
  refund: RefundState,
  issue: Issue & { refersTo: string },
): InvoiceDocument {
  const { money } = refund;
  const units = refund.items.flatMap(({ orderItemId, quantity }) => {
    const item = part.items.find((each) => each.id === orderItemId);
    return item ? [{ ...item, quantity, amount: item.unitPriceAmount * quantity }] : [];
  });
  const isByUnits = units.length > 0 && units.reduce((sum, unit) => sum + unit.amount, 0) === money.subtotal;
  return {
    ...invoiceOf(order, part, issue),
    kind: "credit_note",
    lines: isByUnits
      ? units.map((unit) => ({
          name: [unit.name, unit.variantTitle].filter((text) => text !== "").join(", "),
          quantity: unit.quantity,
          unitPriceAmount: unit.unitPriceAmount,
          amount: unit.amount,
        }))
      : money.subtotal === 0
        ? []
        : [{ name: "Items, in part", quantity: 1, unitPriceAmount: money.subtotal, amount: money.subtotal }],
    discount: money.discount,
    shipping: money.shipping,
    tax: money.tax,
    taxes: refundTaxLinesOf(part, refund),
    isTaxIncluded: money.includedTax > 0,
    total: money.total,
    refersTo: issue.refersTo,
    reason: refund.reason,
  };
}
