import { allocate } from "@emporia/contracts/money";
import type { SaleFeeKind } from "../pricing/index";
import type { RefundMoney } from "./events";
import { feeAmounts, feeKeys, feesLeft } from "./fee-money";
import type { SellerOrderState } from "./state";
import { netOf } from "./totals";

/** Units of items of an order. */
export interface Units {
  orderItemId: string;
  quantity: number;
}

/** The amounts of a refund that the others follow from. */
type RefundParts = Omit<RefundMoney, "total" | "includedTax">;

const refundParts = [
  "subtotal",
  "discount",
  "platformDiscount",
  "shippingDiscount",
  "shippingPlatformDiscount",
  "shipping",
  "tax",
  "shippingTax",
  "commission",
  "shippingCommission",
  "sellerTax",
  "processingFee",
  "itemFee",
  "orderFee",
] as const satisfies readonly (keyof RefundParts)[];

/** The total that follows from its parts; the commission is the platform's and not of it. */
function refundOf(part: Pick<SellerOrderState, "amounts">, parts: RefundParts): RefundMoney {
  const { amounts } = part;
  const includedTax = amounts.includedTax > 0 ? parts.tax : 0;
  return {
    ...parts,
    includedTax,
    total: parts.subtotal - parts.discount + parts.shipping + parts.tax - includedTax,
  };
}

/** Of the discounts of a part, what is of its shipping: the rest is of its items. */
function shippingDiscounts({ amounts, items }: Pick<SellerOrderState, "amounts" | "items">): {
  shippingDiscount: number;
  shippingPlatformDiscount: number;
} {
  return {
    shippingDiscount: items.reduce((left, item) => left - item.discountAmount, amounts.discount),
    shippingPlatformDiscount: items.reduce(
      (left, item) => left - item.platformDiscountAmount,
      amounts.platformDiscount,
    ),
  };
}

/** Of the tax of a part, what is on its shipping: the rest is on its items. */
function shippingTaxOf({ amounts, items }: Pick<SellerOrderState, "amounts" | "items">): number {
  return items.reduce((left, item) => left - item.taxAmount, amounts.tax);
}

/** Of the commission of a part, what is on its shipping: the rest is on its items. */
export function shippingCommissionOf({
  commissionAmount,
  items,
}: {
  commissionAmount: number;
  items: readonly { commissionAmount: number }[];
}): number {
  return items.reduce((left, item) => left - item.commissionAmount, commissionAmount);
}

/** What events of a refund say since some day only. */
type NotAlwaysTold = "shippingTax" | "shippingCommission" | "sellerTax" | (typeof feeKeys)[SaleFeeKind];

/**
 * Money that was promised before the tax on shipping was told apart: as much of it as of the shipping. There was no
 * commission on shipping then. Pure.
 */
export function withShippingApart(
  part: Pick<SellerOrderState, "amounts" | "items" | "refunds">,
  promised: Omit<RefundMoney, NotAlwaysTold> & Partial<Pick<RefundMoney, NotAlwaysTold>>,
): RefundMoney {
  const money = {
    ...promised,
    shippingCommission: promised.shippingCommission ?? 0,
    sellerTax: promised.sellerTax ?? 0,
    processingFee: promised.processingFee ?? 0,
    itemFee: promised.itemFee ?? 0,
    orderFee: promised.orderFee ?? 0,
  };
  if (money.shippingTax !== undefined) return { ...money, shippingTax: money.shippingTax };
  const whole = shippingTaxOf(part);
  const left = whole - part.refunds.reduce((sum, refund) => sum + refund.money.shippingTax, 0);
  const rest = part.amounts.shipping - money.shipping;
  const share = part.amounts.shipping > 0 ? (allocate(whole, [money.shipping, rest])[0] ?? 0) : 0;
  return { ...money, shippingTax: Math.min(share, left, money.tax) };
}

/** What of a seller's part was promised back so far, in minor units; a refund that the bank sent back is owed still. */
export function promisedMoney(part: Pick<SellerOrderState, "amounts" | "refunds">): RefundMoney {
  return sumOfMoney(
    part,
    part.refunds.map(({ money }) => money),
  );
}

/** How many refunds of a seller's part were promised and are not given yet. */
export function waitingRefunds(part: Pick<SellerOrderState, "refunds">): number {
  return part.refunds.filter((refund) => refund.status === "PENDING").length;
}

/**
 * What of a seller's part can still be given back, and the commission and fees that would go with it, in minor units: all
 * fees where it was not collected, and otherwise those that go back.
 */
export function moneyLeft(part: SellerOrderState, { isUncollected = false } = {}): RefundMoney {
  const whole: RefundParts = {
    ...part.amounts,
    ...shippingDiscounts(part),
    shippingTax: shippingTaxOf(part),
    commission: part.commissionAmount,
    shippingCommission: shippingCommissionOf(part),
    sellerTax: part.sellerTax ?? 0,
    ...feeAmounts(part),
  };
  const promised = promisedMoney(part);
  const left = refundParts.map((key) => [key, whole[key] - promised[key]]);
  const all = Object.fromEntries(left) as RefundParts;
  return refundOf(part, isUncollected ? all : { ...all, ...feesLeft(part, (fee) => fee.isReturned) });
}

/** What follows from how much of what is left some money is. */
type Alongside = "sellerTax" | (typeof feeKeys)[SaleFeeKind];

/** What the seller gets for some money before commission and fees: fees go back in proportion to it. */
function grossOf(money: Omit<RefundParts, Alongside> & { includedTax: number }): number {
  const { subtotal, discount, platformDiscount, shipping, includedTax } = money;
  return Math.max(0, subtotal - discount + platformDiscount + shipping - includedTax);
}

/**
 * Some money with the fees that go back with it, as much of what is left of them as it is of what is left, and with what of its
 * tax its seller hands over, by the same share.
 */
function withFees(
  part: Pick<SellerOrderState, "amounts">,
  parts: Omit<RefundParts, Alongside>,
  left: RefundMoney,
): RefundMoney {
  const money = refundOf(part, { ...parts, sellerTax: 0, processingFee: 0, itemFee: 0, orderFee: 0 });
  const whole = grossOf(left);
  const share = Math.min(grossOf(money), whole);
  const of = (amount: number) => (whole === 0 ? 0 : (allocate(amount, [share, whole - share])[0] ?? 0));
  return {
    ...money,
    sellerTax: left.tax === 0 ? 0 : (allocate(left.sellerTax, [money.tax, left.tax - money.tax])[0] ?? 0),
    processingFee: of(left.processingFee),
    itemFee: of(left.itemFee),
    orderFee: of(left.orderFee),
  };
}

/** How much of an item's money was given back by units. */
export function refundedUnits(part: Pick<SellerOrderState, "refunds">, orderItemId: string): number {
  return part.refunds
    .flatMap((refund) => refund.items)
    .reduce((sum, item) => sum + (item.orderItemId === orderItemId ? item.quantity : 0), 0);
}

/**
 * The money of these units: what each unit cost with its share of discount, tax and commission, so that the units of an
 * item sum to the item. Shipping, with its discount, the tax and the commission on it, comes along when asked for: all that is
 * left, or no more of it than the cheapest way that was offered. Never more than is left.
 * Pure.
 */
export function moneyOfUnits(
  part: SellerOrderState,
  units: readonly Units[],
  options: { withShipping: boolean | "cheapest"; isUncollected?: boolean },
): RefundMoney {
  const wanted = { subtotal: 0, discount: 0, platformDiscount: 0, tax: 0, commission: 0 };
  for (const { orderItemId, quantity } of units) {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item) throw new Error("No such item of this part.");
    const from = refundedUnits(part, orderItemId);
    const count = Math.min(quantity, item.quantity - from);
    const share = (amount: number) =>
      allocate(amount, new Array<number>(item.quantity).fill(1))
        .slice(from, from + count)
        .reduce((sum, each) => sum + each, 0);
    wanted.subtotal += item.unitPriceAmount * count;
    wanted.discount += share(item.discountAmount);
    wanted.platformDiscount += share(item.platformDiscountAmount);
    wanted.tax += share(item.taxAmount);
    wanted.commission += share(item.commissionAmount);
  }
  const left = moneyLeft(part, options);
  const items = itemsOf(left);
  const paid = Math.min(wanted.subtotal - wanted.discount, items.paid);
  const discount = Math.min(wanted.discount, items.discount);
  const { shipping, shippingDiscount, shippingPlatformDiscount, shippingTax, shippingCommission } =
    options.withShipping === "cheapest" ? cheapestShipping(part, left) : options.withShipping ? left : noShipping;
  const money = {
    subtotal: paid + discount,
    discount: discount + shippingDiscount,
    platformDiscount: Math.min(wanted.platformDiscount, items.platformDiscount, discount) + shippingPlatformDiscount,
    shippingDiscount,
    shippingPlatformDiscount,
    shipping,
    tax: Math.min(wanted.tax, left.tax - left.shippingTax) + shippingTax,
    shippingTax,
    commission: Math.min(wanted.commission, left.commission - left.shippingCommission) + shippingCommission,
    shippingCommission,
  };
  return withUnitFees(part, withFees(part, money, left), left, units);
}

/** The fee for each unit goes back with the unit, whatever it cost. */
function withUnitFees(
  part: SellerOrderState,
  money: RefundMoney,
  left: RefundMoney,
  units: readonly Units[],
): RefundMoney {
  const fee = part.fees?.find(({ kind }) => kind === "item");
  if (!fee) return money;
  const open = part.items.reduce((sum, item) => sum + item.quantity - refundedUnits(part, item.id), 0);
  const count = units.reduce((sum, unit) => {
    const item = part.items.find((each) => each.id === unit.orderItemId);
    return sum + (item ? Math.min(unit.quantity, item.quantity - refundedUnits(part, item.id)) : 0);
  }, 0);
  return { ...money, itemFee: open === 0 ? 0 : (allocate(left.itemFee, [count, open - count])[0] ?? 0) };
}

/** Of the shipping that is left, what was not paid on top for another way than the cheapest; what else goes with it in proportion. */
function cheapestShipping(part: SellerOrderState, left: RefundMoney): typeof noShipping {
  const { cheapestAmount } = part.shippingMethod;
  const paidLeft = left.shipping - left.shippingDiscount;
  if (cheapestAmount === undefined || paidLeft <= 0) return left;
  const paid = part.amounts.shipping - shippingDiscounts(part).shippingDiscount;
  const owed = Math.max(0, Math.min(paid, cheapestAmount) - (paid - paidLeft));
  const share = (amount: number) => allocate(amount, [owed, paidLeft - owed])[0] ?? 0;
  const shippingDiscount = share(left.shippingDiscount);
  return {
    shipping: owed + shippingDiscount,
    shippingDiscount,
    shippingPlatformDiscount: Math.min(share(left.shippingPlatformDiscount), shippingDiscount),
    shippingTax: share(left.shippingTax),
    shippingCommission: share(left.shippingCommission),
  };
}

const noShipping = {
  ...{ shipping: 0, shippingDiscount: 0, shippingPlatformDiscount: 0, shippingTax: 0 },
  shippingCommission: 0,
};

/** What of some money is of items: what they were reduced by, and what was paid for them. */
function itemsOf(money: RefundMoney): { discount: number; platformDiscount: number; paid: number } {
  const discount = money.discount - money.shippingDiscount;
  return {
    discount,
    platformDiscount: money.platformDiscount - money.shippingPlatformDiscount,
    paid: money.subtotal - discount,
  };
}

/** An amount in minor units, taken from items, shipping and tax in proportion to what is left of them. Pure. */
export function moneyOfAmount(part: SellerOrderState, amount: number): RefundMoney {
  const left = moneyLeft(part);
  if (amount < 0 || amount > left.total) throw new RangeError(`Only ${left.total} of this part can be given back.`);
  return portionOf(part, left, amount);
}

/** Some money of a part cut in two: `amount` of it, all of it where that is its total, and the rest. Pure. */
export function divideMoney(
  part: Pick<SellerOrderState, "amounts">,
  money: RefundMoney,
  amount: number,
): [RefundMoney, RefundMoney] {
  const portion = amount === money.total ? money : portionOf(part, money, amount);
  return [portion, moneyWithout(part, money, portion)];
}

/** Some money of a part, less some other of it. Pure. */
export function moneyWithout(
  part: Pick<SellerOrderState, "amounts">,
  money: RefundMoney,
  taken: RefundMoney,
): RefundMoney {
  const rest = refundParts.map((key) => [key, money[key] - taken[key]]);
  return refundOf(part, Object.fromEntries(rest) as RefundParts);
}

/** Money of a part, added up. Pure. */
export function sumOfMoney(part: Pick<SellerOrderState, "amounts">, all: readonly RefundMoney[]): RefundMoney {
  const sums = refundParts.map((key) => [key, all.reduce((sum, money) => sum + money[key], 0)]);
  return refundOf(part, Object.fromEntries(sums) as RefundParts);
}

function portionOf(part: Pick<SellerOrderState, "amounts">, left: RefundMoney, amount: number): RefundMoney {
  const ofItems = itemsOf(left);
  const ofShipping = left.shipping - left.shippingDiscount;
  // Tax that is within the prices is no money of its own: it goes along with them.
  const [items = 0, shipping = 0, tax = 0] = allocate(amount, [ofItems.paid, ofShipping, left.tax - left.includedTax]);
  const alongside = (whole: number, share: number, of: number) =>
    of === 0 ? 0 : (allocate(whole, [share, of - share])[0] ?? 0);
  const discount = alongside(ofItems.discount, items, ofItems.paid);
  const shippingDiscount = alongside(left.shippingDiscount, shipping, ofShipping);
  const shippingPlatformDiscount = Math.min(
    alongside(left.shippingPlatformDiscount, shipping, ofShipping),
    shippingDiscount,
  );
  const shippingCommission = alongside(left.shippingCommission, shipping, ofShipping);
  const taxBack = left.includedTax > 0 ? alongside(left.tax, items + shipping, ofItems.paid + ofShipping) : tax;
  const money = {
    subtotal: items + discount,
    discount: discount + shippingDiscount,
    platformDiscount:
      Math.min(alongside(ofItems.platformDiscount, items, ofItems.paid), discount) + shippingPlatformDiscount,
    shippingDiscount,
    shippingPlatformDiscount,
    shipping: shipping + shippingDiscount,
    tax: taxBack,
    shippingTax: alongside(left.shippingTax, taxBack, left.tax),
    commission: alongside(left.commission - left.shippingCommission, items, ofItems.paid) + shippingCommission,
    shippingCommission,
  };
  return withFees(part, money, left);
}

/**
 * What a seller earns of a part once all that was promised back is off it, in minor units; below zero when they owe. What
 * a bank took back and the platform bears is earned all the same.
 */
export function earningsOf(part: SellerOrderState): number {
  const refunds = refundsOfSeller(part);
  const { commission: commissionAmount, ...amounts } = moneyLeft({ ...part, refunds });
  const kept = Object.values(feesLeft({ ...part, refunds })).map((amount) => ({ amount }));
  return netOf({ amounts, commissionAmount, fees: kept, sellerTax: amounts.sellerTax });
}

/** What is kept of a part by its fees, each less what went back to its seller, in minor units. */
export function feesKept(
  part: Pick<SellerOrderState, "fees" | "refunds">,
): { kind: SaleFeeKind; name: string; amount: number; givenBack: number }[] {
  const left = feesLeft({ ...part, refunds: refundsOfSeller(part) });
  return (part.fees ?? []).map(({ kind, name, amount }) => ({
    kind,
    name,
    amount,
    givenBack: amount - left[feeKeys[kind]],
  }));
}

/** Of the commission of a part, what its seller got back with what was promised back to the shopper, in minor units. */
export function commissionGivenBack(part: Pick<SellerOrderState, "refunds">): number {
  return refundsOfSeller(part).reduce((sum, { money }) => sum + money.commission, 0);
}

/** Of that, what was on the shipping. */
export function shippingCommissionGivenBack(part: Pick<SellerOrderState, "refunds">): number {
  return refundsOfSeller(part).reduce((sum, { money }) => sum + money.shippingCommission, 0);
}

/**
 * By item, what of its commission its seller got back, in minor units: of the units that were given back, and of an amount
 * in proportion to what is left. The items sum to the part, less what was on the shipping. Pure.
 */
export function commissionGivenBackByItem(part: Pick<SellerOrderState, "items" | "refunds">): Map<string, number> {
  const back = part.items.map(() => 0);
  for (const refund of refundsOfSeller(part)) {
    const { money } = refund;
    const units = unitsOf(part, refund);
    const weights = part.items.map((item, at) => {
      if (units.length === 0) return Math.max(0, item.commissionAmount - (back[at] ?? 0));
      const count = units.reduce((sum, unit) => sum + (unit.orderItemId === item.id ? unit.quantity : 0), 0);
      return Math.round((item.commissionAmount * count) / item.quantity);
    });
    for (const [at, share] of allocate(money.commission - money.shippingCommission, weights).entries())
      back[at] = (back[at] ?? 0) + share;
  }
  return new Map(part.items.map((item, at) => [item.id, back[at] ?? 0]));
}

/** The units that a refund is of; the part of it that goes elsewhere is of the same. Pure. */
export function unitsOf(
  { refunds }: Pick<SellerOrderState, "refunds">,
  refund: SellerOrderState["refunds"][number],
): Units[] {
  if (refund.splitOf === undefined) return refund.items;
  return refunds.find((each) => each.id === refund.splitOf)?.items ?? refund.items;
}

function refundsOfSeller({ refunds }: Pick<SellerOrderState, "refunds">): SellerOrderState["refunds"] {
  return refunds.filter((refund) => !refund.isOfPlatform);
}
