import { categoryPageInput, categoryPageView } from "@emporia/contracts/catalog";
import { aCategory, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createCategory, getCategoryPage, listCategories, moveCategory } from "./index";

describe("categories", () => {
  const database = useDatabase({ poolSize: 20 });
  const ctx = () => testContext(database.db);
  const create = (name: string, parentId?: string) =>
    createCategory(ctx(), { name, description: "", ...(parentId === undefined ? {} : { parentId }) });
  const page = (categoryId: string, filters: object = {}) =>
    getCategoryPage(ctx(), { ...categoryPageInput.parse({ categoryId, ...filters }) });

  it("are a tree of six levels with addresses of their own", async () => {
    let parent = await create("Level");
    expect((await create("Level")).slug).toBe("level-2");
    for (let level = 2; level <= 6; level++) parent = await create(`Level ${level}`, parent.id);
    await expect(create("Too deep", parent.id)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const [root] = await listCategories(ctx());
    expect(root?.children[0]?.children[0]?.name).toBe("Level 3");
  });

  it("take their products along when they move", async () => {
    const [home, garden] = [await create("Home"), await create("Garden")];
    const pots = await create("Pots", home.id);
    const product = await aProduct(database.db, await aSeller(database.db), { categoryId: pots.id });
    expect((await page(home.id)).items.map((card) => card.id)).toEqual([product.id]);
    await moveCategory(ctx(), { categoryId: pots.id, parentId: garden.id });
    await moveCategory(ctx(), { categoryId: pots.id, parentId: garden.id });
    expect((await page(garden.slug)).items.map((card) => card.id)).toEqual([product.id]);
    expect((await page(home.slug)).items).toEqual([]);
    await expect(moveCategory(ctx(), { categoryId: garden.id, parentId: pots.id })).rejects.toMatchObject({
      code: "CATEGORY_CYCLE",
    });
    await expect(moveCategory(ctx(), { categoryId: pots.id, parentId: pots.id })).rejects.toMatchObject({
      code: "CATEGORY_CYCLE",
    });
  });

  it("never make a circle, however many people move them at once", async () => {
    const nodes = await Promise.all(["A", "B", "C", "D"].map((name) => create(`Race ${name}`)));
    const moves = nodes.flatMap((from) =>
      nodes.filter((to) => to !== from).map((to) => moveCategory(ctx(), { categoryId: from.id, parentId: to.id })),
    );
    await Promise.allSettled(moves);
    const { rows } = await sql<{ agrees: boolean }>`
      with recursive above as (
        select id as category_id, id as ancestor_id, 0 as distance from categories
        union all
        select above.category_id, parent.parent_id, above.distance + 1
        from above join categories parent on parent.id = above.ancestor_id
        where parent.parent_id is not null and above.distance < 10
      )
      select not exists (select * from above except select category_id, ancestor_id, distance from category_ancestors)
        and not exists (select category_id, ancestor_id, distance from category_ancestors except select * from above)
        as agrees
    `.execute(database.db);
    expect(rows).toEqual([{ agrees: true }]);
  });

  it("show a page in three statements at most, and in one when their counts are known", async () => {
    const seller = await aSeller(database.db);
    const category = await aCategory(database.db);
    for (let index = 0; index < 5; index++)
      await aProduct(database.db, seller, { categoryId: category.id, priceAmount: 1000 * (index + 1) });
    database.takeStatements();
    const first = await page(category.slug);
    expect(database.takeStatements().length).toBeLessThanOrEqual(3);
    expect(categoryPageView.parse(first)).toEqual(first);
    expect(first).toMatchObject({
      total: 5,
      facets: { prices: [{ count: 2 }, { count: 2 }, { count: 1 }, { count: 0 }] },
    });
    await page(category.slug);
    expect(database.takeStatements()).toHaveLength(1);
  });

  it.each(["best_selling", "newest", "price_asc", "price_desc", "rating", "relevance"] as const)(
    "show every product once when paged by %s",
    async (sort) => {
      const seller = await aSeller(database.db);
      const category = await aCategory(database.db);
      const made = new Set<string>();
      for (let index = 0; index < 9; index++)
        made.add(
          (await aProduct(database.db, seller, { categoryId: category.id, priceAmount: 1000 + (index % 3) })).id,
        );
      const seen: string[] = [];
      const prices: number[] = [];
      let cursor: string | undefined;
      do {
        const shown = await page(category.id, { sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...shown.items.map((card) => card.id));
        prices.push(...shown.items.map((card) => card.price.amount));
        cursor = shown.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(9);
      expect(new Set(seen)).toEqual(made);
      if (sort === "price_asc") expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      if (sort === "price_desc") expect(prices).toEqual(prices.toSorted((a, b) => b - a));
    },
  );

  it("refuse a place in another order", async () => {
    const category = await aCategory(database.db);
    const seller = await aSeller(database.db);
    for (let index = 0; index < 3; index++) await aProduct(database.db, seller, { categoryId: category.id });
    const { nextCursor } = await page(category.id, { limit: 1, sort: "newest" });
    await expect(page(category.id, { limit: 1, sort: "rating", cursor: nextCursor })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });
});
