import type { Row } from "./read-rows";

/** The rows of one product, in the order of the file. */
export interface Group {
  handle: string;
  rows: Row[];
  /** What is said of it that has no column of its own. */
  specs?: { name: string; value: string }[];
}

/** What is kept in memory while other rows of a product may still come. */
const MAX_OPEN_ROWS = 20_000;
const MAX_OPEN_CHARACTERS = 40_000_000;

/** The file cannot be read as products. */
export class BadFile extends Error {}

/**
 * Gathers rows by their key, which need not be next to each other as long as they are within 20,000 rows. The order is
 * always the same, so that who has read the first hundred groups can go on with the next.
 */
export async function* groupRows(
  keyed: AsyncIterable<{ key: string; row: Row }>,
  onTooFar: (key: string, row: Row) => void,
): AsyncGenerator<Group> {
  const open = new Map<string, Group>();
  const closed = new Set<string>();
  let openRows = 0;
  let openCharacters = 0;
  for await (const { key, row } of keyed) {
    if (closed.has(key)) {
      onTooFar(key, row);
      continue;
    }
    const group = open.get(key) ?? { handle: key, rows: [] };
    open.set(key, group);
    group.rows.push(row);
    openRows++;
    openCharacters += sizeOf(row);
    for (const [oldest, candidate] of open) {
      if ((openRows <= MAX_OPEN_ROWS && openCharacters <= MAX_OPEN_CHARACTERS) || oldest === key) break;
      open.delete(oldest);
      closed.add(oldest);
      openRows -= candidate.rows.length;
      openCharacters -= candidate.rows.reduce((sum, each) => sum + sizeOf(each), 0);
      yield candidate;
    }
  }
  for (const [key, group] of open) {
    open.delete(key);
    yield group;
  }
}

const sizeOf = (row: Row) => row.cells.reduce((sum, cell) => sum + cell.length, 0);
