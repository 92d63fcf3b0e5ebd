import { describe, expect, it } from "vitest";
import { type Likeness, likenessOf, mostAlike } from "./similarity";

const mug: Likeness = {
  productId: "mug",
  words: ["stonewar", "mug"],
  tags: ["gift"],
  attributeKeys: ["material:clay", "glaze:matt"],
  categoryIds: ["mugs", "kitchen"],
  priceAmount: 2800,
};
const like = (productId: string, change: Partial<Likeness> = {}): Likeness => ({ ...mug, ...change, productId });

describe("how like each other two products are", () => {
  it("is most for a twin, the same both ways, and nothing for what shares nothing", () => {
    expect(likenessOf(mug, like("twin"))).toBeCloseTo(8);
    const bowl = like("bowl", { words: ["stonewar", "bowl"], priceAmount: 4200, tags: [] });
    expect(likenessOf(mug, bowl)).toBe(likenessOf(bowl, mug));
    const nothing = { words: ["lamp"], tags: [], attributeKeys: [], categoryIds: ["lamps"], priceAmount: 28_000 };
    expect(likenessOf(mug, like("lamp", nothing))).toBe(0);
  });

  it("is more the more words, attributes, tags and categories they share and the nearer their prices are", () => {
    const worse: Partial<Likeness>[] = [
      { words: ["stonewar", "bowl"] },
      { attributeKeys: ["material:clay"] },
      { tags: [] },
      { categoryIds: ["bowls", "kitchen"] },
      { priceAmount: 5600 },
    ];
    for (const change of worse)
      expect(likenessOf(mug, like("other", change)), JSON.stringify(change)).toBeLessThan(
        likenessOf(mug, like("twin")),
      );
    expect(likenessOf(mug, like("a", { priceAmount: 3000 }))).toBeGreaterThan(
      likenessOf(mug, like("b", { priceAmount: 6000 })),
    );
  });

  it("puts the most alike first, leaves the product itself out and keeps the order of equals", () => {
    const others = [like("dear", { priceAmount: 9000 }), mug, like("first"), like("second")];
    expect(mostAlike(mug, others, 2)).toEqual(["first", "second"]);
    expect(mostAlike(mug, others, 9)).toEqual(["first", "second", "dear"]);
  });
});
