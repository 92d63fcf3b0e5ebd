import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addCartItemInput } from "./cart";
import { createProductInput, searchProductsInput } from "./catalog";
import { idSchema, textSchema, trackingNumberSchema } from "./common";
import { registerInput } from "./identity";

/** What is said of each field that is wrong. */
function said(schema: z.ZodType, input: unknown): Record<string, string> {
  const issues = schema.safeParse(input).error?.issues ?? [];
  return Object.fromEntries(issues.map((issue) => [issue.path.join("."), issue.message]));
}

describe("what is wrong with an input", () => {
  it("is said for each missing field by its name", () => {
    expect(said(registerInput, {})).toEqual({
      email: "Email is required.",
      password: "Password is required.",
      firstName: "First name is required.",
      lastName: "Last name is required.",
    });
  });

  it("is said for each odd type, in words", () => {
    const odd = {
      name: 7,
      tags: "red",
      basePrice: 12.5,
      taxable: "yes",
      taxClass: "Luxury!",
      variants: [{ quantity: [] }],
    };
    expect(said(createProductInput, odd)).toEqual({
      name: "Name must be a text.",
      tags: "Tags must be a list.",
      basePrice: "Base price must be a whole number.",
      taxable: "Taxable must be true or false.",
      taxClass: "Use lower-case letters, digits and single underscores.",
      "variants.0.quantity": "Enter a whole number.",
    });
    expect(said(registerInput, null)).toEqual({ "": "This is required." });
    expect(said(z.object({ id: idSchema }), { id: "seven" })).toEqual({ id: "Id must be a UUID." });
  });

  it.each([true, "5", "0x10", "", null, [1], { valueOf: 1 }, Number.NaN, -1e-9])(
    "is that %j is no quantity",
    (quantity) => {
      const variantId = "01930000-0000-7000-8000-000000000000";
      expect(said(addCartItemInput, { variantId, quantity }).quantity).toMatch(/^Quantity (must be|is required)/);
    },
  );

  it.each(["\u200B", " \uFEFF\u2060 ", "\u3164", "\u2800", "\u202E"])(
    "is that %j is no name: nobody could see it",
    (name) => {
      expect(said(textSchema(1, 80, "First name"), name)).toEqual({ "": "First name is required." });
    },
  );

  it("is nothing in a family of emoji, in Persian or Hebrew; what turns the text round is left out", () => {
    const name = textSchema(1, 80, "First name");
    for (const text of ["👩‍👩‍👧", "می‌خواهم", "שָׁלוֹם"]) expect(name.parse(text)).toBe(text);
    expect(name.parse("\u202Egpj.eman\u202C")).toBe("gpj.eman");
  });

  it("never is a sentence of the validator's own", () => {
    const strange = {
      q: [],
      category: {},
      limit: -1,
      priceMin: "x",
      ratingMin: 9,
      inStock: "maybe",
      sort: "odd",
      cursor: 1,
    };
    const sentences = Object.values(said(searchProductsInput, strange));
    expect(sentences).toHaveLength(Object.keys(strange).length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z][\w ]* (must be|can|needs|is) .+\.$/);
      expect(sentence).not.toMatch(/expected|received|Invalid input|Too (small|big)/i);
    }
  });
});

it("a tracking number is what stands on a label", () => {
  expect(trackingNumberSchema.parse(" 1Z 999-AA1 ")).toBe("1Z 999-AA1");
  for (const wrong of ["<b>1Z</b> 999", "1Z 😀", "—"])
    expect(said(z.object({ trackingNumber: trackingNumberSchema }), { trackingNumber: wrong })).toEqual({
      trackingNumber: "Write the tracking number as it stands on the label: letters, digits, spaces and hyphens.",
    });
});
