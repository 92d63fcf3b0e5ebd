import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { taxOn, taxWithin } from "./arithmetic";
import { type ItemToPrice, price, type ToPrice } from "./price";
import { type PricedPart, platformFunded, pricedOf, traceAgrees } from "./priced";
import { type PromotionTerms, priceTraceSchema } from "./terms";

const eight = { ruleId: "default", basisPoints: 800, fixedAmount: 0, floorAmount: null, capAmount: null };
const item = (id: string, unitAmount: number, over: Partial<ItemToPrice> = {}): ItemToPrice => ({
  id,
  productId: `product-${id}`,
  categoryIds: [],
  sellerId: "one",
  unitAmount,
  quantity: 1,
  taxClass: "standard",
  isTaxable: true,
  commission: eight,
  ...over,
});
const everything = { productIds: [], categoryIds: [], sellerIds: [] };
const promotion = (id: string, over: Partial<PromotionTerms> = {}): PromotionTerms => ({
  id,
  name: id,
  code: null,
  fundedBy: "platform",
  benefit: { kind: "percentage", basisPoints: 1000, maxAmount: null },
  scope: everything,
  minimumAmount: 0,
  isExclusive: false,
  priority: 0,
  ...over,
});
const rate = (over = {}) => ({
  taxClass: "standard",
  rateMillionths: 88_750,
  isShippingTaxed: false,
  name: "x",
  ...over,
});
const order = (over: Partial<ToPrice> = {}): ToPrice => ({
  pricesIncludeTax: false,
  items: [item("a", 1000)],
  shipping: [{ sellerId: "one", amount: 500 }],
  promotions: [],
  tax: { rates: [] },
  ...over,
});
const priced = (over: Partial<ToPrice> = {}) => pricedOf(price(order(over)));

describe("promotions", () => {
  it("take a share of what is in scope, split by worth to the last cent", () => {
    const { items, discountAmount } = priced({
      items: [item("a", 333), item("b", 333), item("c", 335), item("d", 9999, { sellerId: "two" })],
      promotions: [promotion("ten", { scope: { ...everything, sellerIds: ["one"] } })],
    });
    expect(discountAmount).toBe(100);
    expect([...items.values()].map((each) => each.discountAmount)).toEqual([33, 33, 34, 0]);
  });
  it("reach what is in a category below theirs, and only that", () => {
    const { items } = priced({
      items: [item("a", 1000, { categoryIds: ["mugs", "home"] }), item("b", 1000, { categoryIds: ["toys"] })],
      promotions: [promotion("home", { scope: { ...everything, categoryIds: ["home"] } })],
    });
    expect([items.get("a")?.discountAmount, items.get("b")?.discountAmount]).toEqual([100, 0]);
  });
  it("never take more than there is", () => {
    const { discountAmount, totalAmount } = priced({
      promotions: [
        promotion("much", { benefit: { kind: "fixed", amount: 900 } }),
        promotion("more", { benefit: { kind: "fixed", amount: 900 }, priority: 1 }),
      ],
    });
    expect([discountAmount, totalAmount]).toEqual([1000, 500]);
  });
  it("stop at the most they may take off", () => {
    const benefit = { kind: "percentage", basisPoints: 5000, maxAmount: 300 } as const;
    expect(priced({ promotions: [promotion("half", { benefit })] }).discountAmount).toBe(300);
  });
  it("work one after the other by priority, each on what is left", () => {
    const promotions = [
      promotion("later", { priority: 2 }),
      promotion("first", { priority: 1, benefit: { kind: "fixed", amount: 200 } }),
    ];
    expect(priced({ promotions }).discounts.map((each) => [each.promotionId, each.amount])).toEqual([
      ["first", 200],
      ["later", 80],
    ]);
  });
  it("give the cheapest of each group of things away, and no group that is not full", () => {
    const benefit = { kind: "buy_x_get_y", buy: 2, get: 1, basisPoints: 10_000 } as const;
    const { items } = priced({
      items: [item("a", 3000, { quantity: 3 }), item("b", 1000, { quantity: 2 }), item("c", 500)],
      promotions: [promotion("three for two", { benefit })],
    });
    expect([...items.values()].map((each) => each.discountAmount)).toEqual([0, 1000, 500]);
    expect(
      priced({ items: [item("a", 1000, { quantity: 5 })], promotions: [promotion("x", { benefit })] }).discountAmount,
    ).toBe(1000);
  });
  it("pay for the shipping of those who sell what is in scope", () => {
    const { shipping } = priced({
      items: [item("a", 1000), item("b", 1000, { sellerId: "two" })],
      shipping: [
        { sellerId: "one", amount: 500 },
        { sellerId: "two", amount: 700 },
      ],
      promotions: [
        promotion("ship", { benefit: { kind: "free_shipping" }, scope: { ...everything, sellerIds: ["two"] } }),
      ],
    });
    expect([shipping.get("one")?.discountAmount, shipping.get("two")?.discountAmount]).toEqual([0, 700]);
  });
  it("that are exclusive meet no other: the shopper gets the better of the two", () => {
    const small = promotion("small");
    const large = (isExclusive: boolean) =>
      promotion("large", {
        code: "LARGE",
        isExclusive,
        benefit: { kind: "percentage", basisPoints: 2000, maxAmount: null },
      });
    expect(priced({ promotions: [small, large(true)] }).discounts.map((each) => each.promotionId)).toEqual(["large"]);
    expect(priced({ promotions: [small, large(false)] }).discountAmount).toBe(280);
    const beaten = priced({
      promotions: [
        small,
        promotion("tiny", { code: "TINY", isExclusive: true, benefit: { kind: "fixed", amount: 1 } }),
      ],
    });
    expect(beaten.discounts.map((each) => each.promotionId)).toEqual(["small"]);
    expect(beaten.refusals).toMatchObject([{ code: "TINY", reason: "BEATEN" }]);
  });
  it("P-98 that are exclusive at one shop leave the coupon of another shop alone", () => {
    const fifth = { kind: "percentage" as const, basisPoints: 2000, maxAmount: null };
    const ofShop = (id: string, sellerId: string, isExclusive = false) =>
      promotion(id, { isExclusive, benefit: fifth, scope: { ...everything, sellerIds: [sellerId] } });
    const items = [item("a", 1000), item("b", 1000, { sellerId: "two" })];
    const taken = (promotions: PromotionTerms[]) =>
      priced({ items, promotions }).discounts.map((each) => each.promotionId);
    expect(taken([ofShop("exclusive", "one", true), ofShop("other", "two")])).toEqual(["exclusive", "other"]);
    expect(taken([ofShop("exclusive", "one", true), ofShop("own", "one")])).toEqual(["own"]);
    // One of the platform is among all that it touches.
    const large = { ...fifth, basisPoints: 5000 };
    expect(
      taken([
        ofShop("first", "one"),
        ofShop("other", "two"),
        promotion("platform", { isExclusive: true, benefit: large }),
      ]),
    ).toEqual(["platform"]);
  });
  it("say of a coupon why it takes nothing off", () => {
    const why = (over: Partial<PromotionTerms>) =>
      priced({ promotions: [promotion("p", { code: "P", ...over })] }).refusals[0];
    expect(why({ minimumAmount: 1500 })).toMatchObject({ reason: "MINIMUM_NOT_MET", missing: 500 });
    expect(why({ scope: { ...everything, productIds: ["other"] } })).toMatchObject({ reason: "NOT_FOR_THESE_ITEMS" });
    expect(why({ benefit: { kind: "buy_x_get_y", buy: 1, get: 1, basisPoints: 10_000 } })).toMatchObject({
      reason: "TOO_FEW_ITEMS",
      missing: 1,
    });
    expect(why({})).toBeUndefined();
  });
});

describe("tax", () => {
  it("is rounded half a cent up, on what is left after discounts", () => {
    expect(taxOn(1000, 88_750)).toBe(89);
    expect(taxOn(200, 72_500)).toBe(15);
    const { taxAmount } = priced({ promotions: [promotion("ten")], tax: { rates: [rate()] } });
    expect(taxAmount).toBe(80);
  });
  it("leaves out what is not taxable and classes without a rate", () => {
    const { taxAmount } = priced({
      items: [item("a", 1000, { isTaxable: false }), item("b", 1000, { taxClass: "books" })],
      tax: { rates: [rate()] },
    });
    expect(taxAmount).toBe(0);
  });
  it("is on shipping only where the place taxes it", () => {
    expect(priced({ items: [], tax: { rates: [rate({ isShippingTaxed: true })] } }).taxAmount).toBe(44);
    expect(priced({ items: [], tax: { rates: [rate()] } }).taxAmount).toBe(0);
  });
  it("is within the price where prices include it: the shopper pays what is shown", () => {
    const vat = { rates: [rate({ rateMillionths: 190_000, isShippingTaxed: true })] };
    const { taxAmount, totalAmount, items } = priced({ pricesIncludeTax: true, items: [item("a", 11_900)], tax: vat });
    expect([totalAmount, items.get("a")?.taxAmount, taxAmount]).toEqual([12_400, 1900, 1980]);
    // What the platform keeps is a share of what the seller gets, which is without tax.
    expect(items.get("a")?.commissionAmount).toBe(800);
  });
  it("is what a provider says, when one is asked", () => {
    const { taxAmount, items } = priced({ tax: { items: { a: 77 }, shipping: { one: 5 } } });
    expect([taxAmount, items.get("a")?.taxAmount]).toEqual([82, 77]);
  });
});

describe("P-140 fees beside commission", () => {
  const processing = { ruleId: "p", name: "Payment processing", kind: "processing" as const, isReturned: false };
  const fees = {
    one: [
      { ...processing, basisPoints: 290, fixedAmount: 30 },
      { ...processing, ruleId: "i", kind: "item" as const, basisPoints: 0, fixedAmount: 20 },
      { ...processing, ruleId: "o", kind: "order" as const, basisPoints: 0, fixedAmount: 25 },
    ],
  };
  it("are of what is paid for a shop's part with tax and shipping, of its units, and of the part; shops without have none", () => {
    const trace = price(
      order({
        items: [item("a", 1000, { quantity: 3 }), item("b", 700, { sellerId: "two" })],
        tax: { rates: [rate({ rateMillionths: 100_000 })] },
        fees,
      }),
    );
    const { fees: kept, totalAmount } = pricedOf(trace);
    // 3,000 and 300 tax and 500 shipping.
    expect(kept.get("one")?.map(({ amount }) => amount)).toEqual([110 + 30, 60, 25]);
    expect(kept.get("two")).toBeUndefined();
    expect(totalAmount).toBe(4570);
    expect(traceAgrees(priceTraceSchema.parse(JSON.parse(JSON.stringify(trace))))).toBe(true);
  });
  it("are never more than the seller gets: of nothing nothing, and what the platform funds is paid for too", () => {
    const free = (fundedBy: "platform" | "seller") =>
      priced({
        items: [item("a", 100)],
        shipping: [],
        promotions: [
          promotion("free", { fundedBy, benefit: { kind: "percentage", basisPoints: 10_000, maxAmount: null } }),
        ],
        fees,
      }).fees.get("one");
    expect(free("seller")).toBeUndefined();
    // Nothing was paid, so nothing was processed; 92 are left after commission.
    expect(free("platform")?.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["item", 20],
      ["order", 25],
    ]);
    expect(priced({ items: [item("a", 40)], shipping: [], fees }).fees.get("one")).toMatchObject([
      { amount: 31 },
      { amount: 6 },
    ]);
  });
});

describe("commission", () => {
  const kept = (over: Partial<ItemToPrice>, promotions: PromotionTerms[] = []) =>
    priced({ items: [item("a", 1000, over)], promotions }).items.get("a")?.commissionAmount;
  it("is a share, an amount for each unit, a floor and a cap, and never more than the seller gets", () => {
    expect(kept({})).toBe(80);
    expect(kept({ quantity: 2, commission: { ...eight, fixedAmount: 30 } })).toBe(220);
    expect(kept({ commission: { ...eight, floorAmount: 100 } })).toBe(100);
    expect(kept({ quantity: 2, commission: { ...eight, capAmount: 50 } })).toBe(100);
    expect(kept({ commission: { ...eight, floorAmount: 5000 } })).toBe(1000);
  });
  it("follows who pays for the discount", () => {
    expect(kept({}, [promotion("ours", { fundedBy: "platform" })])).toBe(80);
    expect(kept({}, [promotion("theirs", { fundedBy: "seller" })])).toBe(72);
  });
});

it("P-138 keeps its share of what the seller gets for sending, by the rule of the shop", () => {
  const ofShop = { ...eight, shippingBasisPoints: 2000 };
  const kept = (promotions: PromotionTerms[] = []) =>
    priced({
      items: [item("a", 1000)],
      shipping: [{ sellerId: "one", amount: 500, commission: ofShop }],
      promotions,
    }).shipping.get("one")?.commissionAmount;
  expect(kept()).toBe(100);
  const free = { benefit: { kind: "free_shipping" as const } };
  expect(kept([promotion("theirs", { ...free, fundedBy: "seller" })])).toBe(0);
  expect(kept([promotion("ours", { ...free, fundedBy: "platform" })])).toBe(100);
});

const amount = fc.nat(2_000_000);
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const anItem: fc.Arbitrary<Omit<ItemToPrice, "id">> = fc.record({
  productId: fc.constantFrom("p1", "p2", "p3"),
  categoryIds: fc.subarray(["c1", "c2"]),
  sellerId: fc.constantFrom("one", "two", "three"),
  unitAmount: amount,
  quantity: fc.integer({ min: 1, max: 12 }),
  taxClass: fc.constantFrom("standard", "books", "food"),
  isTaxable: fc.boolean(),
  commission: fc.record({
    ruleId: fc.constant("r"),
    basisPoints: fc.nat(10_000),
    fixedAmount: fc.nat(500),
    floorAmount: fc.option(fc.nat(500)),
    capAmount: fc.option(fc.nat(5000)),
  }),
});
const aPromotion: fc.Arbitrary<Omit<PromotionTerms, "id">> = fc.record({
  name: fc.constant("n"),
  code: fc.option(fc.constant("CODE")),
  fundedBy: fc.constantFrom("platform" as const, "seller" as const),
  benefit: fc.oneof(
    fc.record({ kind: fc.constant("percentage" as const), basisPoints, maxAmount: fc.option(amount) }),
    fc.record({ kind: fc.constant("fixed" as const), amount }),
    fc.constant({ kind: "free_shipping" as const }),
    fc.record({
      kind: fc.constant("buy_x_get_y" as const),
      buy: fc.integer({ min: 1, max: 3 }),
      get: fc.integer({ min: 1, max: 2 }),
      basisPoints,
    }),
  ),
  scope: fc.record({
    productIds: fc.subarray(["p1", "p2"], { maxLength: 1 }),
    categoryIds: fc.subarray(["c1"]),
    sellerIds: fc.subarray(["one", "two"], { maxLength: 1 }),
  }),
  minimumAmount: fc.oneof(fc.constant(0), amount),
  isExclusive: fc.boolean(),
  priority: fc.nat(2),
});
const keepsOf = (shippingBasisPoints: number) => ({ floorAmount: null, shippingBasisPoints });
const anOrder: fc.Arbitrary<ToPrice> = fc
  .record({
    pricesIncludeTax: fc.boolean(),
    items: fc.array(anItem, { maxLength: 6 }),
    shipping: fc.record({ one: amount, two: amount, three: amount }),
    ofShipping: fc.nat(10_000),
    promotions: fc.array(aPromotion, { maxLength: 4 }),
    rates: fc.record({ standard: fc.nat(300_000), books: fc.nat(300_000), isShippingTaxed: fc.boolean() }),
    fees: fc.dictionary(
      fc.constantFrom("one", "two", "three"),
      fc.subarray(["processing", "item", "order"] as const).chain((kinds) =>
        fc.tuple(
          ...kinds.map((kind) =>
            fc.record({
              ...{
                ruleId: fc.constant("f"),
                name: fc.constant("n"),
                kind: fc.constant(kind),
                isReturned: fc.boolean(),
              },
              ...{ basisPoints: kind === "processing" ? fc.nat(2000) : fc.constant(0), fixedAmount: fc.nat(300) },
            }),
          ),
        ),
      ),
    ),
  })
  .map(({ items, shipping, ofShipping, promotions, rates, ...rest }) => ({
    ...rest,
    items: items.map((each, index) => ({ ...each, id: `i${index}` })),
    shipping: Object.entries(shipping)
      .filter(([sellerId]) => items.some((each) => each.sellerId === sellerId))
      .map(([sellerId, cost]) => ({
        ...{ sellerId, amount: cost },
        commission: { ...{ ruleId: "s", basisPoints: 0, fixedAmount: 99, capAmount: null }, ...keepsOf(ofShipping) },
      })),
    promotions: promotions.map((each, index) => ({ ...each, id: `p${index}` })),
    tax: {
      rates: [
        rate({ rateMillionths: rates.standard, isShippingTaxed: rates.isShippingTaxed }),
        rate({ taxClass: "books", rateMillionths: rates.books }),
      ],
    },
  }));
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);

/** Amounts are whole minor units of whatever currency: in yen as in cents, and a price of 1 is 1. */
describe("whatever is bought", () => {
  it("adds up: parts to the whole, the total between nothing and all of it", () => {
    fc.assert(
      fc.property(anOrder, (given) => {
        const { items, shipping, ...whole } = pricedOf(price(given));
        const parts = [...items.values(), ...shipping.values()];
        expect(sum(whole.discounts.map((each) => each.amount))).toBe(whole.discountAmount);
        expect(sum(parts.map((part) => part.discountAmount))).toBe(whole.discountAmount);
        expect(sum(parts.map((part) => part.taxAmount))).toBe(whole.taxAmount);
        const gross = whole.subtotalAmount + whole.shippingAmount;
        expect(whole.discountAmount).toBeLessThanOrEqual(gross);
        expect(whole.totalAmount).toBe(gross - whole.discountAmount + (given.pricesIncludeTax ? 0 : whole.taxAmount));
        expect(whole.totalAmount).toBeGreaterThanOrEqual(0);
        for (const part of parts) {
          expect(Number.isSafeInteger(part.taxAmount)).toBe(true);
          expect(part.discountAmount).toBeGreaterThanOrEqual(0);
          expect(part.discountAmount).toBeLessThanOrEqual(part.amount);
          expect(sum(part.discounts.map((each) => each.amount))).toBe(part.discountAmount);
        }
        for (const each of parts) {
          expect(each.commissionAmount).toBeGreaterThanOrEqual(0);
          expect(each.commissionAmount).toBeLessThanOrEqual(each.amount - each.discountAmount + platformFunded(each));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("P-97 J-18 leaves sellers what they would have had without what the platform funds, also where tax is within prices", () => {
    fc.assert(
      fc.property(anOrder, (given) => {
        const ours = given.promotions.map((each) => ({ ...each, fundedBy: "platform" as const }));
        const [without, funded] = [price({ ...given, promotions: [] }), price({ ...given, promotions: ours })];
        const gets = ({ pricesIncludeTax }: typeof without, part: PricedPart) =>
          part.amount -
          (part.discountAmount - platformFunded(part)) -
          (pricesIncludeTax ? part.taxAmount : 0) -
          part.commissionAmount;
        const [before, after] = [pricedOf(without), pricedOf(funded)];
        for (const [id, item] of before.items) {
          expect(gets(funded, after.items.get(id) ?? item)).toBe(gets(without, item));
          expect(after.items.get(id)?.commissionAmount).toBe(item.commissionAmount);
        }
        for (const [seller, sent] of before.shipping)
          expect(gets(funded, after.shipping.get(seller) ?? sent)).toBe(gets(without, sent));
        for (const part of [...after.items.values(), ...after.shipping.values()]) {
          expect(platformFunded(part)).toBeGreaterThanOrEqual(0);
          expect(platformFunded(part)).toBeLessThanOrEqual(part.discountAmount);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("P-98 meets no exclusive promotion at one shop with another, and takes the most off that way", () => {
    fc.assert(
      fc.property(anOrder, (given) => {
        const { discounts, discountAmount } = pricedOf(price(given));
        const termsOf = new Map(given.promotions.map((each) => [each.id, each]));
        const shopsOf = ({ scope }: PromotionTerms) =>
          given.items
            .filter(
              (each) =>
                (scope.productIds.length === 0 || scope.productIds.includes(each.productId)) &&
                (scope.categoryIds.length === 0 || each.categoryIds.some((id) => scope.categoryIds.includes(id))) &&
                (scope.sellerIds.length === 0 || scope.sellerIds.includes(each.sellerId)),
            )
            .map((each) => each.sellerId);
        const taken = discounts.flatMap(({ promotionId }) => termsOf.get(promotionId) ?? []);
        for (const one of taken.filter((each) => each.isExclusive))
          for (const other of taken)
            if (one !== other) expect(shopsOf(one).filter((shop) => shopsOf(other).includes(shop))).toEqual([]);
        // Nothing that could be had alone, or without the exclusive ones, is more.
        const worth = (promotions: readonly PromotionTerms[]) =>
          pricedOf(price({ ...given, promotions })).discountAmount;
        for (const each of given.promotions) expect(worth([each])).toBeLessThanOrEqual(discountAmount);
        expect(worth(given.promotions.filter((each) => !each.isExclusive))).toBeLessThanOrEqual(discountAmount);
      }),
      { numRuns: 300 },
    );
  });

  it("P-98 takes off at each shop what it would if the shop were alone, while no promotion is of two", () => {
    fc.assert(
      fc.property(anOrder, fc.infiniteStream(fc.constantFrom("one", "two")), (given, shops) => {
        const promotions = given.promotions.map((each) => {
          const sellerId: string = shops.next().value ?? "one";
          return { ...each, scope: { ...each.scope, sellerIds: [sellerId] } };
        });
        const amountOf = (sellerIds: readonly string[]) =>
          pricedOf(
            price({
              ...given,
              items: given.items.filter((each) => sellerIds.includes(each.sellerId)),
              shipping: given.shipping.filter((each) => sellerIds.includes(each.sellerId)),
              promotions,
            }),
          ).discountAmount;
        expect(amountOf(["one", "two"])).toBe(amountOf(["one"]) + amountOf(["two"]));
      }),
      { numRuns: 300 },
    );
  });

  it("costs the same in whatever order things are given", () => {
    fc.assert(
      fc.property(anOrder, (given) => {
        const turned = {
          ...given,
          items: [...given.items].reverse(),
          shipping: [...given.shipping].reverse(),
          promotions: [...given.promotions].reverse(),
        };
        expect(price(turned)).toEqual(price(given));
      }),
      { numRuns: 300 },
    );
  });

  it("is explained by its trace alone, which survives being stored", () => {
    fc.assert(
      fc.property(anOrder, (given) => {
        const trace = price(given);
        const stored = priceTraceSchema.parse(JSON.parse(JSON.stringify(trace)));
        expect(stored).toEqual(trace);
        expect(traceAgrees(stored)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is not explained by a trace of which one amount is another", () => {
    fc.assert(
      fc.property(anOrder, fc.nat(), (given, nth) => {
        const trace = price(given);
        const amounts = trace.steps.filter(
          (step) => step.step === "tax" || step.step === "commission" || step.step === "fee",
        );
        const wrong = amounts[nth % Math.max(amounts.length, 1)];
        fc.pre(wrong !== undefined);
        const changed = trace.steps.map((step) => (step === wrong ? { ...step, amount: step.amount + 1 } : step));
        expect(traceAgrees({ ...trace, steps: changed as typeof trace.steps })).toBe(false);
      }),
    );
  });

  it("comes to the same with tax within as with tax on top of what is left", () => {
    fc.assert(
      fc.property(amount, fc.nat(1_000_000), (net, rateMillionths) => {
        const gross = net + taxOn(net, rateMillionths);
        expect(taxWithin(gross, rateMillionths)).toBe(taxOn(net, rateMillionths));
      }),
    );
  });
});
