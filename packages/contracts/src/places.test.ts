import { describe, expect, it } from "vitest";
import { setTaxRemitterInput } from "./tax";
import { setWithdrawalCountryInput } from "./withdrawal";

describe("rules of a place", () => {
  const said = { startsOn: "2027-01-01", remitter: "seller", reason: "The law of that state" };
  const remits = (country: string, state: string) => setTaxRemitterInput.safeParse({ ...said, country, state }).success;

  it("of who hands tax over are for a state that there is", () => {
    expect([remits("US", "ca"), remits("US", ""), remits("CA", "QC")]).toEqual([true, true, true]);
    expect(setTaxRemitterInput.safeParse({ ...said, country: "US", state: "CA", reason: " " }).success).toBe(false);
    expect([remits("US", "<b>XX"), remits("US", "XX"), remits("CA", "<B>")]).toEqual([false, false, false]);
  });

  it("of withdrawal are for a country that there is", () => {
    const allows = (country: string) =>
      setWithdrawalCountryInput.safeParse({ country, days: 14, reason: "The law of that country" }).success;
    expect([allows("de"), allows("XK")]).toEqual([true, true]);
    expect([allows("ZZ"), allows("QQ"), allows("<b")]).toEqual([false, false, false]);
  });
});
