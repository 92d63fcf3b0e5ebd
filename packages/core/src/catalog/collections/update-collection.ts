import type { StaffCollectionView, updateCollectionInput } from "@emporia/contracts/collections";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import {
  type CollectionRow,
  isCollectionSlugTaken,
  lockCollection,
  resolveProducts,
  setCollection,
  setCollectionProducts,
} from "../queries/collections";
import { isFreeMedia } from "../queries/media";
import { listRenamed, lockTagNames } from "../queries/tags";
import { hasCategory } from "../queries/write-product";
import { normaliseTags } from "../text";
import { getStaffCollection } from "./get-staff-collection";

type Input = z.output<typeof updateCollectionInput>;

/**
 * Changes the fields that are given. A rule that asks for a tag by its old name asks for what that became.
 * @throws NotFound no such collection
 * @throws InvalidInput another one has the address, a product, category or picture is not there, or a rule is given to
 * a collection whose products are named, or the other way round
 */
export async function updateCollection(ctx: Ctx, input: Input): Promise<StaffCollectionView> {
  const { collectionId, products } = input;
  await inTransaction(ctx, async (tx) => {
    if (input.rule?.tag) await lockTagNames(tx, "write");
    const current = await lockCollection(tx, collectionId);
    if (!current) throw new NotFound("This collection");
    await check(tx, current, input);
    const rule = input.rule && { ...input.rule, tag: await tagOf(tx, current, input.rule.tag) };
    const next = {
      slug: input.slug ?? current.slug,
      name: input.name ?? current.name,
      description: input.description ?? current.description,
      seo_title: input.seoTitle === undefined ? current.seo_title : input.seoTitle || null,
      seo_description: input.seoDescription === undefined ? current.seo_description : input.seoDescription || null,
      media_id: input.mediaId === undefined ? (current.picture?.id ?? null) : input.mediaId,
      is_visible: input.isVisible ?? current.is_visible,
      rule: rule ?? current.rule,
    };
    await setCollection(tx, collectionId, next, ctx.clock.now());
    if (products) await setCollectionProducts(tx, collectionId, await productIdsOf(tx, products));
    await recordAudit(tx, ctx, {
      action: "collection.update",
      subjectType: "collection",
      subjectId: collectionId,
      detail: { name: next.name, slug: next.slug, isVisible: next.is_visible, rule: next.rule },
    });
  });
  return getStaffCollection(ctx, { collectionId });
}

async function check(tx: Tx, current: CollectionRow, input: Input): Promise<void> {
  if (input.slug !== undefined && (await isCollectionSlugTaken(tx, input.slug, current.id)))
    throw new InvalidInput({ slug: "Another collection has this address." });
  if (input.mediaId && input.mediaId !== current.picture?.id && !(await isFreeMedia(tx, input.mediaId)))
    throw new InvalidInput({ mediaId: "This picture is not there any more. Choose it again." });
  if (input.rule && current.rule === null)
    throw new InvalidInput({ rule: "The products of this collection are named one by one." });
  if (input.products && current.rule !== null)
    throw new InvalidInput({ products: "What belongs to this collection is said by its rule." });
  if (input.rule?.categoryId && !(await hasCategory(tx, input.rule.categoryId)))
    throw new InvalidInput({ "rule.categoryId": "This category does not exist." });
}

/** @throws InvalidInput a tag that was taken away, unless the rule asks for it already */
async function tagOf(tx: Tx, { rule }: CollectionRow, given: string | undefined): Promise<string | undefined> {
  const [tag] = normaliseTags([given ?? ""]);
  if (tag === undefined || tag === rule?.tag) return tag;
  const renamed = await listRenamed(tx, [tag]);
  const became = renamed.has(tag) ? renamed.get(tag) : tag;
  if (became === null)
    throw new InvalidInput({ "rule.tag": `“${tag}” was taken away from all products. Choose another tag.` });
  return became;
}

async function productIdsOf(tx: Tx, refs: readonly string[]): Promise<string[]> {
  const known = await resolveProducts(tx, refs);
  const missing = refs.filter((ref) => !known.has(ref));
  if (missing.length > 0)
    throw new InvalidInput({ products: `There is no product at ${missing.slice(0, 5).join(", ")}.` });
  return [...new Set(refs.flatMap((ref) => known.get(ref) ?? []))];
}
