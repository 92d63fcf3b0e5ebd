import { updateCollectionInput } from "@emporia/contracts/collections";
import { createCommissionRuleInput } from "@emporia/contracts/commission";
import { createPromotionInput } from "@emporia/contracts/promotions";
import { testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createRule, listRules } from "../commission/index";
import { createPromotion, getPromotion } from "../promotions/index";
import { createCategory, createCollection, deleteCategory, mergeCategory, updateCollection } from "./index";

describe("categories that something else names", () => {
  const database = useDatabase({ poolSize: 20 });
  const ctx = () => testContext(database.db);
  const create = (name: string) => createCategory(ctx(), { name, description: "" });
  const agree = (categoryId: string) =>
    createRule(ctx(), createCommissionRuleInput.parse({ name: "Agreed", categoryId, basisPoints: 500 }));
  const promote = (...categoryIds: string[]) =>
    createPromotion(
      ctx(),
      { everything: true },
      createPromotionInput.parse({ name: "Spring", benefit: { kind: "free_shipping" }, categoryIds }),
    );
  const promoted = async (promotionId: string) =>
    (await getPromotion(ctx(), { everything: true }, { promotionId })).categories.map(({ id }) => id);

  it("take the rules of commission and the promotions that name them along when they are merged", async () => {
    const [from, into] = [await create("Beakers"), await create("Glasses")];
    const { rules } = await agree(from.id);
    const [one, both] = [await promote(from.id), await promote(into.id, from.id)];
    await mergeCategory(ctx(), { categoryId: from.id, intoCategoryId: into.id });
    const after = (await listRules(ctx())).rules.find(({ id }) => id === rules[0]?.id);
    expect(after).toMatchObject({ name: "Agreed", basisPoints: 500, category: { id: into.id } });
    expect([await promoted(one.id), await promoted(both.id)]).toEqual([[into.id], [into.id]]);
    const { rows } = await sql`select id from promotions where ${from.id}::uuid = any(category_ids)`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });

  it("are not deleted while commission, a promotion or a collection names them", async () => {
    const named = await create("Named");
    await agree(named.id);
    await promote(named.id);
    const { id } = await createCollection(ctx(), { name: "Named", isRule: true });
    await updateCollection(ctx(), updateCollectionInput.parse({ collectionId: id, rule: { categoryId: named.id } }));
    await expect(deleteCategory(ctx(), { categoryId: named.id })).rejects.toMatchObject({
      code: "CATEGORY_IN_USE",
      message:
        "“Named” has a rule of commission that names it, a promotion that names it, and a collection whose rule names it. Merge it into another category instead.",
      details: { commissionRuleCount: 1, promotionCount: 1, collectionCount: 1 },
    });
    await mergeCategory(ctx(), { categoryId: named.id, intoCategoryId: (await create("Other")).id });
  });

  it("leave no promotion behind that was written while they were merged", async () => {
    const [from, into] = [await create("Racing"), await create("Raced")];
    const tries = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => promote(from.id)),
      mergeCategory(ctx(), { categoryId: from.id, intoCategoryId: into.id }),
      ...Array.from({ length: 6 }, () => promote(from.id)),
      ...Array.from({ length: 4 }, () => agree(from.id)),
    ]);
    for (const each of tries)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "VALIDATION_FAILED" });
    expect(tries[6]?.status).toBe("fulfilled");
    const { rows } = await sql`select id from promotions where ${from.id}::uuid = any(category_ids)`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});
