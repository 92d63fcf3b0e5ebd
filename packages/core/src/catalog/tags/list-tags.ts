import type { listTagsInput, tagsView } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, decodeCursor, encodeCursor, InvalidInput } from "../../platform/index";
import { listTagRows, listTagsBeginning } from "../queries/tags";

/** All tags, those of most products first. */
export async function listTags(ctx: Ctx, input: z.output<typeof listTagsInput>): Promise<z.output<typeof tagsView>> {
  const offset = input.cursor === undefined ? 0 : Number(decodeCursor(input.cursor, 1)[0]);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000) throw new InvalidInput({ cursor: "Begin anew." });
  const rows = await listTagRows(ctx.db, input.query, offset, input.limit);
  const hasMore = rows.length > input.limit;
  return { items: rows.slice(0, input.limit), nextCursor: hasMore ? encodeCursor([offset + input.limit]) : null };
}

/** Tags in use, as last counted, that begin with what somebody has typed, so that one thing has one tag. */
export function suggestTags(ctx: Ctx, input: { q: string }): Promise<string[]> {
  return listTagsBeginning(ctx.db, input.q, 8);
}
