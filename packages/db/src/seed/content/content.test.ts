import { describe, expect, it } from "vitest";
import { archetypeNames, colours } from "../illustrations";
import { demoPeople, seedCategories, seedProducts, seedSellers } from "./index";

const sentencesOf = (html: string): string[] =>
  html
    .replaceAll(/<\/p><p>/g, " ")
    .replaceAll(/<[^>]+>/g, "")
    .split(/(?<=[.!?])\s+(?=[A-ZÉ0-9½¼¾⅛⅜⅞])/);
const duplicates = (items: string[]): string[] => items.filter((item, i) => items.indexOf(item) !== i);

describe("the demo catalogue", () => {
  it("has the promised size", () => {
    expect(seedProducts.length).toBeGreaterThanOrEqual(620);
    expect(seedSellers.length).toBeGreaterThanOrEqual(26);
    expect(seedCategories.length).toBeGreaterThanOrEqual(40);
    expect(demoPeople.filter(({ role }) => role === "shopper").length).toBeGreaterThanOrEqual(120);
  });

  it("repeats no name, slug, address or tale", () => {
    expect(duplicates(seedProducts.map(({ name }) => name))).toEqual([]);
    expect(duplicates(seedProducts.map(({ slug }) => slug))).toEqual([]);
    expect(duplicates(seedSellers.map(({ story }) => story))).toEqual([]);
    expect(duplicates(seedCategories.map(({ slug }) => slug))).toEqual([]);
    expect(duplicates(demoPeople.map(({ email }) => email))).toEqual([]);
  });

  it("says hardly anything twice", () => {
    const sentences = seedProducts.flatMap(({ description }) => sentencesOf(description));
    expect(new Set(sentences).size / sentences.length).toBeGreaterThanOrEqual(0.98);
    for (const { slug, description } of seedProducts) {
      expect(sentencesOf(description).length, slug).toBeGreaterThanOrEqual(2);
      expect(sentencesOf(description).length, slug).toBeLessThanOrEqual(5);
    }
  });

  it("gives every childless category and every shop something to show", () => {
    const parents = new Set(seedCategories.map(({ parentSlug }) => parentSlug));
    const known = new Set(seedCategories.map(({ slug }) => slug));
    const used = new Set(seedProducts.map(({ categorySlug }) => categorySlug));
    expect([...used].filter((slug) => !known.has(slug))).toEqual([]);
    expect([...known].filter((slug) => !parents.has(slug) && !used.has(slug))).toEqual([]);
    for (const { slug } of seedSellers)
      expect(seedProducts.filter((p) => p.sellerSlug === slug).length).toBeGreaterThan(10);
  });

  it("keeps options, variants and pictures consistent", () => {
    for (const { slug, options, variants, pictures, tags } of seedProducts) {
      const combinations = options.reduce((product, { values }) => product * values.length, 1);
      expect(variants.length, slug).toBe(combinations);
      expect(variants.length, slug).toBeLessThanOrEqual(12);
      expect(new Set(variants.map((v) => v.options.join("/"))).size, slug).toBe(variants.length);
      for (const variant of variants) {
        expect(variant.options.length, slug).toBe(options.length);
        expect(pictures[variant.picture]?.view, slug).toBe("front");
      }
      for (const { archetype, colour } of pictures) {
        expect(archetypeNames, slug).toContain(archetype);
        expect(Object.keys(colours), slug).toContain(colour);
      }
      expect(tags.length, slug).toBeGreaterThanOrEqual(3);
      expect(tags.length, slug).toBeLessThanOrEqual(8);
    }
  });

  it("prices sanely and numbers each shop's variants once", () => {
    for (const seller of seedSellers) {
      const variants = seedProducts.filter((p) => p.sellerSlug === seller.slug).flatMap((p) => p.variants);
      expect(duplicates(variants.map(({ sku }) => sku))).toEqual([]);
      for (const v of variants) {
        expect(Number.isSafeInteger(v.priceAmount) && v.priceAmount >= 300 && v.priceAmount <= 250_000, v.sku).toBe(
          true,
        );
        expect(v.costAmount, v.sku).toBeLessThan(v.priceAmount);
        if (v.compareAtAmount !== undefined) expect(v.compareAtAmount, v.sku).toBeGreaterThan(v.priceAmount);
      }
    }
  });
});
