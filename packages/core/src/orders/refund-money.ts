import { allocate } from "@emporia/contracts/money";
import type { RefundMoney } from "./events";
import type { SellerOrderState } from "./state";

/** Units of items of an order. */
export interface Units {
  orderItemId: string;
  quantity: number;
}

const none: RefundMoney = { subtotal: 0, discount: 0, shipping: 0, tax: 0, total: 0, commission: 0 };

/** The total that follows from its parts; the commission is the platform's and not of it. */
function refundOf(parts: Omit<RefundMoney, "total">): RefundMoney {
  return { ...parts, total: parts.subtotal - parts.discount + parts.shipping + parts.tax };
}

/** What of a seller's part was promised back so far, in minor units; a refund that the bank sent back is owed still. */
export function promisedMoney(part: Pick<SellerOrderState, "refunds">): RefundMoney {
  return part.refunds.reduce(
    (sum, { money }) => ({
      subtotal: sum.subtotal + money.subtotal,
      discount: sum.discount + money.discount,
      shipping: sum.shipping + money.shipping,
      tax: sum.tax + money.tax,
      total: sum.total + money.total,
      commission: sum.commission + money.commission,
    }),
    none,
  );
}

/** What of a seller's part can still be given back, and the commission that would go with it, in minor units. */
export function moneyLeft(part: SellerOrderState): RefundMoney {
  const promised = promisedMoney(part);
  return refundOf({
    subtotal: part.amounts.subtotal - promised.subtotal,
    discount: part.amounts.discount - promised.discount,
    shipping: part.amounts.shipping - promised.shipping,
    tax: part.amounts.tax - promised.tax,
    commission: part.commissionAmount - promised.commission,
  });
}

/** How much of an item's money was given back by units. */
export function refundedUnits(part: Pick<SellerOrderState, "refunds">, orderItemId: string): number {
  return part.refunds
    .flatMap((refund) => refund.items)
    .reduce((sum, item) => sum + (item.orderItemId === orderItemId ? item.quantity : 0), 0);
}

/**
 * The money of these units: what each unit cost with its share of discount, tax and commission, so that the units of an
 * item sum to the item. Shipping, with the tax on it, comes along when asked for. Never more than is left. Pure.
 */
export function moneyOfUnits(
  part: SellerOrderState,
  units: readonly Units[],
  options: { withShipping: boolean },
): RefundMoney {
  const discounts = allocate(
    part.amounts.discount,
    part.items.map((item) => item.subtotalAmount),
  );
  const wanted = { subtotal: 0, discount: 0, tax: 0, commission: 0 };
  for (const { orderItemId, quantity } of units) {
    const index = part.items.findIndex((item) => item.id === orderItemId);
    const item = part.items[index];
    if (!item) throw new Error("No such item of this part.");
    const from = refundedUnits(part, orderItemId);
    const count = Math.min(quantity, item.quantity - from);
    const share = (amount: number) =>
      allocate(amount, new Array<number>(item.quantity).fill(1))
        .slice(from, from + count)
        .reduce((sum, each) => sum + each, 0);
    wanted.subtotal += item.unitPriceAmount * count;
    wanted.discount += share(discounts[index] ?? 0);
    wanted.tax += share(item.taxAmount);
    wanted.commission += share(item.commissionAmount);
  }
  const left = moneyLeft(part);
  const shippingTax = part.amounts.tax - part.items.reduce((sum, item) => sum + item.taxAmount, 0);
  const items = Math.min(wanted.subtotal - wanted.discount, left.subtotal - left.discount);
  const discount = Math.min(wanted.discount, left.discount);
  return refundOf({
    subtotal: items + discount,
    discount,
    shipping: options.withShipping ? left.shipping : 0,
    tax: Math.min(wanted.tax + (options.withShipping ? shippingTax : 0), left.tax),
    commission: Math.min(wanted.commission, left.commission),
  });
}

/** An amount in minor units, taken from items, shipping and tax in proportion to what is left of them. Pure. */
export function moneyOfAmount(part: SellerOrderState, amount: number): RefundMoney {
  const left = moneyLeft(part);
  if (amount < 0 || amount > left.total) throw new RangeError(`Only ${left.total} of this part can be given back.`);
  const leftOfItems = left.subtotal - left.discount;
  const [items = 0, shipping = 0, tax = 0] = allocate(amount, [leftOfItems, left.shipping, left.tax]);
  const alongside = (whole: number) => allocate(whole, [items, leftOfItems - items])[0] ?? 0;
  const discount = leftOfItems === 0 ? 0 : alongside(left.discount);
  return refundOf({
    subtotal: items + discount,
    discount,
    shipping,
    tax,
    commission: leftOfItems === 0 ? 0 : alongside(left.commission),
  });
}

/** What a seller earns of a part once all that was promised back is off it, in minor units; below zero when they owe. */
export function earningsOf(part: SellerOrderState): number {
  const left = moneyLeft(part);
  return left.subtotal - left.discount + left.shipping - left.commission;
}
