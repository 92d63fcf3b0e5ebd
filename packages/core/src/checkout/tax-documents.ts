import type { PostalAddressView } from "@emporia/contracts/identity";
import { allocate } from "@emporia/contracts/money";
import { type OrderState, type RefundState, type SellerOrderState, unitsOf } from "../orders/index";
import { shippingPart } from "../pricing/index";
import type { LineToTax, TaxDocument } from "../tax/index";
import type { Snapshot } from "./checkout";

export interface WantedDocument {
  document: TaxDocument;
  /** What we took as tax, or gave back: then below zero. Minor units. */
  taxAmount: number;
}

interface Facts {
  snapshot: Snapshot;
  isIncluded: boolean;
  /** The provider's names of tax classes, and where each seller sends from. */
  codes: ReadonlyMap<string, string>;
  senders: ReadonlyMap<string, PostalAddressView>;
}

/** What a tax provider is to know of an order that was collected: its sale, and each refund that was given. Pure. */
export function taxDocumentsOf(order: OrderState, facts: Facts): WantedDocument[] {
  const base = {
    ...{ reference: order.id, currency: order.currency, isIncluded: facts.isIncluded, to: order.shippingAddress },
    soldOn: order.placedAt.slice(0, 10),
  };
  const sale: WantedDocument = {
    document: {
      ...{ ...base, code: order.number, kind: "sale", refersTo: null, day: base.soldOn },
      lines: order.sellerOrders.flatMap((part) => saleLines(part, facts)),
    },
    taxAmount: order.amounts.tax,
  };
  const returns = order.sellerOrders.flatMap((part) =>
    part.refunds
      .filter(({ status, kind }) => kind !== "dispute" && (status === "SUCCEEDED" || status === "SETTLED"))
      .map(
        (refund): WantedDocument => ({
          document: {
            ...{ ...base, code: refund.id, kind: "return", refersTo: order.number, day: base.soldOn },
            lines: returnLines(part, refund, facts),
          },
          taxAmount: -refund.money.tax,
        }),
      ),
  );
  return [sale, ...returns].filter(({ document }) => document.lines.length > 0);
}

/** Whether nothing of an order was ever sent and all of it was given back: it was no sale. Pure. */
export function isUndone(order: OrderState): boolean {
  return order.status === "CANCELLED" && order.sellerOrders.every((part) => part.shipments.length === 0);
}

function saleLines(part: SellerOrderState, facts: Facts): LineToTax[] {
  const shippingDiscount = part.items.reduce((left, item) => left - item.discountAmount, part.amounts.discount);
  return linesOf(part, facts, {
    items: part.items.map((item) => ({ amount: item.subtotalAmount - item.discountAmount, quantity: item.quantity })),
    shipping: part.amounts.shipping - shippingDiscount,
  });
}

/** What was given back, on the items that it is of: by its units, or of all in proportion. */
function returnLines(part: SellerOrderState, refund: RefundState, facts: Facts): LineToTax[] {
  const { money } = refund;
  const units = unitsOf(part, refund);
  const paid = money.subtotal - (money.discount - money.shippingDiscount);
  const counts = part.items.map((item) =>
    units.reduce((sum, unit) => sum + (unit.orderItemId === item.id ? unit.quantity : 0), 0),
  );
  const weights = part.items.map((item, at) => {
    const count = units.length === 0 ? item.quantity : (counts[at] ?? 0);
    return Math.max(0, Math.round(((item.subtotalAmount - item.discountAmount) * count) / item.quantity));
  });
  const shares = weights.some((weight) => weight > 0) ? allocate(paid, weights) : weights;
  return linesOf(part, facts, {
    items: part.items.map((_, at) => ({ amount: -(shares[at] ?? 0), quantity: Math.max(1, counts[at] ?? 0) })),
    shipping: -(money.shipping - money.shippingDiscount),
  });
}

function linesOf(
  part: SellerOrderState,
  { snapshot, codes, senders }: Facts,
  amounts: { items: readonly { amount: number; quantity: number }[]; shipping: number },
): LineToTax[] {
  const { sellerId } = part;
  const from = senders.get(sellerId) ?? null;
  const lines = part.items.map((item, at): LineToTax => {
    const sold = snapshot.items.find((each) => each.variantId === item.variantId && each.sellerId === sellerId);
    return {
      ...{ part: item.id, amount: amounts.items[at]?.amount ?? 0, quantity: amounts.items[at]?.quantity ?? 1 },
      ...{ code: codes.get(sold?.taxClass ?? "") ?? null, kind: sold?.isTaxable === false ? "exempt" : "item" },
      ...{ sellerId, from },
    };
  });
  const shipping: LineToTax = {
    ...{ part: shippingPart(sellerId), amount: amounts.shipping, quantity: 1, code: null, kind: "shipping" },
    ...{ sellerId, from },
  };
  return [...lines, shipping].filter(({ amount }) => amount !== 0);
}
