import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RefundMoney } from "./events";
import { cardMoneyAsCredit, creditShareOf } from "./refund-means";
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
