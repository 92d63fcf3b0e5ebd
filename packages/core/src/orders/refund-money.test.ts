import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaleFeeKind } from "../pricing/index";
import type { RefundMoney } from "./events";
import {
  commissionGivenBackByItem,
  divideMoney,
  earningsOf,
  feesKept,
  moneyLeft,
  moneyOfAmount,
  moneyOfUnits,
  refundedUnits,
  withShippingApart,
} from "./refund-money";
import type { RefundState, SellerOrderState } from "./state";
import { netOf, totalsOf } from "./totals";

interface Given {
  items: { price: number; quantity: number; tax: number; commission: number }[];
  /** Of items and of shipping, in hundredths; `funded` is the platform's share of them. */
  discount: number;
  shippingDiscount?: number;
  funded?: number;
  shipping: number;
  shippingTax: number;
  /** Of what the seller gets for sending, in hundredths. */
  shippingCommission?: number;
  isTaxIncluded?: boolean;
  /** Of what the seller gets, in hundredths; beside one for processing. None when absent. */
  fees?: number;
  /** Whether the one for processing does not go back. */
  keepsFee?: boolean;
}

const given: fc.Arbitrary<Given> = fc.record({
  items: fc.array(
    fc.record({
      price: fc.integer({ min: 0, max: 99_999 }),
      quantity: fc.integer({ min: 1, max: 7 }),
      tax: fc.nat(9999),
      commission: fc.nat(30),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  discount: fc.nat(100),
  shippingDiscount: fc.nat(100),
  funded: fc.nat(100),
  isTaxIncluded: fc.boolean(),
  shipping: fc.nat(2000),
  shippingTax: fc.nat(99),
  shippingCommission: fc.nat(100),
  fees: fc.nat(40),
});

const hundredths = (amount: number, share = 0) => Math.floor((amount * share) / 100);

function partOf(start: Given): SellerOrderState {
  const { items, discount, shipping, shippingTax, isTaxIncluded = false } = start;
  const made = items.map((item, index) => {
    const subtotalAmount = item.price * item.quantity;
    const discountAmount = hundredths(subtotalAmount, discount);
    // No more tax is within a price than the price.
    const taxAmount = isTaxIncluded ? hundredths(subtotalAmount - discountAmount, 10) : item.tax;
    return {
      id: `i${index}`,
      unitPriceAmount: item.price,
      quantity: item.quantity,
      subtotalAmount,
      discountAmount,
      platformDiscountAmount: hundredths(discountAmount, start.funded),
      taxAmount,
      commissionAmount: hundredths(subtotalAmount, item.commission),
    };
  });
  const shippingDiscount = hundredths(shipping, start.shippingDiscount);
  const tax = made.reduce(
    (sum, item) => sum + item.taxAmount,
    isTaxIncluded ? hundredths(shipping - shippingDiscount, 10) : shippingTax,
  );
  const subtotal = made.reduce((sum, item) => sum + item.subtotalAmount, 0);
  const part = {
    items: made,
    amounts: totalsOf({
      subtotal,
      discount: made.reduce((sum, item) => sum + item.discountAmount, shippingDiscount),
      platformDiscount: made.reduce(
        (sum, item) => sum + item.platformDiscountAmount,
        hundredths(shippingDiscount, start.funded),
      ),
      shipping,
      tax,
      includedTax: isTaxIncluded ? tax : 0,
    }),
    commissionAmount: made.reduce(
      (sum, item) => sum + item.commissionAmount,
      hundredths(
        shipping -
          shippingDiscount +
          hundredths(shippingDiscount, start.funded) -
          (isTaxIncluded ? hundredths(shipping - shippingDiscount, 10) : 0),
        start.shippingCommission,
      ),
    ),
    refunds: [] as RefundState[],
  };
  const net = Math.max(0, netOf(part));
  const fee = (kind: SaleFeeKind, share: number, isReturned = true) => ({
    ...{ kind, name: kind, ruleId: kind, basisPoints: 0, fixedAmount: 0 },
    ...{ isReturned, amount: hundredths(net, share) },
  });
  const fees = [
    fee("processing", 3, start.keepsFee !== true),
    fee("item", start.fees ?? 0),
    fee("order", start.fees ?? 0),
  ].filter(({ amount }) => amount > 0 && start.fees !== undefined);
  return { ...part, fees } as unknown as SellerOrderState;
}

function promised(part: SellerOrderState, money: RefundMoney, items: RefundState["items"] = []): SellerOrderState {
  const refund = { id: "r", kind: "goodwill", items, money, reason: "", key: null, status: "PENDING" } as RefundState;
  return { ...part, refunds: [...part.refunds, refund] };
}

const parts = (money: RefundMoney) => [
  money.subtotal - money.discount + money.shippingDiscount,
  money.discount - money.shippingDiscount,
  money.discount - money.platformDiscount,
  money.platformDiscount - money.shippingPlatformDiscount,
  money.shippingPlatformDiscount,
  money.shipping - money.shippingDiscount,
  money.tax - money.shippingTax,
  money.shippingTax,
  money.commission - money.shippingCommission,
  money.shippingCommission,
  money.processingFee,
  money.itemFee,
  money.orderFee,
];

describe("money that goes back", () => {
  it("PN-14 by units, in any order, sums to the whole part and leaves nothing", () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (start, draws) => {
        let part = partOf(start);
        const units = part.items.flatMap((item) => new Array<string>(item.quantity).fill(item.id));
        while (units.length > 0) {
          const [orderItemId = ""] = units.splice((draws.next().value ?? 0) % units.length, 1);
          const items = [{ orderItemId, quantity: 1 }];
          const money = moneyOfUnits(part, items, { withShipping: units.length === 0 });
          for (const amount of parts(money)) expect(amount).toBeGreaterThanOrEqual(0);
          part = promised(part, money, items);
        }
        expect(Object.values(moneyLeft(part)).filter((amount) => amount !== 0)).toEqual([]);
        expect(earningsOf(part)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("P-118 by amounts and units in any mixture never exceeds what is left of anything", () => {
    const step = fc.oneof(
      fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ item: fc.nat(4), quantity: fc.integer({ min: 1, max: 3 }), withShipping: fc.boolean() }),
    );
    fc.assert(
      fc.property(given, fc.array(step, { maxLength: 12 }), (start, steps) => {
        let part = partOf(start);
        for (const each of steps) {
          const left = moneyLeft(part);
          let items: RefundState["items"] = [];
          let money: RefundMoney;
          if ("share" in each) {
            const amount = Math.floor(left.total * each.share);
            money = moneyOfAmount(part, amount);
            expect(money.total).toBe(amount);
          } else {
            const item = part.items[each.item % part.items.length];
            const open = (item?.quantity ?? 0) - refundedUnits(part, item?.id ?? "");
            items = [{ orderItemId: item?.id ?? "", quantity: Math.min(each.quantity, open) }];
            money = moneyOfUnits(part, items, { withShipping: each.withShipping });
          }
          expect(money.total).toBe(money.subtotal - money.discount + money.shipping + money.tax - money.includedTax);
          part = promised(part, money, items);
          for (const amount of parts(moneyLeft(part))) expect(amount).toBeGreaterThanOrEqual(0);
        }
        const rest = moneyOfAmount(part, moneyLeft(part).total);
        const done = promised(part, rest);
        expect(moneyLeft(done).total).toBe(0);
        const { commission, shippingCommission } = moneyLeft(done);
        if (rest.subtotal > rest.discount - rest.shippingDiscount) expect(commission - shippingCommission).toBe(0);
        if (rest.shipping > rest.shippingDiscount) expect(shippingCommission).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("PAY-04 of shipping is given once with the tax on it, and the items keep theirs", () => {
    let part = partOf({
      items: [{ price: 5000, quantity: 2, tax: 1000, commission: 10 }],
      discount: 0,
      shipping: 1000,
      shippingTax: 100,
    });
    const totals = Array.from({ length: 4 }, () => {
      const money = moneyOfUnits(part, [], { withShipping: true });
      part = promised(part, money);
      return money.total;
    });
    expect(totals).toEqual([1100, 0, 0, 0]);
    for (let unit = 0; unit < 2; unit++) {
      const items = [{ orderItemId: "i0", quantity: 1 }];
      const money = moneyOfUnits(part, items, { withShipping: false });
      expect(money).toMatchObject({ total: 5500, tax: 500, shippingTax: 0 });
      part = promised(part, money, items);
    }
    expect(moneyLeft(part).total).toBe(0);
  });

  it("P-118 that was promised before the tax on shipping was told apart has as much of it as of the shipping", () => {
    const part = partOf({
      items: [{ price: 5000, quantity: 2, tax: 1000, commission: 10 }],
      discount: 0,
      shipping: 1000,
      shippingTax: 100,
    });
    const { shippingTax, ...older } = moneyOfUnits(part, [], { withShipping: true });
    expect(withShippingApart(part, older)).toEqual({ ...older, shippingTax });
    expect(withShippingApart(part, { ...older, shipping: 500 }).shippingTax).toBe(50);
    const after = promised(part, withShippingApart(part, older));
    expect(withShippingApart(after, { ...older, shipping: 0, tax: 100 }).shippingTax).toBe(0);
  });

  it("says what the seller still earns", () => {
    const part = partOf({
      items: [{ price: 1000, quantity: 3, tax: 218, commission: 10 }],
      discount: 0,
      shipping: 500,
      shippingTax: 0,
    });
    expect(earningsOf(part)).toBe(netOf(part));
    const money = moneyOfUnits(part, [{ orderItemId: "i0", quantity: 1 }], { withShipping: false });
    expect(money).toMatchObject({ subtotal: 1000, discount: 0, shipping: 0, tax: 73, total: 1073, commission: 100 });
    expect(earningsOf(promised(part, money))).toBe(netOf(part) - 900);
    expect(() => moneyOfAmount(part, part.amounts.total + 1)).toThrow("can be given back");
  });

  it("SP-17 of a refund that went two ways is commission of the same units", () => {
    const part = partOf({
      items: [
        { price: 1000, quantity: 1, tax: 0, commission: 10 },
        { price: 3000, quantity: 1, tax: 0, commission: 10 },
      ],
      discount: 0,
      shipping: 0,
      shippingTax: 0,
    });
    const items = [{ orderItemId: "i0", quantity: 1 }];
    const [credit, card] = divideMoney(part, moneyOfUnits(part, items, { withShipping: false }), 400);
    const refunds = [
      { id: "credit", splitOf: "card", items: [], money: credit },
      { id: "card", items, money: card },
    ] as unknown as RefundState[];
    expect([...commissionGivenBackByItem({ ...part, refunds })]).toEqual([
      ["i0", 100],
      ["i1", 0],
    ]);
  });

  it("does not take the money of other items when a unit was paid back before it is cancelled", () => {
    let part = partOf({
      items: [
        { price: 1000, quantity: 1, tax: 10, commission: 10 },
        { price: 2000, quantity: 1, tax: 20, commission: 10 },
      ],
      discount: 0,
      shipping: 0,
      shippingTax: 0,
    });
    const items = [{ orderItemId: "i0", quantity: 1 }];
    part = promised(part, moneyOfUnits(part, items, { withShipping: false }), items);
    expect(moneyOfUnits(part, items, { withShipping: false }).total).toBe(0);
  });

  it("P-138 gives the commission on shipping back with the shipping, whole or in part, and with nothing else", () => {
    const part = partOf({
      items: [{ price: 1000, quantity: 2, tax: 0, commission: 10 }],
      ...{ discount: 0, shipping: 600, shippingTax: 0, shippingCommission: 20 },
    });
    expect(moneyLeft(part)).toMatchObject({ commission: 320, shippingCommission: 120 });
    const unit = moneyOfUnits(part, [{ orderItemId: "i0", quantity: 1 }], { withShipping: false });
    expect(unit).toMatchObject({ commission: 100, shippingCommission: 0 });
    const sent = moneyOfUnits(part, [], { withShipping: true });
    expect(sent).toMatchObject({ total: 600, commission: 120, shippingCommission: 120 });
    expect(moneyOfAmount(part, 1300)).toMatchObject({ shipping: 300, commission: 160, shippingCommission: 60 });
    const { shippingCommission: _, ...older } = unit;
    expect(withShippingApart(part, older)).toEqual(unit);
  });

  it("P-140 has fees go back with it in proportion, those of units with units, and leaves those that stay", () => {
    const start = {
      items: [{ price: 1000, quantity: 4, tax: 0, commission: 10 }],
      discount: 0,
      shipping: 0,
      shippingTax: 0,
    };
    const part = partOf({ ...start, fees: 10, keepsFee: true });
    // Of 3,600: 3 % for processing, 10 % by unit, 10 % for the order.
    expect(earningsOf(part)).toBe(3600 - 108 - 360 - 360);
    const items = [{ orderItemId: "i0", quantity: 1 }];
    const money = moneyOfUnits(part, items, { withShipping: false });
    expect(money).toMatchObject({ total: 1000, commission: 100, processingFee: 0, itemFee: 90, orderFee: 90 });
    const after = promised(part, money, items);
    expect(feesKept(after).map(({ kind, givenBack }) => [kind, givenBack])).toEqual([
      ["processing", 0],
      ["item", 90],
      ["order", 90],
    ]);
    const rest = moneyOfAmount(after, 3000);
    expect(rest).toMatchObject({ commission: 300, processingFee: 0, itemFee: 270, orderFee: 270 });
    expect(earningsOf(promised(after, rest))).toBe(-108);
  });
  it("P-140 is without any fee where it was never collected, also the one that stays", () => {
    const start = {
      items: [{ price: 1000, quantity: 4, tax: 0, commission: 0 }],
      discount: 0,
      shipping: 0,
      shippingTax: 0,
    };
    const part = partOf({ ...start, fees: 0, keepsFee: true });
    const items = [{ orderItemId: "i0", quantity: 1 }];
    const money = moneyOfUnits(part, items, { withShipping: false, isUncollected: true });
    expect(money.processingFee).toBe(30);
    const after = promised(part, money, items);
    expect(earningsOf(after)).toBe(3000 - 90);
    expect(moneyLeft(after).processingFee).toBe(0);
  });
});

it("P-116 gives no more of the shipping back than the cheapest way that was offered, and never more than was paid", () => {
  fc.assert(
    fc.property(given, fc.nat(3000), fc.nat(100), (start, cheapestAmount, before) => {
      const sold = partOf(start);
      const part = { ...sold, shippingMethod: { ...sold.shippingMethod, cheapestAmount } };
      const left = moneyLeft(part);
      const goodwill = moneyOfAmount(part, hundredths(left.total, before));
      const refunds = [{ money: goodwill, items: [], kind: "goodwill" } as unknown as RefundState];
      const after = { ...part, refunds };
      const some = moneyOfUnits(after, [], { withShipping: "cheapest" });
      const all = moneyOfUnits(after, [], { withShipping: true });
      const net = (money: RefundMoney) => money.shipping - money.shippingDiscount;
      expect(net(some)).toBeLessThanOrEqual(net(all));
      expect(net(some)).toBeGreaterThanOrEqual(0);
      if (net(all) > 0) expect(net(some) + net(goodwill)).toBeLessThanOrEqual(Math.max(cheapestAmount, net(goodwill)));
      for (const key of ["shippingTax", "shippingCommission", "shippingPlatformDiscount"] as const)
        expect(some[key]).toBeLessThanOrEqual(all[key]);
      const paid = left.shipping - left.shippingDiscount;
      if (before === 0 && paid > 0) expect(net(some)).toBe(Math.min(paid, cheapestAmount));
    }),
  );
});
