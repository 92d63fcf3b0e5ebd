import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  apiFilters,
  countOf,
  type Filters,
  filtersOf,
  pageOf,
  pagePaths,
  pathOf,
  refined,
  sortOptions,
  toggled,
} from "./filters";

const read = (path: string) => filtersOf(new URL(path, "https://shop.example").searchParams);

const someOf = (value: fc.Arbitrary<string>) =>
  fc.uniqueArray(value, { minLength: 1, maxLength: 5 }).map((values) => values.sort());

describe("filters and the address", () => {
  it("reads what people typed", () => {
    expect(read("/search?q= mug &min=12.5&max=$1,200&rating=4&stock=all&sort=price_asc")).toEqual({
      q: "mug",
      priceMin: 1250,
      priceMax: 120_000,
      ratingMin: 4,
      withSoldOut: true,
      sort: "price_asc",
    });
  });

  it("leaves out what makes no sense, so that the page is still shown", () => {
    expect(read("/search?q=&min=cheap&max=-3&rating=9&stock=some&sort=magic&page=2")).toEqual({});
  });

  it("puts a price range the right way round", () => {
    expect(read("/search?min=50&max=20")).toEqual({ priceMin: 2000, priceMax: 5000 });
  });

  it("comes back from the address as it went in", () => {
    const filters: fc.Arbitrary<Filters> = fc.record(
      {
        q: fc.stringMatching(/^\S(.{0,20}\S)?$/),
        category: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
        sellers: someOf(fc.stringMatching(/^[a-z0-9-]{1,20}$/)),
        options: someOf(fc.stringMatching(/^[a-z]{1,9}:\S{1,20}$/)),
        attributes: someOf(fc.stringMatching(/^[a-z]{1,9}:[a-z0-9.-]{1,20}$/)),
        priceMin: fc.integer({ min: 0, max: 50_000 }),
        priceMax: fc.integer({ min: 50_000, max: 99_999_999 }),
        ratingMin: fc.integer({ min: 1, max: 5 }),
        withSoldOut: fc.constant(true),
        view: fc.constant("list" as const),
        sort: fc.constantFrom("newest", "price_desc", "relevance"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (each) => {
        expect(read(pathOf("/search", each))).toEqual(each);
      }),
    );
  });

  it("takes a value in and out of what is chosen", () => {
    expect(toggled(undefined, "color:blue")).toEqual(["color:blue"]);
    expect(toggled(["size:xl"], "color:blue")).toEqual(["color:blue", "size:xl"]);
    expect(toggled(["color:blue", "size:xl"], "color:blue")).toEqual(["size:xl"]);
    expect(toggled(["size:xl"], "size:xl")).toBeUndefined();
    expect(apiFilters({ sellers: ["fern", "oak"], options: ["size:xl"] })).toEqual({
      seller: "fern,oak",
      option: ["size:xl"],
    });
    expect(countOf({ sellers: ["fern", "oak"], options: ["size:xl"], tag: "new" })).toBe(4);
  });

  it("starts again on the first page when a choice changes", () => {
    expect(refined({ q: "mug", cursor: "abc", page: 3 }, { sellers: ["fern"] })).toEqual({
      q: "mug",
      sellers: ["fern"],
    });
  });

  it("leads on and back without an end, and keeps the filters and a short address", () => {
    const first: Filters = { q: "mug", sort: "newest" };
    const { previousHref, nextHref } = pagePaths("/search", first, { previousCursor: null, nextCursor: "after-1" });
    expect(previousHref).toBeUndefined();
    let path = nextHref ?? "";
    for (let page = 2; page <= 100; page++) {
      const filters = read(path);
      expect(filters).toEqual({ ...first, page, cursor: `after-${page - 1}` });
      path = pagePaths("/search", filters, { previousCursor: "before", nextCursor: `after-${page}` }).nextHref ?? "";
      expect(path.length).toBeLessThan(60);
    }
    for (let page = 100; page >= 2; page--)
      path =
        pagePaths("/search", read(path), { previousCursor: `before-${page}`, nextCursor: "after" }).previousHref ?? "";
    expect(read(path)).toEqual({ ...first, page: 1 + 1, cursor: "before-2" });
    expect(pagePaths("/search", read(path), { previousCursor: "before", nextCursor: null })).toEqual({
      previousHref: "/search?q=mug&sort=newest",
      nextHref: undefined,
    });
  });

  it("believes the answer that a page is the first, and an older link its last cursor", () => {
    const filters = read("/search?page=7&cursor=a&cursor=b");
    expect(filters).toEqual({ cursor: "b", page: 7 });
    expect(pageOf(filters, { previousCursor: "a" })).toBe(7);
    expect(pageOf(filters, { previousCursor: null })).toBe(1);
    expect(pageOf(read("/search?cursor=b"), { previousCursor: "a" })).toBe(2);
  });

  it("counts the choices, a price range as one", () => {
    expect(countOf({ q: "mug", priceMin: 1, priceMax: 2, sellers: ["fern"], sort: "newest" })).toBe(2);
  });

  it("asks the API for what cannot be bought only when told to", () => {
    expect(apiFilters({ q: "mug", page: 3, cursor: "c" })).toEqual({ q: "mug", cursor: "c" });
    expect(apiFilters({ withSoldOut: true, view: "list" })).toEqual({ inStock: false });
  });

  it("sorts by match only where there are words", () => {
    expect(sortOptions(false).map((each) => each.value)).not.toContain("relevance");
  });
});
