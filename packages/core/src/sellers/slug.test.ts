import { expect, it } from "vitest";
import { freeSlug, isReserved, slugOf } from "./slug";

it.each([
  ["Fern & Fig", "fern-fig"],
  ["Café Müller", "cafe-muller"],
  ["Noor's Ceramics", "noors-ceramics"],
  ["  --  ", ""],
  ["陶器の店", ""],
  ["a".repeat(200), "a".repeat(70)],
])("makes an address of %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it.each(["Admin", "emporia", "Emporia Official", "Support", "checkout", "Shop"])("keeps %s for ourselves", (name) => {
  expect(isReserved(name)).toBe(true);
});

it.each(["Fern & Fig", "Emporium", "Adminton", "陶器の店"])("lets a shop be called %s", (name) => {
  expect(isReserved(name)).toBe(false);
});

it("puts a number behind an address that is taken or ours", () => {
  expect(freeSlug("fern", new Set())).toBe("fern");
  expect(freeSlug("fern", new Set(["fern", "fern-2"]))).toBe("fern-3");
  expect(freeSlug("shop", new Set())).toBe("shop-2");
});
