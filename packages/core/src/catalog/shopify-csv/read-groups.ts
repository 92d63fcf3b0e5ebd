import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { cleanText } from "../text";
import { Header } from "./columns";
import { decodeText } from "./decode";

export interface Row {
  /** The line on which it begins, the header being line 1. */
  line: number;
  cells: readonly string[];
}

/** The rows of one product, in the order of the file. */
export interface Group {
  handle: string;
  rows: Row[];
}

export interface RowError {
  line: number;
  column: string;
  handle: string;
  message: string;
}

/** Rows that are kept in memory while others of their handle may still come. */
const MAX_OPEN_ROWS = 20_000;
const MAX_RECORD_CHARACTERS = 1_000_000;

/**
 * Reads a file as products, whose rows need not be next to each other as long as they are within 20,000 rows.
 * @throws BadFile when it is no such file at all
 */
export async function* readGroups(
  stream: AsyncIterable<Uint8Array | string>,
  onError: (error: RowError) => void,
): AsyncGenerator<{ header: Header; group: Group }> {
  let header: Header | undefined;
  let openRows = 0;
  const open = new Map<string, Group>();
  const closed = new Set<string>();
  for await (const { row, error } of readRows(stream)) {
    if (error) {
      onError(error);
      continue;
    }
    if (!header) {
      header = new Header(row.cells);
      if (!header.has("handle") || !header.has("title"))
        throw new BadFile("The first line must name the columns, Handle and Title among them.");
      continue;
    }
    const handle = cleanText(header.cell(row.cells, "handle")).trim().slice(0, 255);
    if (handle === "") {
      if (row.cells.some((cell) => cell.trim() !== ""))
        onError({ line: row.line, column: header.nameOf("handle"), handle: "", message: "The handle is missing." });
      continue;
    }
    const key = handle.toLowerCase();
    if (closed.has(key)) {
      const message = "This row is too far from the others of its product. Put them next to each other.";
      onError({ line: row.line, column: header.nameOf("handle"), handle, message });
      continue;
    }
    const group = open.get(key) ?? { handle, rows: [] };
    open.set(key, group);
    group.rows.push(row);
    openRows++;
    for (const [oldest, candidate] of open) {
      if (openRows <= MAX_OPEN_ROWS || oldest === key) break;
      open.delete(oldest);
      closed.add(oldest);
      openRows -= candidate.rows.length;
      yield { header, group: candidate };
    }
  }
  if (!header) throw new BadFile("The file is empty.");
  for (const group of open.values()) yield { header, group };
}

/** The file cannot be read as products. */
export class BadFile extends Error {}

type Read = { row: Row; error?: undefined } | { row?: undefined; error: RowError };

async function* readRows(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Read> {
  const { text, delimiter } = await withDelimiter(decodeText(stream));
  const parser = parse({
    bom: true,
    info: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const source = Readable.from(text);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const parsed of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { row: { line, cells: parsed.record } };
      // The parser counts the line on which a record ends; the next one begins after it.
      line = parsed.info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message =
      error.code === "CSV_MAX_RECORD_SIZE"
        ? "This row is too long. A quotation mark may be missing; nothing after it was read."
        : "A quotation mark is missing here; nothing after it was read.";
    yield { error: { line, column: "", handle: "", message } };
  } finally {
    source.destroy();
  }
}

/** Looks at the first line for what separates its cells: spreadsheets of some countries write semicolons or tabs. */
async function withDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ text: AsyncGenerator<string>; delimiter: string }> {
  let start = "";
  while (!start.includes("\n") && start.length < MAX_RECORD_CHARACTERS) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  const [line = ""] = start.split("\n", 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  const delimiter = [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
  async function* all() {
    yield start;
    yield* text;
  }
  return { text: all(), delimiter };
}
