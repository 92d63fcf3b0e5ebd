import type { Header } from "./columns";
import type { FileFormat } from "./formats";
import { BadFile, type Group, groupRows } from "./group-rows";
import { type Bytes, type FileShape, type Row, type RowError, readRows } from "./read-rows";

/**
 * Reads a file as the rows of one product after the other, always in the same order. Those that cannot be a product are
 * reported and come without rows.
 * @throws BadFile when it is no such file at all
 */
export async function* readGroups(
  bytes: Bytes,
  options: {
    formatOf: (cells: readonly string[]) => FileFormat;
    onError: (error: RowError) => void;
    onShape?: (shape: FileShape) => void;
  },
): AsyncGenerator<{ header: Header; group: Group | undefined }> {
  const { onError } = options;
  let format: FileFormat | undefined;
  async function* keyed(): AsyncGenerator<{ key: string; row: Row }> {
    for await (const { row, error } of readRows(bytes, options.onShape)) {
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
  for await (const group of groupRows(keyed(), tooFar))
    if (format) yield { header: format.header, group: format.toGroup(group, onError) };
}
