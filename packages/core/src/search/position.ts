import type { ProductSort } from "@emporia/contracts/catalog";
import { decodeCursor, encodeCursor, InvalidInput, isId } from "../platform/index";

/** The values of the columns that a list is sorted by, as text, the id last. */
export type Position = readonly (string | number)[];

const WHOLE = /^-?\d{1,15}$/;

/** The rows that follow a row, or that it follows. */
export type Place = { after: Position } | { before: Position };

const BEFORE = "before ";

/** The sort is part of a place, so that one in one order is not taken for one in another. */
export function toCursor(sort: ProductSort, place: Place): string {
  return "after" in place ? encodeCursor([sort, ...place.after]) : encodeCursor([`${BEFORE}${sort}`, ...place.before]);
}

/** @throws InvalidInput when the text is no place in this order */
export function fromCursor(sort: ProductSort, length: number, cursor: string): Place {
  const [ofOrder, ...position] = decodeCursor(cursor, length + 1).map(String);
  const isBefore = ofOrder?.startsWith(BEFORE) === true;
  const ofSort = isBefore ? ofOrder?.slice(BEFORE.length) : ofOrder;
  const isTime = sort === "newest";
  const isValid = position.every((part, index) =>
    index === length - 1
      ? isId(part)
      : index === 0
        ? /^[01]$/.test(part)
        : isTime
          ? !Number.isNaN(Date.parse(part))
          : WHOLE.test(part),
  );
  if (ofSort !== sort || !isValid)
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  return isBefore ? { before: position } : { after: position };
}
