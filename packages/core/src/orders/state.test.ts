import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { price } from "../pricing/index";
import type { OrderEvent, RecordedOrderEvent } from "./events";
import { isCancellable, isPackable, isShippable } from "./payment-state";
import { type OrderDraft, orderPlaced, splitBySeller } from "./place-order";
import { evolve, type ItemState, type OrderState, orderTransitions, replay } from "./state";

const address = {
  firstName: "Ada",
  lastName: "Tester",
  line1: "1 Market Street",
  line2: "",
  city: "San Francisco",
  state: "CA",
  postalCode: "94105",
  country: "US",
  phone: "",
  company: "",
};
let serial = 0;
const line = (sellerId: string, priceAmount: number, quantity: number, taxAmount = 0, basisPoints = 800) => ({
  id: `item-${++serial}`,
  productId: "p",
  variantId: "v",
  sellerId,
  shopName: sellerId,
  shopSlug: sellerId,
  commission: { ruleId: "rule", basisPoints, fixedAmount: 0, floorAmount: null, capAmount: null },
  name: "Mug",
  variantTitle: "",
  sku: null,
  slug: "mug",
  picture: null,
  unitPriceAmount: priceAmount,
  quantity,
  taxAmount,
});
const draft = (items: readonly ReturnType<typeof line>[]): OrderDraft => ({
  id: "order",
  checkoutId: null,
  userId: null,
  email: "a@example.com",
  market: "us",
  currency: "USD",
  shippingAddress: address as OrderDraft["shippingAddress"],
  billingAddress: address as OrderDraft["billingAddress"],
  items,
  shipping: Object.fromEntries(
    items.map((item) => [item.sellerId, { rateId: "r", name: "Standard", minDays: 1, maxDays: 2 }]),
  ),
  pricing: price({
    pricesIncludeTax: false,
    items: items.map((item) => ({
      ...item,
      categoryIds: [],
      unitAmount: item.unitPriceAmount,
      taxClass: "standard",
      isTaxable: true,
    })),
    shipping: [...new Set(items.map((item) => item.sellerId))].map((sellerId) => ({ sellerId, amount: 500 })),
    promotions: [],
    tax: {
      items: Object.fromEntries(items.map((item) => [item.id, item.taxAmount])),
      shipping: Object.fromEntries(items.map((item) => [item.sellerId, 7])),
    },
  }),
});

/** An order and what has happened to it, told event by event. */
class Story {
  readonly events: RecordedOrderEvent[] = [];
  state: OrderState;
  constructor(items: readonly ReturnType<typeof line>[] = [line("one", 1000, 3), line("two", 500, 1)]) {
    this.state = this.tell(orderPlaced(draft(items), "ORD-2026-000001"));
  }
  tell(event: OrderEvent): OrderState {
    const recorded = {
      ...event,
      orderId: "order",
      sequence: this.events.length + 1,
      occurredAt: "2026-11-02T10:00:00.000Z",
    } as RecordedOrderEvent;
    this.state = evolve(this.state, recorded);
    this.events.push(recorded);
    return this.state;
  }
  paid(): this {
    this.tell({ type: "PaymentAuthorized", payload: { paymentId: "p" } });
    this.tell({ type: "OrderConfirmed", payload: {} });
    this.tell({ type: "PaymentConfirmed", payload: { paymentId: "p", amount: this.state.amounts.total } });
    return this;
  }
  part(index: number) {
    const part = this.state.sellerOrders[index];
    if (!part) throw new Error("no such part");
    return part;
  }
  ship(index: number, quantity: number, shipmentId = `s${this.events.length}`): OrderState {
    const part = this.part(index);
    return this.tell({
      type: "ItemsShipped",
      payload: {
        shipmentId,
        sellerOrderId: part.id,
        carrier: "UPS",
        trackingNumber: "1Z",
        trackingUrl: null,
        items: [{ orderItemId: part.items[0]?.id ?? "", quantity }],
      },
    });
  }
  deliver(index: number, shipmentId: string): OrderState {
    return this.tell({ type: "ShipmentDelivered", payload: { shipmentId, sellerOrderId: this.part(index).id } });
  }
  pack(index: number): OrderState {
    return this.tell({ type: "PackingBegun", payload: { sellerOrderId: this.part(index).id } });
  }
  cancel(index: number, quantity: number): OrderState {
    const part = this.part(index);
    return this.tell({
      type: "ItemsCancelled",
      payload: { sellerOrderId: part.id, items: [{ orderItemId: part.items[0]?.id ?? "", quantity }], reason: "" },
    });
  }
  refund(index: number, amount: number): OrderState {
    return this.tell({
      type: "RefundIssued",
      payload: { refundId: "r", sellerOrderId: this.part(index).id, amount, reason: "" },
    });
  }
  refundFailed(index: number, amount: number): OrderState {
    return this.tell({
      type: "RefundFailed",
      payload: { refundId: "r", sellerOrderId: this.part(index).id, amount, reason: "" },
    });
  }
}

describe("the state of an order", () => {
  it("X-16 ORD-08 is SHIPPED and DELIVERED only when all of it is", () => {
    const story = new Story().paid();
    const statuses = [
      story.ship(0, 2, "a").status,
      story.ship(0, 1, "b").status,
      story.ship(1, 1, "c").status,
      story.deliver(0, "a").status,
      story.deliver(0, "b").status,
      story.deliver(1, "c").status,
    ];
    expect(statuses).toEqual(["PARTIALLY_SHIPPED", "PARTIALLY_SHIPPED", "SHIPPED", "SHIPPED", "SHIPPED", "DELIVERED"]);
    expect(replay(story.events)).toEqual(story.state);
  });

  it("ORD-08 is PROCESSING while a shop packs what it sends and nothing has left", () => {
    const story = new Story().paid();
    expect(story.pack(0)).toMatchObject({
      status: "PROCESSING",
      sellerOrders: [{ status: "PROCESSING" }, { status: "CONFIRMED" }],
    });
    expect(isShippable(story.state, story.part(0))).toBe(true);
    expect(["shopper", "shop"].map((by) => isCancellable(story.state, story.part(0), by as "shop"))).toEqual([
      true,
      true,
    ]);
    expect(isPackable(story.state, story.part(0))).toBe(false);
    expect(isPackable(story.state, story.part(1))).toBe(true);
    expect(story.ship(0, 1).status).toBe("PARTIALLY_SHIPPED");
    expect(replay(story.events)).toEqual(story.state);
    const other = new Story().paid();
    other.pack(0);
    expect(other.cancel(0, 3).status).toBe("CONFIRMED");
  });

  it("ORD-08 stays partly shipped when what was sent is refunded whole while another part waits", () => {
    const story = new Story().paid();
    story.ship(0, 3);
    expect(story.refund(0, story.part(0).amounts.total)).toMatchObject({
      status: "PARTIALLY_SHIPPED",
      sellerOrders: [{ status: "REFUNDED" }, { status: "CONFIRMED" }],
    });
    expect(story.ship(1, 1).status).toBe("SHIPPED");
    const unsent = new Story().paid();
    expect(unsent.refund(0, unsent.part(0).amounts.total).status).toBe("CONFIRMED");
  });

  it("X-16 says of money what was given back of the whole", () => {
    const story = new Story().paid();
    expect(story.cancel(0, 3).status).toBe("CONFIRMED");
    expect(story.refund(0, story.part(0).amounts.total).paymentStatus).toBe("PARTIALLY_REFUNDED");
    expect(story.cancel(1, 1).status).toBe("CANCELLED");
    expect(story.refund(1, story.part(1).amounts.total).paymentStatus).toBe("REFUNDED");
  });

  it("PN-12 takes a refund back that the bank returned, and no more than was given", () => {
    const story = new Story().paid();
    const [one, two] = [story.part(0).amounts.total, story.part(1).amounts.total];
    story.cancel(0, 3);
    story.cancel(1, 1);
    story.refund(0, one);
    story.refund(1, two);
    expect(story.refundFailed(0, one)).toMatchObject({ paymentStatus: "PARTIALLY_REFUNDED", refundedAmount: two });
    expect(() => story.refundFailed(0, 1)).toThrow("was never given back");
    expect(story.refundFailed(1, two)).toMatchObject({ status: "CANCELLED", paymentStatus: "CONFIRMED" });
    expect(story.part(0).refundedAmount).toBe(0);
    expect(replay(story.events)).toEqual(story.state);
  });

  it("refuses what cannot follow", () => {
    const unpaid = new Story();
    expect(() => unpaid.ship(0, 1)).toThrow("not paid for");
    const story = new Story().paid();
    expect(() => story.tell(orderPlaced(draft([line("one", 1, 1)]), "ORD-2026-000002"))).toThrow("placed once");
    expect(() => story.ship(0, 4)).toThrow("More of Mug than was ordered");
    expect(() => story.cancel(0, 4)).toThrow("More of Mug than was ordered");
    expect(() => story.deliver(0, "never")).toThrow("never sent");
    expect(() => story.refund(0, story.state.amounts.total + 1)).toThrow("More given back");
    story.ship(0, 1, "a");
    story.ship(0, 1, "b");
    story.deliver(0, "a");
    expect(() => story.deliver(0, "a")).toThrow("arrived already");
    expect(() => story.cancel(0, 2)).toThrow("More of Mug than was ordered");
    expect(() => evolve(undefined, { ...story.events[1], sequence: 1 } as RecordedOrderEvent)).toThrow("cannot begin");
    expect(() => evolve(story.state, { ...story.events[1], sequence: 99 } as RecordedOrderEvent)).toThrow("follows");
  });

  it("ORD-08 never takes a step that the table of transitions does not know", () => {
    const move = fc.record({
      kind: fc.constantFrom("ship", "pack", "deliver", "cancel", "refund"),
      part: fc.nat(1),
      quantity: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const story = new Story().paid();
        for (const { kind, part, quantity } of moves) {
          const before = story.state.status;
          try {
            if (kind === "ship") story.ship(part, quantity);
            if (kind === "pack" && isPackable(story.state, story.part(part))) story.pack(part);
            if (kind === "deliver") story.deliver(part, story.part(part).shipments.at(-1)?.id ?? "none");
            if (kind === "cancel" && isCancellable(story.state, story.part(part), "shop"))
              story.cancel(part, story.part(part).items[0]?.quantity ?? 0);
            if (kind === "refund" && !story.part(part).refundedAmount)
              story.refund(part, story.part(part).amounts.total);
          } catch {
            continue;
          }
          const after = story.state.status;
          if (after !== before) expect(orderTransitions[before]).toContain(after);
          expect(replay(story.events)).toEqual(story.state);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("splitting an order by seller", () => {
  it("X-01 ORD-10 loses no cent: parts sum to items and to the whole", () => {
    const lines = fc.array(
      fc
        .tuple(
          fc.constantFrom("a", "b", "c", "d"),
          fc.integer({ min: 1, max: 99_999 }),
          fc.integer({ min: 1, max: 99 }),
          fc.nat(999),
          fc.nat(3000),
        )
        .map((given) => line(...given)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, (items) => {
        const parts = splitBySeller(draft(items), "ORD-2026-000001");
        const placed = orderPlaced(draft(items), "ORD-2026-000001").payload;
        expect(parts.map((part) => part.number)).toEqual(parts.map((_, index) => `ORD-2026-000001-${index + 1}`));
        expect(parts.reduce((sum, part) => sum + part.amounts.total, 0)).toBe(placed.amounts.total);
        expect(placed.amounts.subtotal).toBe(
          items.reduce((sum, item) => sum + item.unitPriceAmount * item.quantity, 0),
        );
        expect(placed.amounts.tax).toBe(items.reduce((sum, item) => sum + item.taxAmount, 0) + parts.length * 7);
        for (const part of parts) {
          expect(part.amounts.subtotal).toBe(part.items.reduce((sum, item) => sum + item.subtotalAmount, 0));
          expect(part.commissionAmount).toBe(part.items.reduce((sum, item) => sum + item.commissionAmount, 0));
          expect(part.commissionAmount).toBeLessThanOrEqual(part.amounts.subtotal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a part of an order", () => {
  it("that a coupon paid for in full can still be ended once all that was paid was given back", () => {
    const amounts = { subtotal: 40, discount: 40, platformDiscount: 40, shipping: 0, tax: 0, includedTax: 0, total: 0 };
    const refunded = { paymentStatus: "REFUNDED" as const, captureAt: null, captureAmount: null };
    const items: ItemState[] = [];
    const costly = { ...amounts, total: 40 };
    expect(isCancellable(refunded, { status: "CONFIRMED", amounts, items }, "shop")).toBe(true);
    expect(isCancellable(refunded, { status: "CONFIRMED", amounts: costly, items }, "shop")).toBe(false);
    expect(isCancellable(refunded, { status: "SHIPPED", amounts, items }, "shop")).toBe(false);
  });

  it("ORD-03 that costs nothing can be sent after the rest of the order was refunded, and nothing else can", () => {
    const story = new Story([line("one", 1000, 1), { ...line("two", 0, 1) }]);
    const free = story.part(1);
    free.amounts.total = 0;
    story.state.amounts.total = story.part(0).amounts.total;
    story.paid();
    story.refund(0, story.state.amounts.total);
    expect(story.state.paymentStatus).toBe("REFUNDED");
    expect([0, 1].map((index) => isShippable(story.state, story.part(index)))).toEqual([false, true]);
    expect(() => story.ship(0, 1)).toThrow("not paid for");
    expect(story.ship(1, 1).sellerOrders[1]?.status).toBe("SHIPPED");
  });

  it("ORD-03 that was refunded whole before it was sent can be cancelled by the shop, and by nobody what was sent", () => {
    const story = new Story().paid();
    story.refund(0, story.part(0).amounts.total);
    expect(story.part(0).status).toBe("REFUNDED");
    expect(isCancellable(story.state, story.part(0), "shop")).toBe(true);
    expect(isCancellable(story.state, story.part(0), "shopper")).toBe(false);
    story.cancel(0, 3);
    expect(story.part(0).status).toBe("CANCELLED");
    const sent = new Story().paid();
    sent.ship(0, 3);
    sent.refund(0, sent.part(0).amounts.total);
    expect(isCancellable(sent.state, sent.part(0), "shop")).toBe(false);
  });
});
