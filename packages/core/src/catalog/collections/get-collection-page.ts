import type { CollectionRule, collectionPageInput, collectionPageView } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, decodeCursor, encodeCursor, InvalidInput, NotFound } from "../../platform/index";
import { type Bounds, findProducts, toChoices, toProductQuery } from "../../search/index";
import { type CollectionRow, findCollection, listNamedCards } from "../queries/collections";
import { toCollectionView } from "./list-collections";

type Filters = Omit<z.output<typeof collectionPageInput>, "collectionId">;
type Page = z.output<typeof collectionPageView>;

/**
 * A collection with its products: those that are named, in their order, or those that its rule takes in, which can be
 * filtered and sorted as in a category.
 * @throws NotFound no such collection, or it is hidden
 */
export async function getCollectionPage(ctx: Ctx, input: z.output<typeof collectionPageInput>): Promise<Page> {
  const { collectionId, ...filters } = input;
  const row = await findCollection(ctx.db, collectionId);
  if (!row?.is_visible) throw new NotFound("This collection");
  const seo = { title: row.seo_title, description: row.seo_description };
  const collection = { ...toCollectionView(row), isRule: row.rule !== null, seo };
  const found = row.rule === null ? await named(ctx, row, filters) : await byRule(ctx, row.rule, filters);
  return { collection, ...found };
}

/** What a rule takes in and shoppers see, narrowed by filters. */
export async function byRule(ctx: Ctx, rule: CollectionRule, filters: Filters): Promise<Omit<Page, "collection">> {
  return findProducts(ctx, { ...toProductQuery(ctx, filters, undefined, []), within: boundsOf(rule) });
}

function boundsOf(rule: CollectionRule): Bounds {
  return {
    categoryId: rule.categoryId ?? undefined,
    sellerIds: rule.sellerIds,
    priceMin: rule.priceMin ?? undefined,
    priceMax: rule.priceMax ?? undefined,
    tag: rule.tag || undefined,
    attributes: toChoices(rule.attributes),
  };
}

async function named(ctx: Ctx, { id }: CollectionRow, { cursor, limit }: Filters): Promise<Omit<Page, "collection">> {
  const offset = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1000) throw new InvalidInput({ cursor: "Begin anew." });
  const { cards, total } = await listNamedCards(ctx.db, ctx.market, id, offset, limit);
  return {
    items: cards,
    previousCursor: offset > 0 ? encodeCursor([Math.max(0, offset - limit)]) : null,
    nextCursor: offset + limit < total ? encodeCursor([offset + limit]) : null,
    total,
    facets: {
      categories: [],
      sellers: [],
      prices: [],
      priceRange: null,
      ratings: [],
      availability: { inStock: cards.filter((card) => card.isPurchasable).length, all: total },
      options: [],
      attributes: [],
    },
    didYouMean: null,
  };
}
