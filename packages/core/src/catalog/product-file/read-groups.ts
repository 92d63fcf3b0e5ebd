import { cleanText } from "../text";
import { bareText } from "./cells";
import { Header } from "./columns";
import { type Bytes, type FileShape, type Row, type RowError, readRows } from "./read-rows";

/** The rows of one product, in the order of the file. */
export interface Group {
  handle: string;
  rows: Row[];
}

/** What is kept in memory while other rows of a handle may still come. */
const MAX_OPEN_ROWS = 20_000;
const MAX_OPEN_CHARACTERS = 40_000_000;

/** The file cannot be read as products. */
export class BadFile extends Error {}

/**
 * Reads a file as products, whose rows need not be next to each other as long as they are within 20,000 rows.
 * The order is always the same, so that who has read the first hundred can go on with the next.
 * @throws BadFile when it is no such file at all
 */
export async function* readGroups(
  bytes: Bytes,
  options: {
    /** Makes the header of the file's first row. */
    headerOf?: (cells: readonly string[]) => Header;
    onError: (error: RowError) => void;
    onShape?: (shape: FileShape) => void;
  },
): AsyncGenerator<{ header: Header; group: Group }> {
  const { onError, headerOf = (cells) => new Header(cells) } = options;
  let header: Header | undefined;
  const open = new Map<string, Group>();
  const closed = new Set<string>();
  let openRows = 0;
  let openCharacters = 0;
  for await (const { row, error } of readRows(bytes, options.onShape)) {
    if (error) {
      onError(error);
      continue;
    }
    if (!header) {
      header = headerOf(row.cells);
      if (!header.has("handle") || !header.has("title"))
        throw new BadFile("The first line must name the columns, Handle and Title among them.");
      continue;
    }
    const column = header.nameOf("handle");
    // Shopify writes handles in lower case and takes others for the same.
    const handle = cleanText(bareText(header.cell(row.cells, "handle")).toLowerCase().slice(0, 255));
    if (handle === "") {
      onError({ line: row.line, column, handle: "", message: "The handle is missing." });
      continue;
    }
    if (closed.has(handle)) {
      const message = "This row is too far from the others of its product. Put them next to each other.";
      onError({ line: row.line, column, handle, message });
      continue;
    }
    const group = open.get(handle) ?? { handle, rows: [] };
    open.set(handle, group);
    group.rows.push(row);
    openRows++;
    openCharacters += sizeOf(row);
    for (const [oldest, candidate] of open) {
      if ((openRows <= MAX_OPEN_ROWS && openCharacters <= MAX_OPEN_CHARACTERS) || oldest === handle) break;
      open.delete(oldest);
      closed.add(oldest);
      openRows -= candidate.rows.length;
      openCharacters -= candidate.rows.reduce((sum, each) => sum + sizeOf(each), 0);
      yield { header, group: candidate };
    }
  }
  if (!header) throw new BadFile("The file is empty.");
  for (const [key, group] of open) {
    open.delete(key);
    yield { header, group };
  }
}

const sizeOf = (row: Row) => row.cells.reduce((sum, cell) => sum + cell.length, 0);
