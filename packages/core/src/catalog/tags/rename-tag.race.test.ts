import { updateCollectionInput } from "@emporia/contracts/collections";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { createCollection, renameTag, updateCollection } from "../index";

describe("renaming tags at the same moment", () => {
  const database = useDatabase();
  const ctx = () => testContext(database.db);

  it("leaves no tag that has become another one: not among renames, products or rules", async () => {
    const { db } = database;
    const seller = await aSeller(db);
    for (let round = 0; round < 4; round++) {
      const names = Array.from({ length: 6 }, (_, nth) => `round ${round} tag ${nth}`);
      for (const tag of names) await aProduct(db, seller, { tags: [tag] });
      const collections = await Promise.all(
        names.map(async (tag) => {
          const { id } = await createCollection(ctx(), { name: tag, isRule: true });
          return { collectionId: id, rule: { tag } };
        }),
      );
      await Promise.all([
        ...names.slice(1).map((to, nth) => renameTag(ctx(), { tag: names[nth] ?? "", to })),
        ...collections.map((each) => updateCollection(ctx(), updateCollectionInput.parse(each))),
      ]);
    }
    const renames = await db.selectFrom("tag_renames").select(["tag", "became"]).execute();
    const old = new Set(renames.map(({ tag }) => tag));
    expect(renames.filter(({ became }) => became !== null && old.has(became))).toEqual([]);
    const products = await db.selectFrom("products").select("tags").execute();
    expect(products.flatMap(({ tags }) => tags).filter((tag) => old.has(tag))).toEqual([]);
    const rules = await db.selectFrom("collections").select("rule").execute();
    expect(rules.filter(({ rule }) => old.has((rule as { tag: string }).tag))).toEqual([]);
  });
});
