import type { Tx } from "@emporia/db";
import type { ProductContent } from "../product-content";
import { listRenamed } from "../queries/tags";

interface Tagged {
  current: Pick<ProductContent, "tags"> | undefined;
  content: ProductContent;
}

/** The same changes with the names that staff have given to tags in place of older ones. Asks only about tags that are new to a product. */
export async function asRenamed<Change extends Tagged>(tx: Tx, changes: readonly Change[]): Promise<readonly Change[]> {
  const fresh = ({ current, content }: Change) => content.tags.filter((tag) => !current?.tags.includes(tag));
  const renamed = await listRenamed(tx, [...new Set(changes.flatMap(fresh))]);
  if (renamed.size === 0) return changes;
  return changes.map((change) => {
    const tags = change.content.tags.flatMap((tag) => (renamed.has(tag) ? (renamed.get(tag) ?? []) : tag));
    return { ...change, content: { ...change.content, tags: [...new Set(tags)] } };
  });
}
