import type { FileFormat } from "./formats";
import { BadFile, charactersOf, MAX_OPEN_CHARACTERS, MAX_OPEN_ROWS } from "./group-rows";
import { type Bytes, type FileShape, type Place, readRows } from "./read-rows";

/** A place from which on a file has rows only of products that were not read before. */
export interface Restart extends Place {
  /** How many products come before it. */
  product: number;
}

/** What is worth knowing of a file before its products are read. */
export interface FileSurvey extends FileShape {
  productCount: number;
  /** How many rows after its first one a product has rows, at the most; null when some may be too far to be kept. */
  reach: number | null;
  /** About one for so many products as was asked for; fewer where the rows of products are mixed. */
  restarts: Restart[];
}

/**
 * Reads a file once from beginning to end, keeping no rows, so that it can be read later from the middle, and with no
 * more rows in memory than it takes.
 * @throws BadFile when it is no such file at all
 */
export async function surveyFile(
  bytes: Bytes,
  options: { formatOf: (cells: readonly string[]) => FileFormat; every: number },
): Promise<FileSurvey> {
  let shape: FileShape = { encoding: "UTF-8", delimiter: "," };
  const onShape = (found: FileShape) => {
    shape = found;
  };
  let format: FileFormat | undefined;
  const products = new Products(options.every);
  // Rows without a product belong to what follows: who reads on from there tells of them too.
  let begun: Place | undefined;
  for await (const read of readRows(bytes, { onShape })) {
    if (!read.row) continue;
    const { row, place } = read;
    if (!format) {
      format = options.formatOf(row.cells);
      continue;
    }
    if (products.mayRestart()) begun ??= place();
    const key = format.keyOf(row);
    if (key === "") continue;
    products.add(key, charactersOf(row), begun);
    begun = undefined;
  }
  if (!format) throw new BadFile("The file is empty.");
  return { ...shape, ...products.found() };
}

class Products {
  private readonly ordinals = new Map<string, number>();
  /** Of each product: the rows, and the characters, before its first row. */
  private readonly rowsBefore: number[] = [];
  private readonly charactersBefore: number[] = [];
  private readonly restarts: Restart[] = [];
  private rows = 0;
  private characters = 0;
  private mostRows = 0;
  private mostCharacters = 0;
  private last = { key: "", ordinal: -1 };

  constructor(private readonly every: number) {}

  /** Whether the next product is one before which it would be good to begin. */
  mayRestart(): boolean {
    const count = this.ordinals.size;
    return count > 0 && count % this.every === 0;
  }

  add(key: string, characters: number, place: Place | undefined): void {
    const known = key === this.last.key ? this.last.ordinal : this.ordinals.get(key);
    const ordinal = known ?? this.ordinals.size;
    if (known === undefined) {
      if (place) this.restarts.push({ product: ordinal, ...place });
      this.ordinals.set(key, ordinal);
      this.rowsBefore.push(this.rows);
      this.charactersBefore.push(this.characters);
    }
    while ((this.restarts.at(-1)?.product ?? 0) > ordinal) this.restarts.pop();
    this.last = { key, ordinal };
    this.mostRows = Math.max(this.mostRows, this.rows - (this.rowsBefore[ordinal] ?? 0));
    this.rows++;
    this.characters += characters;
    this.mostCharacters = Math.max(this.mostCharacters, this.characters - (this.charactersBefore[ordinal] ?? 0));
  }

  found(): Pick<FileSurvey, "productCount" | "reach" | "restarts"> {
    const isKept = this.mostRows < MAX_OPEN_ROWS && this.mostCharacters <= MAX_OPEN_CHARACTERS;
    return {
      productCount: this.ordinals.size,
      reach: isKept ? this.mostRows : null,
      restarts: this.restarts,
    };
  }
}
