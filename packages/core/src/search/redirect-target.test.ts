import { describe, expect, it } from "vitest";
import { readTarget } from "./redirect-target";

const read = (text: string) => readTarget(text, "https://shop.example");

describe("where a search may lead", () => {
  it("is a thing by its address, with what its list is filtered by", () => {
    expect(read("/categories/lamps")).toEqual({ kind: "category", slug: "lamps", params: "" });
    expect(read("/categories/lamps/?sort=newest&q=brass#top")).toEqual({
      kind: "category",
      slug: "lamps",
      params: "?sort=newest&q=brass",
    });
    expect(read("https://shop.example/shops/copper-co")).toMatchObject({ kind: "shop", slug: "copper-co" });
    expect(read("/collections/for-winter")).toMatchObject({ kind: "collection" });
    expect(read("/products/brass-lamp?")).toEqual({ kind: "product", slug: "brass-lamp", params: "" });
  });

  it("is a page of the storefront's own", () => {
    for (const path of ["/", "/collections", "/orders/find", "/account/orders"])
      expect(read(path)).toEqual({ kind: "path", path });
    expect(read("https://shop.example")).toEqual({ kind: "path", path: "/" });
  });

  it.each([
    "https://elsewhere.example/categories/lamps",
    "http://shop.example:8080/categories/lamps",
    "https://shop.example@elsewhere.example/",
    "//elsewhere.example/categories/lamps",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "javascript:alert(1)",
    "lamps",
    "",
    "/a b",
    "/login?next=/search?q=lamp",
    "/../..//elsewhere.example",
    `/categories/lamps?q=${"x".repeat(400)}`,
  ])("is never %s", (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
  });

  it.each([
    "/search",
    "/search?q=lamp",
    "/SEARCH/",
    "/search/more",
    "/%73earch",
    "/./search",
    "/categories/../search?q=lamp",
    "https://shop.example/search",
    "/search.data",
  ])("is never a search, however it is written: %s", (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
  });
});
