import type { OwnProductView } from "@emporia/contracts/catalog";
import { describe, expect, it } from "vitest";
import { differencesOf } from "./conflict";

const saved = {
  name: "Blue mug",
  description: "<p>Theirs &amp; theirs.</p>",
  categoryId: "mugs",
  tags: ["clay"],
  slug: "mug",
  seo: { title: null, description: null, isHidden: false },
  pictures: [],
  videos: [],
  attributes: [{ code: "material", name: "Material", value: "oak" }],
  variants: [
    { id: "a", options: ["S"], price: { amount: 2000, currency: "USD" }, compareAtPrice: null, sku: "A", onHand: 4 },
    { id: "b", options: ["M"], price: { amount: 2000, currency: "USD" }, compareAtPrice: null, sku: "B", onHand: 4 },
  ],
} as unknown as OwnProductView;
const same = {
  name: "Blue mug",
  description: "<p>Theirs &amp; theirs.</p>",
  categoryId: "mugs",
  tags: ["Clay"],
  pictures: [],
  videos: [],
  variants: [
    { id: "a", options: ["S"], price: 2000, sku: "A" },
    { id: "b", options: ["M"], price: 2000, sku: "B" },
  ],
};

describe("two who wrote at once", () => {
  it("differ in nothing when they wrote the same", () => {
    expect(differencesOf(same, saved)).toEqual([]);
  });

  it("see both, field by field", () => {
    expect(
      differencesOf(
        {
          ...same,
          name: "Red mug",
          attributes: { material: "ash" },
          variants: [{ id: "a", options: ["S"], price: 2400, sku: "A", quantity: 9 }, { options: ["L"] }],
        },
        saved,
      ),
    ).toEqual([
      { label: "Name", mine: "Red mug", theirs: "Blue mug" },
      { label: "Material", mine: "ash", theirs: "oak" },
      { label: "Price of S", mine: "$24.00", theirs: "$20.00" },
      { label: "On hand of S", mine: "9", theirs: "4" },
      { label: "L", mine: "There", theirs: "Taken away" },
      { label: "M", mine: "Not there", theirs: "There" },
    ]);
  });
});
