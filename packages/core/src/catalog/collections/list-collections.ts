import type { collectionsView, staffCollectionRowView } from "@emporia/contracts/collections";
import type { z } from "zod";
import type { Ctx } from "../../platform/index";
import { type CollectionRow, listCollectionRows } from "../queries/collections";

/** The collections that shoppers may see, by name. */
export async function listCollections(ctx: Ctx): Promise<z.output<typeof collectionsView>> {
  return (await listCollectionRows(ctx.db, true)).map(toCollectionView);
}

/** All of them, hidden ones as well. */
export async function listStaffCollections(ctx: Ctx): Promise<z.output<typeof staffCollectionRowView>[]> {
  const rows = await listCollectionRows(ctx.db, false);
  return rows.map((row) => ({ ...toCollectionView(row), isVisible: row.is_visible, isRule: row.rule !== null }));
}

export function toCollectionView({ id, slug, name, description, picture }: CollectionRow) {
  return { id, slug, name, description, picture };
}
