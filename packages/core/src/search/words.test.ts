import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelyWords, mistakesBetween, nearbyWords, parseTerms, toTsquery } from "./words";

describe("reading a query", () => {
  it.each([
    ["desk lamp", "('desk') & ('lamp' | 'lamp':*)"],
    ['"desk lamp" ', "('desk' <-> 'lamp')"],
    ["lamp -brass", "('lamp') & !('brass')"],
    ["t-shirt", "('t' <-> 'shirt')"],
  ])("turns %s into %s", (text, query) => {
    expect(toTsquery(parseTerms(text))).toBe(query);
  });

  it("has nothing to find in signs and exclusions", () => {
    for (const text of ["", "  ", "-lamp", "&|!()", "'"]) expect(toTsquery(parseTerms(text))).toBeUndefined();
  });

  it("lets nothing through that the query language knows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const { words } of parseTerms(text))
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
    );
  });
});

describe("counting mistakes", () => {
  it.each([
    ["lamp", "lamp", 0],
    ["lapm", "lamp", 1],
    ["lmp", "lamp", 1],
    ["lammp", "lamp", 1],
    ["camp", "lamp", 1],
    ["", "ab", 2],
  ])("between %s and %s: %i", (a, b, mistakes) => {
    expect(mistakesBetween(a, b)).toBe(mistakes);
  });

  it("is the same both ways and no more than the longer word is long", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(mistakesBetween(a, b)).toBe(mistakesBetween(b, a));
        expect(mistakesBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it("allows one in short words and two in long ones", () => {
    expect(likelyWords("xbx", ["xbox", "xenon"], false)).toEqual(["xbox"]);
    expect(likelyWords("xb", ["xbox"], false)).toEqual([]);
    expect(likelyWords("headpeones", ["headset", "headphones"], false)).toEqual(["headphones"]);
    expect(likelyWords("runni", ["running"], true)).toEqual(["running"]);
  });

  it("keeps to what takes the fewest, and takes a wrong first letter for the least likely", () => {
    expect(likelyWords("controllar", ["controlled", "controller"], false)).toEqual(["controller"]);
    expect(likelyWords("iead", ["head", "ipad", "lead"], false)).toEqual(["ipad"]);
    expect(likelyWords("dsek", ["desk", "disk"], false)).toEqual(["desk"]);
  });

  it("knows every word one mistake away from a short one", () => {
    for (const word of nearbyWords("lamp")) expect(mistakesBetween("lamp", word)).toBe(1);
    for (const word of ["lapm", "alamp", "lam", "lump", "lamps"]) expect(nearbyWords("lamp")).toContain(word);
    expect(nearbyWords("lantern")).toEqual([]);
  });
});
