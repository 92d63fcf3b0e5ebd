import type { Header } from "./columns";
import type { FileFormat } from "./formats";
import { BadFile, type Group, groupRows } from "./group-rows";
import { type Bytes, type Place, type Row, type RowError, readRows } from "./read-rows";

/**
 * Reads a file as the rows of one product after the other, always in the same order. Those that cannot be a product are
 * reported and come without rows.
 * @param open the file from that byte on
 * @param options.from where to begin, when earlier products are not wanted: at a place where `surveyFile` found that
 *   none of them comes again
 * @param options.reach as `surveyFile` found it
 * @throws BadFile when it is no such file at all
 */
export async function* readGroups(
  open: (byte: number) => Bytes,
  options: {
    formatOf: (cells: readonly string[]) => FileFormat;
    onError: (error: RowError) => void;
    from?: (Place & { delimiter: string }) | undefined;
    reach?: number | undefined;
  },
): AsyncGenerator<{ header: Header; group: Group | undefined }> {
  const { onError, from } = options;
  let format: FileFormat | undefined;
  async function* keyed(): AsyncGenerator<{ key: string; row: Row }> {
    if (from)
      for await (const { row } of readRows(open(0))) {
        if (row) format = options.formatOf(row.cells);
        break;
      }
    for await (const { row, error } of readRows(open(from?.byte ?? 0), { from })) {
      if (error) onError(error);
      else if (!format) format = options.formatOf(row.cells);
      else {
        const key = format.keyOf(row);
        if (key !== "") yield { key, row };
        else onError({ line: row.line, column: format.keyColumn, handle: "", message: format.missing });
      }
    }
    if (!format) throw new BadFile("The file is empty.");
  }
  const tooFar = (handle: string, { line }: Row) => {
    const message = "This row is too far from the others of its product. Put them next to each other.";
    onError({ line, column: format?.keyColumn ?? "", handle, message });
  };
  for await (const group of groupRows(keyed(), tooFar, options.reach))
    if (format) yield { header: format.header, group: format.toGroup(group, onError) };
}
