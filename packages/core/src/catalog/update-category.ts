import type { StaffCategoryView, updateCategoryInput } from "@emporia/contracts/categories";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { readStaffCategory } from "./get-staff-category";
import {
  insertCategoryRedirect,
  isCategorySlugTaken,
  listProductIdsBelow,
  lockCategoryTree,
  setCategory,
} from "./queries/categories";
import { isFreeMedia } from "./queries/media";
import { refreshManyListings } from "./refresh-listings";

/**
 * Changes the fields that are given. An old address goes on leading to it.
 * @throws NotFound no such category
 * @throws InvalidInput another category has the address, or the picture is not one for categories
 */
export async function updateCategory(
  ctx: Ctx,
  input: z.output<typeof updateCategoryInput>,
): Promise<StaffCategoryView> {
  const { categoryId, slug, mediaId, ...given } = input;
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const current = await readStaffCategory(tx, categoryId);
    if (!current) throw new NotFound("This category");
    if (slug !== undefined && slug !== current.slug && (await isCategorySlugTaken(tx, slug, categoryId)))
      throw new InvalidInput({ slug: "Another category has this address." });
    if (mediaId && mediaId !== current.picture?.id && !(await isFreeMedia(tx, mediaId)))
      throw new InvalidInput({ mediaId: "This picture is not there any more. Choose it again." });

    const next = {
      name: given.name ?? current.name,
      slug: slug ?? current.slug,
      description: given.description ?? current.description,
      seo_title: given.seoTitle === undefined ? current.seoTitle : given.seoTitle || null,
      seo_description: given.seoDescription === undefined ? current.seoDescription : given.seoDescription || null,
      media_id: mediaId === undefined ? (current.picture?.id ?? null) : mediaId,
    };
    await setCategory(tx, categoryId, next, ctx.clock.now());
    if (next.slug !== current.slug) await insertCategoryRedirect(tx, current.slug, next.slug, categoryId);
    // Products name their categories and link to them.
    if (next.name !== current.name || next.slug !== current.slug)
      await refreshManyListings(tx, await listProductIdsBelow(tx, categoryId));
    await recordAudit(tx, ctx, {
      action: "category.update",
      subjectType: "category",
      subjectId: categoryId,
      detail: { from: { name: current.name, slug: current.slug }, to: { name: next.name, slug: next.slug } },
    });
    const updated = await readStaffCategory(tx, categoryId);
    if (!updated) throw new NotFound("This category");
    return updated;
  });
}
