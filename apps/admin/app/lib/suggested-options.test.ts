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

it("offers what a field asks for, by the address that it takes", () => {
  expect(suggestedOptions({ q: "lamp", kinds: ["product"], writesPath: false }, found, [])).toEqual([
    { value: "brass-lamp", label: "Brass lamp", detail: "Product · brass-lamp" },
  ]);
  const all = { q: "Lamp", kinds: ["category", "collection", "shop", "product"], writesPath: true };
  expect(suggestedOptions(all, found, collections).map(({ value }) => value)).toEqual([
    "/categories/lamps",
    "/collections/lamplight",
    "/shops/lamp-co",
    "/products/brass-lamp",
  ]);
  expect(suggestedOptions(all, undefined, [])).toEqual([]);
  expect(suggestedOptions({ ...all, kinds: ["else"] }, found, collections)).toEqual([]);
});
