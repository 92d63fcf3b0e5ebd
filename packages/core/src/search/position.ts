import type { ProductSort } from "@emporia/contracts/catalog";
import { decodeCursor, encodeCursor, InvalidInput, isId } from "../platform/index";

/** The values of the columns that a list is sorted by, as text, the id last. */
export type Position = readonly (string | number)[];

const WHOLE = /^-?\d{1,15}$/;

/** The place after a row. The sort is part of it, so that a place in one order is not taken for one in another. */
export function toCursor(sort: string, position: Position): string {
  return encodeCursor([sort, ...position]);
}

/** @throws InvalidInput when the text is no place in this order */
export function fromCursor(sort: ProductSort, length: number, cursor: string): Position {
  const [ofSort, ...position] = decodeCursor(cursor, length + 1).map(String);
  const isTime = sort === "newest";
  const isValid = position.every((part, index) =>
    index === length - 1 ? isId(part) : isTime ? !Number.isNaN(Date.parse(part)) : WHOLE.test(part),
  );
  if (ofSort !== sort || !isValid)
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  return position;
}
