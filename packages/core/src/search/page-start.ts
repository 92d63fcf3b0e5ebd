import type { ProductSort } from "@emporia/contracts/catalog";
import { decodeCursor, encodeCursor, InvalidInput } from "../platform/index";
import { fromCursor } from "./position";
import type { PageStart } from "./queries/listings";

/** The place after so many products: how an index outside counts. It holds in any index, and in this order only. */
function toOffsetCursor(sort: ProductSort, offset: number): string {
  return encodeCursor([sort, offset]);
}

/** Where the pages beside one of `limit` products begin that begins after so many. */
export function offsetCursors(
  sort: ProductSort,
  { offset, limit, hasMore }: { offset: number; limit: number; hasMore: boolean },
): { previousCursor: string | null; nextCursor: string | null } {
  return {
    previousCursor: offset > 0 ? toOffsetCursor(sort, Math.max(0, offset - limit)) : null,
    nextCursor: hasMore ? toOffsetCursor(sort, offset + limit) : null,
  };
}

/**
 * Where a page begins, by the cursor of either kind.
 * @param length how many values tell the place of a row in this order
 * @throws InvalidInput when the text is no place in this order
 */
export function pageStart(sort: ProductSort, length: number, cursor: string | undefined): PageStart {
  if (cursor === undefined) return undefined;
  const offset = offsetOf(sort, cursor);
  return offset === undefined ? fromCursor(sort, length, cursor) : { offset };
}

/** How many products come before, where the cursor is of that kind; else undefined. */
export function offsetOf(sort: ProductSort, cursor: string): number | undefined {
  try {
    const [ofSort, offset] = decodeCursor(cursor, 2);
    return ofSort === sort && Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= 1_000_000
      ? Number(offset)
      : undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}
