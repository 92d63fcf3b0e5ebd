import { describe, expect, it } from "vitest";
import { accountWord, balanceOf } from "./ledger";

const entries = (...amounts: number[]) => amounts.map((amount) => ({ amount: { amount } }));

describe("balanceOf", () => {
  it("adds up both columns", () => {
    expect(balanceOf(entries(10_000, -8_000, -1_200, -800))).toEqual({
      debit: 10_000,
      credit: 10_000,
      isBalanced: true,
    });
    expect(balanceOf(entries(10_000, -9_999)).isBalanced).toBe(false);
    expect(balanceOf([])).toEqual({ debit: 0, credit: 0, isBalanced: true });
  });
});

describe("accountWord", () => {
  it("has a word for each account and takes a new one as it comes", () => {
    expect(accountWord("seller_payable")).toBe("Payable to sellers");
    expect(accountWord("gift_cards")).toBe("gift cards");
  });
});
