import { shareOf } from "@emporia/contracts/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bankRefundEntries,
  disputeLossEntries,
  type LedgerEntry,
  nettingEntries,
  type PartMoney,
  payoutEntries,
  payoutFailureEntries,
  refundEntries,
  reversalEntries,
  saleEntries,
  transferEntries,
} from "./ledger";

const amount = fc.nat(1_000_000);
const share = fc.nat(10_000);
const part: fc.Arbitrary<PartMoney> = fc
  .record({
    subtotal: amount,
    discounted: share,
    platformFunded: share,
    shipping: amount,
    taxed: fc.nat(3000),
    isTaxIncluded: fc.boolean(),
    commissioned: share,
  })
  .map(({ subtotal, discounted, platformFunded, shipping, taxed, isTaxIncluded, commissioned }) => {
    const { discount, platformDiscount } = discountOf(subtotal, discounted, platformFunded);
    const paid = subtotal - discount + shipping;
    const tax = shareOf(paid, taxed);
    const includedTax = isTaxIncluded ? tax : 0;
    const commission = shareOf(paid + platformDiscount - includedTax, commissioned);
    const whose = { sellerOrderId: "so", sellerId: "s", shopName: "Shop" };
    const amounts = { subtotal, discount, platformDiscount, shipping, tax, includedTax, commission };
    return { ...whose, ...amounts, total: paid + tax - includedTax };
  });
function discountOf(subtotal: number, discounted: number, platformFunded: number) {
  const discount = shareOf(subtotal, discounted);
  return { discount, platformDiscount: shareOf(discount, platformFunded) };
}
const sum = (entries: readonly { amount: number }[]) => entries.reduce((total, entry) => total + entry.amount, 0);

function byAccount(entries: readonly LedgerEntry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, amount } of entries) sums[account] = (sums[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

describe("the ledger", () => {
  it("sums to zero for every sale, refund and transfer", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), amount, (parts, earned) => {
        expect(sum(saleEntries(parts))).toBe(0);
        for (const each of parts) expect(sum(refundEntries(each))).toBe(0);
        expect(sum(transferEntries({ sellerId: "s", sellerOrderId: "so", amount: earned }))).toBe(0);
      }),
    );
  });

  it("takes a refund back to nothing on every account", () => {
    fc.assert(
      fc.property(part, (each) => {
        const balances = new Map<string, number>();
        for (const entry of [...saleEntries([each]), ...refundEntries(each)])
          balances.set(entry.account, (balances.get(entry.account) ?? 0) + entry.amount);
        for (const balance of balances.values()) expect(balance).toBe(0);
      }),
    );
  });

  it("P-143 sums to zero for every netting, reversal, payout and lost dispute", () => {
    const debt = fc.record({ sellerOrderId: fc.option(fc.constant("other")), amount });
    fc.assert(
      fc.property(amount, fc.array(debt), fc.array(part), (money, debts, parts) => {
        const own = { sellerId: "s", sellerOrderId: "so", number: "1", amount: money };
        expect(sum(nettingEntries(own, debts))).toBe(0);
        expect(sum(reversalEntries(own))).toBe(0);
        expect(sum(payoutEntries(own))).toBe(0);
        expect(sum(disputeLossEntries({ ofSellers: parts, ofPlatform: money }))).toBe(0);
        for (const each of parts) expect(sum(bankRefundEntries(each))).toBe(0);
        expect(byAccount([...transferEntries(own), ...reversalEntries(own)])).toEqual({});
        expect(byAccount([...payoutEntries(own), ...payoutFailureEntries(own)])).toEqual({});
      }),
    );
  });

  it("P-121 takes a dispute that is lost as a whole back as a refund would, entry by entry", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const whole = parts.reduce((total, each) => total + each.total, 0);
        fc.pre(whole > 0 && parts.every((each) => each.commission <= each.subtotal));
        const lost = byAccount(disputeLossEntries({ ofSellers: parts, ofPlatform: 0 }));
        const { stripe_balance: _, ...refunded } = byAccount(parts.flatMap(refundEntries));
        expect(lost).toEqual({ ...refunded, disputes: -whole });
      }),
    );
  });

  it("credits a seller with items and shipping less commission", () => {
    const entries = saleEntries([
      {
        sellerOrderId: "so",
        sellerId: "s",
        shopName: "Shop",
        subtotal: 5000,
        discount: 0,
        platformDiscount: 0,
        shipping: 500,
        tax: 363,
        includedTax: 0,
        total: 5863,
        commission: 400,
      },
    ]);
    expect(-sum(entries.filter((entry) => entry.account === "seller_payable"))).toBe(5100);
  });

  it("lets whoever funds a discount bear it", () => {
    const sold = { sellerOrderId: "so", sellerId: "s", shopName: "Shop", subtotal: 5000, discount: 1000 };
    const rest = { shipping: 500, tax: 300, includedTax: 0, total: 4800 };
    const borne = (platformDiscount: number, commission: number, account: string) =>
      sum(
        saleEntries([{ ...sold, ...rest, platformDiscount, commission }]).filter((entry) => entry.account === account),
      );
    expect([borne(0, 320, "seller_payable"), borne(0, 320, "promotions")]).toEqual([-4180, 0]);
    expect([borne(1000, 400, "seller_payable"), borne(1000, 400, "promotions")]).toEqual([-5100, 1000]);
  });
});
