import type { Tx } from "@emporia/db";
import { countRulesOfCategory, lockCommissionRules, setCategoryOfRules } from "./queries";

/** Rules for a category that is merged are for the other one from then on, in their places; how many there were. */
export async function moveCategoryRules(tx: Tx, fromId: string, intoId: string, now: Date): Promise<number> {
  await lockCommissionRules(tx);
  return setCategoryOfRules(tx, fromId, intoId, now);
}

/** How many rules are for a category; none is added until the transaction ends. */
export async function countCategoryRules(tx: Tx, categoryId: string): Promise<number> {
  await lockCommissionRules(tx);
  return countRulesOfCategory(tx, categoryId);
}
