import { CsvError, parse } from "csv-parse";
import { decodeText, type Encoding } from "./decode";

export interface Row {
  /** The line on which it begins, the header being line 1. */
  line: number;
  cells: readonly string[];
}

/** What is wrong with a row, and where. */
export interface RowError {
  line: number;
  column: string;
  handle: string;
  message: string;
}

export type Bytes = AsyncIterable<Uint8Array | string>;

/** How a file is written, as far as it was read. */
export interface FileShape {
  encoding: Encoding;
  delimiter: string;
}

const MAX_RECORD_CHARACTERS = 1_000_000;
/** Spreadsheets of shops have some hundred. Cells are counted because empty ones have no characters. */
const MAX_COLUMNS = 2_000;

class TooWide extends Error {}

type Read = { row: Row; error?: undefined } | { row?: undefined; error: RowError };

/** The rows of a file of any usual encoding, separator and line end, blank ones left out, the header first. */
export async function* readRows(bytes: Bytes, onShape?: (shape: FileShape) => void): AsyncGenerator<Read> {
  let encoding: Encoding = "UTF-8";
  const decoded = decodeText(bytes, (found) => {
    encoding = found;
  });
  const { text, delimiter } = await withDelimiter(decoded);
  const records: string[][] = [];
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    cast: (cell, { index }) => {
      if (index >= MAX_COLUMNS) throw new TooWide();
      return cell;
    },
    // Taken here and not from the stream, which throws away what it holds when it breaks.
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  });
  let line = 1;
  function* taken(): Generator<Read> {
    for (const cells of records.splice(0)) {
      const begun = line;
      // The parser counts "\r\n" within quotes as two lines; a person sees one.
      line += 1 + cells.reduce((sum, cell) => sum + lineBreaksIn(cell), 0);
      if (cells.some((cell) => cell.trim() !== "")) yield { row: { line: begun, cells } };
    }
  }
  parser.resume();
  let failure: Error | null | undefined;
  parser.on("error", (error) => {
    failure = error;
  });
  try {
    for await (const part of text) {
      await new Promise((resolve) => parser.write(part, resolve));
      yield* taken();
      if (failure) break;
    }
    if (!failure) await new Promise((resolve) => parser.end(resolve));
    yield* taken();
    if (!failure) return;
    yield { error: { line, column: "", handle: "", message: sentenceFor(failure) } };
  } finally {
    parser.destroy();
    onShape?.({ encoding, delimiter });
  }
}

/** What stopped the reader, as a person reads it. @throws what is no fault of the file */
function sentenceFor(failure: Error): string {
  if (failure instanceof TooWide)
    return `This row has more than ${MAX_COLUMNS.toLocaleString("en-US")} cells; nothing after it was read.`;
  if (!(failure instanceof CsvError)) throw failure;
  return failure.code === "CSV_MAX_RECORD_SIZE"
    ? "This row is too long. A quotation mark may be missing; nothing after it was read."
    : "A quotation mark is missing here; nothing after it was read.";
}

function lineBreaksIn(cell: string): number {
  if (!cell.includes("\n") && !cell.includes("\r")) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Looks at the first line for what separates its cells: spreadsheets of some countries write semicolons or tabs. */
async function withDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ text: AsyncGenerator<string>; delimiter: string }> {
  let start = "";
  while (!/[\r\n]/.test(start) && start.length < MAX_RECORD_CHARACTERS) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  const [line = ""] = start.split(/[\r\n]/, 1);
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  const delimiter = [",", ";", "\t", "|"].reduce((best, each) => (count(each) > count(best) ? each : best));
  async function* all() {
    yield start;
    yield* text;
  }
  return { text: all(), delimiter };
}
