import { describe, expect, it } from "vitest";
import { choiceOf, chosen, pickerOptions, type Variant, variantOf } from "./variants";

const variant = (id: string, options: string[], more: Partial<Variant> = {}): Variant => ({
  id,
  options,
  sku: null,
  price: { amount: 1000, currency: "USD" },
  compareAtPrice: null,
  isPurchasable: true,
  available: 12,
  isBackorder: false,
  mediaId: null,
  ...more,
});
const product = {
  options: [
    { name: "Colour", values: ["Red", "Blue", "Moss green"] },
    { name: "Size", values: ["S", "L"] },
  ],
  variants: [
    variant("red-s", ["Red", "S"], { isPurchasable: false, available: 0 }),
    variant("red-l", ["Red", "L"]),
    variant("blue-s", ["Blue", "S"], { available: 2 }),
    variant("moss-l", ["Moss green", "L"]),
  ],
};

describe("choosing a variant", () => {
  it("starts with the first that can be bought", () => {
    expect(choiceOf(product, () => undefined)).toEqual({ Colour: "Red", Size: "L" });
  });

  it("takes what the address says and fills in the rest", () => {
    expect(choiceOf(product, (name) => (name === "Colour" ? "Blue" : null))).toEqual({ Colour: "Blue", Size: "S" });
  });

  it("ignores values that do not exist", () => {
    expect(choiceOf(product, () => "<script>")).toEqual({ Colour: "Red", Size: "L" });
  });

  it("keeps what is sold out choosable", () => {
    const choice = chosen(product, { Colour: "Red", Size: "L" }, "Size", "S");
    expect(variantOf(product, choice)?.id).toBe("red-s");
  });

  it("lets the other option give way where a combination does not exist", () => {
    expect(chosen(product, { Colour: "Red", Size: "S" }, "Colour", "Moss green")).toEqual({
      Colour: "Moss green",
      Size: "L",
    });
  });

  it("says of each value what choosing it leads to", () => {
    const [colour, size] = pickerOptions(product, { Colour: "Red", Size: "S" });
    expect(colour?.values.map((each) => [each.value, each.availability])).toEqual([
      ["Red", "sold-out"],
      ["Blue", "low"],
      ["Moss green", "available"],
    ]);
    expect(colour?.values[2]?.swatch).toBe("#4f7d52");
    expect(size?.values[0]?.swatch).toBeUndefined();
  });

  it("finds the only variant of a product without options", () => {
    const plain = { options: [], variants: [variant("only", [])] };
    expect(
      variantOf(
        plain,
        choiceOf(plain, () => null),
      )?.id,
    ).toBe("only");
  });
});
