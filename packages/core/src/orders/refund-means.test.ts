import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RefundMoney } from "./events";
import { cardMoneyAsCredit, carriedFor, creditShareOf, sharesOf } from "./refund-means";
import type { RefundState } from "./state";

const refund = (to: "card" | "credit", total: number, status: RefundState["status"] = "SUCCEEDED") => ({
  ...{ to, status },
  money: { total } as RefundMoney,
});

describe("where money goes back to", () => {
  it("gives credit back first and never more to the card than it paid, whatever goes back in which order", () => {
    const wanted = fc.record({ share: fc.integer({ min: 1, max: 100 }), to: fc.constantFrom("card", "credit") });
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.array(wanted, { maxLength: 8 }), (credit, card, asks) => {
        const refunds: ReturnType<typeof refund>[] = [];
        const order = { credit, sellerOrders: [{ refunds }] };
        let left = credit + card;
        for (const { share, to } of asks) {
          const amount = Math.ceil((left * share) / 100);
          const toCredit = creditShareOf(order, amount, to);
          expect(toCredit).toBeGreaterThanOrEqual(0);
          expect(toCredit).toBeLessThanOrEqual(amount);
          refunds.push(refund("credit", toCredit), refund("card", amount - toCredit));
          left -= amount;
        }
        const sum = (to: string) => refunds.reduce((all, each) => all + (each.to === to ? each.money.total : 0), 0);
        expect(sum("card")).toBeLessThanOrEqual(card);
        expect(sum("card") + sum("credit") + left).toBe(credit + card);
        // The card gets nothing while credit that was spent is out.
        if (sum("card") > 0) expect(sum("credit")).toBeGreaterThanOrEqual(credit);
        expect(cardMoneyAsCredit(order)).toBe(Math.max(0, sum("credit") - credit));
      }),
    );
  });

  it("does not count as given to the credit what the shopper's bank gave instead", () => {
    const order = { credit: 1000, sellerOrders: [{ refunds: [refund("credit", 400, "SETTLED")] }] };
    expect(creditShareOf(order, 5000, "card")).toBe(1000);
    expect(creditShareOf(order, 5000, "credit")).toBe(5000);
  });
});

describe("P-113 where money of what was swapped goes back to", () => {
  it("gives credit back first, then its own card, then the cards of the orders before, each what it paid at most", () => {
    const sources = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 });
    const asks = fc.array(
      fc.record({ share: fc.integer({ min: 1, max: 100 }), to: fc.constantFrom("card", "credit") }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), sources, asks, (credit, card, paid, wanted) => {
        const carried = paid.map((amount, nth) => ({ orderId: `order-${nth}`, amount }));
        const total = credit + card + paid.reduce((sum, each) => sum + each, 0);
        const refunds: { to: "card" | "credit" | "order"; from?: string; status: "SUCCEEDED"; money: RefundMoney }[] =
          [];
        const order = {
          ...{ id: "own", credit, amounts: { total }, supplements: { carried }, sellerOrders: [{ refunds }] },
        };
        let left = total;
        for (const { share, to } of wanted) {
          const amount = Math.ceil((left * share) / 100);
          const shares = sharesOf(order, amount, to);
          expect(shares.reduce((sum, each) => sum + each.amount, 0)).toBe(amount);
          expect(shares.every((each) => each.amount > 0)).toBe(true);
          refunds.push(
            ...shares.map(({ amount: given, ...means }) => ({
              ...means,
              status: "SUCCEEDED" as const,
              money: { total: given } as RefundMoney,
            })),
          );
          left -= amount;
        }
        const given = (from: string | undefined, to: string) =>
          refunds.reduce((sum, each) => sum + (each.from === from && each.to === to ? each.money.total : 0), 0);
        expect(given(undefined, "card")).toBeLessThanOrEqual(card);
        for (const [nth, { orderId, amount }] of carried.entries()) {
          expect(given(orderId, "card")).toBeLessThanOrEqual(amount);
          // The one after gets nothing while this one has something, unless credit was wanted for it.
          const next = carried[nth + 1];
          if (next && wanted.every(({ to }) => to === "card") && given(next.orderId, "card") > 0)
            expect(given(orderId, "card")).toBe(amount);
        }
      }),
    );
  });

  it("pays for what is added with all there is, and never so much that a card could not pay the rest", () => {
    const sources = [
      { orderId: "one", amount: 900 },
      { orderId: "other", amount: 600 },
    ];
    const paid = (total: number) => carriedFor(sources, total, "USD").map(({ amount }) => amount);
    expect(paid(2000)).toEqual([900, 600]);
    expect(paid(1500)).toEqual([900, 600]);
    expect(paid(1530)).toEqual([900, 580]);
    expect(paid(700)).toEqual([700]);
    expect(paid(0)).toEqual([]);
  });
});
