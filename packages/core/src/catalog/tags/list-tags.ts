import type { listTagRenamesInput, listTagsInput, tagRenamesView, tagsView } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, decodeCursor, encodeCursor, InvalidInput } from "../../platform/index";
import { listRenameRows, listTagRows, listTagsBeginning } from "../queries/tags";

/** All tags, those of most products first. */
export async function listTags(ctx: Ctx, input: z.output<typeof listTagsInput>): Promise<z.output<typeof tagsView>> {
  const offset = offsetOf(input);
  return pageOf(await listTagRows(ctx.db, input.query, offset, input.limit), offset, input.limit);
}

/** What tags have become that were renamed or taken away, the latest first. */
export async function listTagRenames(
  ctx: Ctx,
  input: z.output<typeof listTagRenamesInput>,
): Promise<z.output<typeof tagRenamesView>> {
  const offset = offsetOf(input);
  const rows = await listRenameRows(ctx.db, offset, input.limit);
  return pageOf(
    rows.map((row) => ({ ...row, renamedAt: row.renamedAt.toISOString() })),
    offset,
    input.limit,
  );
}

function offsetOf({ cursor }: { cursor?: string | undefined }): number {
  const offset = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000) throw new InvalidInput({ cursor: "Begin anew." });
  return offset;
}

function pageOf<Row>(rows: Row[], offset: number, limit: number): { items: Row[]; nextCursor: string | null } {
  return { items: rows.slice(0, limit), nextCursor: rows.length > limit ? encodeCursor([offset + limit]) : null };
}

/** Tags in use, as last counted, that begin with what somebody has typed, so that one thing has one tag. */
export function suggestTags(ctx: Ctx, input: { q: string }): Promise<string[]> {
  return listTagsBeginning(ctx.db, input.q, 8);
}
