import { collectionPageInput, type StaffCollectionView } from "@emporia/contracts/collections";
import { type Ctx, NotFound } from "../../platform/index";
import { findCollection, listNamedCards, listNamedProducts } from "../queries/collections";
import { byRule } from "./get-collection-page";
import { toCollectionView } from "./list-collections";

const SHOWN = 12;

/** A collection as staff edit it, with the products it names, or the first that its rule takes in. @throws NotFound */
export async function getStaffCollection(ctx: Ctx, input: { collectionId: string }): Promise<StaffCollectionView> {
  const row = await findCollection(ctx.db, input.collectionId);
  if (!row) throw new NotFound("This collection");
  const fields = {
    ...toCollectionView(row),
    isVisible: row.is_visible,
    isRule: row.rule !== null,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    rule: row.rule,
  };
  if (row.rule === null) {
    const { total } = await listNamedCards(ctx.db, ctx.market, row.id, 0, 1);
    return { ...fields, products: await listNamedProducts(ctx.db, row.id), total };
  }
  const filters = collectionPageInput.omit({ collectionId: true }).parse({ limit: SHOWN, inStock: false });
  const { items, total } = await byRule(ctx, row.rule, filters);
  return { ...fields, products: items, total };
}
