import type { PostalAddressView } from "@emporia/contracts/identity";
import type { InvoiceKind } from "@emporia/contracts/invoices";
import type { OrderState, RefundState, SellerOrderState } from "../orders/index";
import type { InvoiceParty } from "../sellers/index";
import { refundTaxLinesOf, type TaxLine, taxLinesOf } from "./tax-lines";

/** What stands on an invoice or a credit note, frozen when it is issued. Amounts in minor units; a credit note's are positive. */
export interface InvoiceDocument {
  kind: InvoiceKind;
  number: string;
  issuedOn: string;
  orderNumber: string;
  shopName: string;
  /** Who sells, as they said it then. Absent where they had not. */
  seller?: InvoiceParty;
  /** The day on which the goods were first sent; null where they were paid for before. Absent on credit notes. */
  suppliedOn?: string | null;
  billTo: PostalAddressView;
  currency: string;
  lines: InvoiceLine[];
  discount: number;
  shipping: number;
  tax: number;
  /** Who hands the tax over; absent where it is the marketplace, as always before sellers did. */
  taxRemitter?: "seller" | "both";
  /** The tax by its rates; absent on what was issued before they were told apart. */
  taxes?: TaxLine[];
  isTaxIncluded: boolean;
  total: number;
  /** Of a credit note: which invoice it takes from, and why. */
  refersTo: string | null;
  reason: string | null;
}

export interface InvoiceLine {
  name: string;
  quantity: number;
  unitPriceAmount: number;
  /** The price of a unit without the tax within it. Absent where it has none within, or nobody said how much. */
  netUnitPriceAmount?: number;
  /** Millionths; absent where nobody said. */
  taxRate?: number;
  amount: number;
}

type Issue = Pick<InvoiceDocument, "number" | "issuedOn" | "seller">;
type Sold = Pick<SellerOrderState["items"][number], "name" | "variantTitle" | "unitPriceAmount" | "taxRate">;

function lineOf(item: Sold, isTaxIncluded: boolean, quantity: number, amount: number): InvoiceLine {
  const rate = item.taxRate?.rateMillionths;
  return {
    name: [item.name, item.variantTitle].filter((text) => text !== "").join(", "),
    quantity,
    unitPriceAmount: item.unitPriceAmount,
    ...(rate === undefined ? {} : { taxRate: rate }),
    ...(isTaxIncluded && rate !== undefined
      ? { netUnitPriceAmount: Math.round((item.unitPriceAmount * 1_000_000) / (1_000_000 + rate)) }
      : {}),
    amount,
  };
}

/** The invoice of a seller's part as it was placed. Pure. */
export function invoiceOf(order: OrderState, part: SellerOrderState, issue: Issue): InvoiceDocument {
  const isTaxIncluded = part.amounts.includedTax > 0;
  return {
    ...issue,
    kind: "invoice",
    suppliedOn: firstSentOn(part),
    orderNumber: part.number,
    shopName: part.shopName,
    billTo: order.billingAddress,
    currency: order.currency,
    lines: part.items.map((item) => lineOf(item, isTaxIncluded, item.quantity, item.subtotalAmount)),
    discount: part.amounts.discount,
    shipping: part.amounts.shipping,
    tax: part.amounts.tax,
    ...remitterOf(part.amounts.tax, part.sellerTax ?? 0),
    taxes: taxLinesOf(part),
    isTaxIncluded,
    total: part.amounts.total,
    refersTo: null,
    reason: null,
  };
}

function remitterOf(tax: number, ofSeller: number): Pick<InvoiceDocument, "taxRemitter"> {
  if (ofSeller === 0) return {};
  return { taxRemitter: ofSeller === tax ? "seller" : "both" };
}

const firstSentOn = (part: SellerOrderState): string | null =>
  part.shipments
    .map(({ shippedAt }) => shippedAt.slice(0, 10))
    .sort()
    .at(0) ?? null;

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
  const { suppliedOn: _, ...invoice } = invoiceOf(order, part, issue);
  return {
    ...invoice,
    kind: "credit_note",
    lines: isByUnits
      ? units.map((unit) => lineOf(unit, money.includedTax > 0, unit.quantity, unit.amount))
      : money.subtotal === 0
        ? []
        : [{ name: "Items, in part", quantity: 1, unitPriceAmount: money.subtotal, amount: money.subtotal }],
    discount: money.discount,
    shipping: money.shipping,
    tax: money.tax,
    ...remitterOf(money.tax, money.sellerTax),
    taxes: refundTaxLinesOf(part, refund),
    isTaxIncluded: money.includedTax > 0,
    total: money.total,
    refersTo: issue.refersTo,
    reason: refund.reason,
  };
}
