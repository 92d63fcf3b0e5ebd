import { expect, it } from "vitest";
import { suggestedOptions } from "./suggested-options";

const price = { amount: 100, currency: "USD" };
const found = {
  products: [{ slug: "brass-lamp", name: "Brass lamp", picture: null, price }],
  categories: [{ slug: "lamps", name: "Lamps" }],
  shops: [{ shopSlug: "lamp-co", shopName: "Lamp & Co" }],
};
const collections = [
  { slug: "for-winter", name: "For winter" },
  { slug: "lamplight", name: "Lamplight" },
];

const none = { products: [], shops: [] };

it("offers what a field asks for, by the address that it takes", () => {
  expect(suggestedOptions({ q: "lamp", kinds: ["product"], writesPath: false }, found, none, [])).toEqual([
    { value: "brass-lamp", label: "Brass lamp", detail: "Product · brass-lamp" },
  ]);
  const all = { q: "Lamp", kinds: ["category", "collection", "shop", "product"], writesPath: true };
  expect(suggestedOptions(all, found, none, collections).map(({ value }) => value)).toEqual([
    "/categories/lamps",
    "/collections/lamplight",
    "/shops/lamp-co",
    "/products/brass-lamp",
  ]);
  expect(suggestedOptions(all, undefined, none, [])).toEqual([]);
  expect(suggestedOptions({ ...all, kinds: ["else"] }, found, none, collections)).toEqual([]);
});

it("AD-06 offers drafts and closed shops too, after what shoppers see, each once", () => {
  const hidden = {
    products: [
      { slug: "brass-lamp", name: "Brass lamp", word: "Product" },
      { slug: "lava-lamp", name: "Lava lamp", word: "Draft" },
    ],
    shops: [{ shopSlug: "old-lamps", shopName: "Old lamps", word: "Shop, suspended" }],
  };
  const asked = { q: "lamp", kinds: ["shop", "product"], writesPath: false };
  expect(suggestedOptions(asked, found, hidden, []).map(({ detail }) => detail)).toEqual([
    "Shop · lamp-co",
    "Shop, suspended · old-lamps",
    "Product · brass-lamp",
    "Draft · lava-lamp",
  ]);
});
