import { CsvError, parse } from "csv-parse";
import { type BytePlace, bytesOfUnit, decodeText, type Encoding, type TextPart } from "./decode";

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

/** Where a row begins, so that the file can be read on from there. */
export interface Place extends BytePlace {
  line: number;
}

const MAX_RECORD_CHARACTERS = 1_000_000;
/** Spreadsheets of shops have some hundred. Cells are counted because empty ones have no characters. */
const MAX_COLUMNS = 2_000;
/** What a record takes at the most without being too long or too wide, however its characters are written. */
const MAX_RECORD_BYTES = 4 * MAX_RECORD_CHARACTERS;
/** Parsed at once: the rows of one piece are in memory together. */
const PIECE_BYTES = 64 * 1024;

class TooWide extends Error {}

type Read = { row: Row; place: () => Place; error?: undefined } | { row?: undefined; error: RowError };

/**
 * The rows of a file of any usual encoding, separator and line end, blank ones left out, the header first.
 * A row can be asked for its place until the next one is taken.
 * @param from where the bytes begin, as a row of the same file told it, and what separates its cells
 */
export async function* readRows(
  bytes: Bytes,
  { from, onShape }: { from?: (Place & { delimiter: string }) | undefined; onShape?: (shape: FileShape) => void } = {},
): AsyncGenerator<Read> {
  let encoding: Encoding = "UTF-8";
  const decoded = decodeText(bytes, {
    from,
    onEncoding: (found) => {
      encoding = found;
    },
  });
  const { text, delimiter } = from ? { text: decoded, delimiter: from.delimiter } : await withDelimiter(decoded);
  const records: { cells: string[]; end: number }[] = [];
  const places = new Places();
  const parser = parse({
    bom: from === undefined,
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    // Taken here and not from the stream, which throws away what it holds when it breaks.
    on_record: (cells: string[], { bytes: end }) => {
      if (cells.length > MAX_COLUMNS) throw new TooWide();
      records.push({ cells, end });
      return null;
    },
  });
  let line = from?.line ?? 1;
  let offset = 0;
  let written = 0;
  function* taken(): Generator<Read> {
    for (const { cells, end } of records.splice(0)) {
      const begun = line;
      const at = offset;
      offset = end;
      // The parser counts "\r\n" within quotes as two lines; a person sees one.
      line += 1 + cells.reduce((sum, cell) => sum + lineBreaksIn(cell), 0);
      if (cells.some((cell) => cell.trim() !== ""))
        yield { row: { line: begun, cells }, place: () => ({ ...places.find(at), line: begun }) };
    }
    places.forget(offset);
  }
  parser.resume();
  let failure: Error | null | undefined;
  parser.on("error", (error) => {
    failure = error;
  });
  try {
    for await (const part of text) {
      const encoded = places.add(part);
      for (let at = 0; at < encoded.length && !failure; at += PIECE_BYTES) {
        await new Promise((resolve) => parser.write(encoded.subarray(at, at + PIECE_BYTES), resolve));
        yield* taken();
        // What is that long without being too long is made of empty cells, and may have no end.
        if (written + at + PIECE_BYTES - offset > MAX_RECORD_BYTES) failure ??= new TooWide();
      }
      written += encoded.length;
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

/** Finds in the file what the parser has counted in UTF-8. */
class Places {
  private parts: { begin: number; encoded: Buffer; asked: number; place: BytePlace }[] = [];
  private end = 0;

  add({ text, ...place }: TextPart): Buffer {
    const encoded = Buffer.from(text);
    this.parts.push({ begin: this.end, encoded, asked: 0, place });
    this.end += encoded.length;
    return encoded;
  }

  /** What is asked for must not lie before what was asked for last. */
  find(at: number): BytePlace {
    const part = this.parts.findLast(({ begin }) => begin <= at);
    if (!part) throw new Error(`The text at ${at} is forgotten`);
    const { begin, encoded, asked, place } = part;
    const unit = bytesOfUnit(place.encoding);
    const passed = at - begin - asked;
    const bytes = unit === undefined ? passed : encoded.toString("utf8", asked, asked + passed).length * unit;
    part.asked += passed;
    part.place = { ...place, byte: place.byte + bytes };
    return part.place;
  }

  /** Nobody will ask for what lies before. */
  forget(before: number): void {
    while ((this.parts[1]?.begin ?? Number.POSITIVE_INFINITY) <= before) this.parts.shift();
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
  text: AsyncGenerator<TextPart>,
): Promise<{ text: AsyncGenerator<TextPart>; delimiter: string }> {
  let start = "";
  const parts: TextPart[] = [];
  while (!/[\r\n]/.test(start) && start.length < MAX_RECORD_CHARACTERS) {
    const next = await text.next();
    if (next.done) break;
    start += next.value.text;
    parts.push(next.value);
  }
  const [line = ""] = start.split(/[\r\n]/, 1);
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  const delimiter = [",", ";", "\t", "|"].reduce((best, each) => (count(each) > count(best) ? each : best));
  async function* all() {
    yield* parts.splice(0);
    yield* text;
  }
  return { text: all(), delimiter };
}
