import { describe, expect, it } from "vitest";
import { amountText, currencySymbol, minorDigits, moneyText, parseMoney } from "./money-text";

const usd = (amount: number) => ({ amount, currency: "USD" });

describe("parseMoney", () => {
  it.each([
    ["49.99", 4999],
    ["$49.99", 4999],
    ["USD 49.99", 4999],
    ["49.99 usd", 4999],
    ["1,250", 125000],
    ["1 250.5", 125050],
    [" .5 ", 50],
    ["7.", 700],
    ["0", 0],
    ["-0", 0],
    ["-3.10", -310],
    ["-$3.10", -310],
    ["$-3.10", -310],
    ["12.3400", 1234],
    ["0.1", 10],
    ["1.15", 115],
  ])("reads %j as %i cents", (text, amount) => {
    expect(parseMoney(text, "USD")).toEqual(usd(amount));
  });

  it.each(["", ".", "abc", "12.345", "1,25", "12,34.5", "1.2.3", "--1", "1e3", "99999999999999999999", "$", "4 9"])(
    "does not take %j for an amount",
    (text) => {
      expect(parseMoney(text, "USD")).toBeUndefined();
    },
  );

  it("knows currencies without minor units and with three digits of them", () => {
    expect(parseMoney("¥4,999", "JPY")).toEqual({ amount: 4999, currency: "JPY" });
    expect(parseMoney("49.5", "JPY")).toBeUndefined();
    expect(parseMoney("1.234", "KWD")).toEqual({ amount: 1234, currency: "KWD" });
  });

  it("reads back what amountText writes", () => {
    for (const currency of ["USD", "JPY", "KWD"]) {
      for (const amount of [0, 1, 9, 10, 99, 100, 4999, 123456789, -1, -250]) {
        expect(parseMoney(amountText({ amount, currency }), currency)).toEqual({ amount, currency });
      }
    }
  });
});

describe("moneyText", () => {
  it("writes an amount in its currency", () => {
    expect(moneyText(usd(123456))).toBe("$1,234.56");
    expect(moneyText({ amount: 4999, currency: "JPY" })).toBe("¥4,999");
    expect(moneyText(usd(-500))).toBe("-$5.00");
    expect(minorDigits("JPY")).toBe(0);
    expect(currencySymbol("EUR")).toBe("€");
  });
});
