import type { renameTagInput } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../../platform/index";
import { moveTagRules } from "../queries/collections";
import { insertRename, lockTagNames, replaceProposedTag, replaceTag } from "../queries/tags";
import { refreshManyListings } from "../refresh-listings";
import { normaliseTags } from "../text";

/**
 * Gives a tag another name in all products, those that wait for staff included; when that is a tag already the two
 * become one. An empty name takes the tag away. Rules of collections follow, and from then on whoever writes the old
 * name writes the new one. One rename comes after the other, so that no tag becomes one that has become another.
 * @throws InvalidInput the name is two tags
 * @returns of how many products it was
 */
export async function renameTag(ctx: Ctx, input: z.output<typeof renameTagInput>): Promise<{ productCount: number }> {
  const { tag } = input;
  const [to = null, ...others] = normaliseTags([input.to]);
  if (others.length > 0) throw new InvalidInput({ to: "A comma parts two tags: give one." });
  if (to === tag) return { productCount: 0 };
  return inTransaction(ctx, async (tx) => {
    await lockTagNames(tx, "rename");
    const productIds = await replaceTag(tx, tag, to, ctx.clock.now());
    await replaceProposedTag(tx, tag, to);
    await moveTagRules(tx, tag, to);
    await insertRename(tx, tag, to, ctx.clock.now());
    await refreshManyListings(tx, productIds);
    await recordAudit(tx, ctx, {
      action: to === null ? "tag.remove" : "tag.rename",
      subjectType: "tag",
      subjectId: tag,
      detail: { to, products: productIds.length },
    });
    return { productCount: productIds.length };
  });
}
