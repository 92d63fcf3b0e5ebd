import type { ImportView } from "@emporia/contracts/imports";
import { cleanText } from "../text";
import { proposeFields } from "./columns";
import { detectFormat } from "./formats";
import { BadFile } from "./group-rows";
import { type Bytes, type FileShape, readRows } from "./read-rows";

const SAMPLES = 3;
const ROWS_LOOKED_AT = 50;

/**
 * What a file looks like from its first rows: how it is written, and for each column its name, some of what stands in it
 * and what it means by its name.
 * @throws BadFile when it is empty, or its header cannot be read
 */
export async function inspectFile(bytes: Bytes): Promise<FileShape & Pick<ImportView, "columns" | "format">> {
  let shape: FileShape = { encoding: "UTF-8", delimiter: "," };
  let header: readonly string[] | undefined;
  const samples: Set<string>[] = [];
  let seen = 0;
  for await (const { row, error } of readRows(bytes, {
    onShape: (found) => {
      shape = found;
    },
  })) {
    if (error && !header) throw new BadFile(error.message);
    if (!row) break;
    if (!header) header = row.cells;
    else
      for (const [index] of header.entries()) {
        const text = cleanText(row.cells[index] ?? "").trim();
        samples[index] ??= new Set();
        if (text !== "" && samples[index].size < SAMPLES) samples[index].add(text.slice(0, 60));
      }
    if (++seen > ROWS_LOOKED_AT) break;
  }
  if (!header) throw new BadFile("The file is empty.");
  const format = detectFormat(header);
  const fields = format === "shopify" ? proposeFields(header) : [];
  const columns = header.slice(0, 500).map((name, index) => ({
    name: cleanText(name).trim().slice(0, 120),
    samples: [...(samples[index] ?? [])],
    field: fields[index] ?? null,
  }));
  return { ...shape, format, columns };
}
