import { InvalidInput } from "./errors";
import { isId } from "./ids";

/** A keyset position as text: opaque to clients, plain to us. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** @throws InvalidInput when the text is not a cursor with `length` parts */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(position) &&
      position.length === length &&
      position.every((part) => typeof part === "string" || typeof part === "number")
    )
      return position;
  } catch {
    // Not ours: told below.
  }
  throw notAPlace();
}

const notAPlace = () =>
  new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });

/** A place in a list ordered by instant and id. @throws InvalidInput when the text is not one */
export function decodeTimeCursor(cursor: string): readonly [string, string] {
  const [instant, id] = decodeCursor(cursor, 2).map(String);
  const isInstant = instant !== undefined && /^\d{4}-\d\d-\d\d[T ]/.test(instant) && !Number.isNaN(Date.parse(instant));
  if (!isInstant || id === undefined || !isId(id)) throw notAPlace();
  return [instant, id];
}

/** Cuts the extra row that tells whether there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  position: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  };
}
