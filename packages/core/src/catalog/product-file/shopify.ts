import { cleanText } from "../text";
import { bareText } from "./cells";
import { type Column, Header } from "./columns";
import type { FileFormat } from "./formats";
import { BadFile } from "./group-rows";

/** Shopify's files, and any other whose columns were given a meaning: each row names its product by the handle. */
export function shopifyFormat(cells: readonly string[], fields: readonly (Column | null)[]): FileFormat {
  const header = new Header(cells, fields);
  if (!header.has("handle") || !header.has("title"))
    throw new BadFile("The first line must name the columns, Handle and Title among them.");
  return {
    header,
    keyColumn: header.nameOf("handle"),
    // Shopify writes handles in lower case and takes others for the same.
    keyOf: (row) => cleanText(bareText(header.cell(row.cells, "handle")).toLowerCase().slice(0, 255)),
    missing: "The handle is missing.",
    toGroup: (group) => group,
  };
}
