import type { Row } from "./read-rows";

/** The rows of one product, in the order of the file. */
export interface Group {
  handle: string;
  rows: Row[];
  /** What is said of it that has no column of its own. */
  specs?: { name: string; value: string }[];
}

/** What is kept in memory while other rows of a product may still come. */
export const MAX_OPEN_ROWS = 20_000;
export const MAX_OPEN_CHARACTERS = 40_000_000;

/** The file cannot be read as products. */
export class BadFile extends Error {}

/**
 * Gathers rows by their key, which need not be next to each other as long as they are within 20,000 rows. The order is
 * always the same, so that who has read the first hundred groups can go on with the next.
 * @param reach how many rows after its first one a product can still have rows, where that is known to be less: no more
 *   are kept in memory then
 */
export async function* groupRows(
  keyed: AsyncIterable<{ key: string; row: Row }>,
  onTooFar: (key: string, row: Row) => void,
  reach?: number,
): AsyncGenerator<Group> {
  const open = new Map<string, { group: Group; first: number }>();
  const closed = new Set<string>();
  let openRows = 0;
  let openCharacters = 0;
  let at = 0;
  for await (const { key, row } of keyed) {
    if (closed.has(key)) {
      onTooFar(key, row);
      continue;
    }
    at++;
    const opened = open.get(key) ?? { group: { handle: key, rows: [] }, first: at };
    open.set(key, opened);
    opened.group.rows.push(row);
    if (reach !== undefined) {
      for (const [oldest, { group, first }] of open) {
        if (at - first < reach) break;
        open.delete(oldest);
        yield group;
      }
      continue;
    }
    openRows++;
    openCharacters += charactersOf(row);
    for (const [oldest, { group }] of open) {
      if ((openRows <= MAX_OPEN_ROWS && openCharacters <= MAX_OPEN_CHARACTERS) || oldest === key) break;
      open.delete(oldest);
      closed.add(oldest);
      openRows -= group.rows.length;
      openCharacters -= group.rows.reduce((sum, each) => sum + charactersOf(each), 0);
      yield group;
    }
  }
  for (const [key, { group }] of open) {
    open.delete(key);
    yield group;
  }
}

export const charactersOf = (row: Row) => row.cells.reduce((sum, cell) => sum + cell.length, 0);
