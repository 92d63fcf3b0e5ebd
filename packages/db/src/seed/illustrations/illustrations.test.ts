import { describe, expect, it } from "vitest";
import { seedCategories, seedSellers } from "../content";
import {
  archetypeNames,
  drawCategory,
  drawProduct,
  drawShopBanner,
  drawShopLogo,
  type PictureView,
  pictureKey,
} from "./index";

/** Enough of a parser to know that tags nest and attributes are quoted. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, close, name, _attributes, self) => {
      if (close) return open.pop() === name ? "" : "!";
      if (!self) open.push(name);
      return "";
    },
  );
  return rest === "" && open.length === 0;
}

const views: PictureView[] = ["front", "detail", "scene"];

describe("the illustrations", () => {
  it.each(archetypeNames)("draws a %s from every side, small and well-formed", (archetype) => {
    for (const view of views) {
      for (let look = 0; look < 12; look += 1) {
        const svg = drawProduct({ archetype, colour: "rust", view, seed: `look ${look}` });
        expect(isWellFormed(svg), `${view} ${look}`).toBe(true);
        expect(svg.length, `${view} ${look}`).toBeLessThan(12_400);
        expect(svg).not.toMatch(/NaN|undefined|<text|<script|href|filter/);
      }
    }
  });

  it("draws the same picture for the same key and another for another colour", () => {
    const picture = { archetype: "mug", colour: "teal", view: "front", seed: "pilot-mug" } as const;
    expect(drawProduct(picture)).toBe(drawProduct(picture));
    expect(drawProduct({ ...picture, colour: "rust" })).not.toBe(drawProduct(picture));
    expect(pictureKey({ ...picture, colour: "rust" })).not.toBe(pictureKey(picture));
  });

  it("draws every shop and category", () => {
    for (const seller of seedSellers) {
      expect(isWellFormed(drawShopBanner(seller)), seller.slug).toBe(true);
      expect(isWellFormed(drawShopLogo(seller)), seller.slug).toBe(true);
    }
    for (const { slug } of seedCategories) expect(isWellFormed(drawCategory(slug)), slug).toBe(true);
  });
});
