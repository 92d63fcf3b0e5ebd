import type { ProductFileFormat } from "@emporia/contracts/imports";
import type { Column, Header } from "./columns";
import type { Group } from "./group-rows";
import type { Row, RowError } from "./read-rows";
import { shopifyFormat } from "./shopify";
import { isWooCommerce, wooCommerceFormat } from "./woocommerce";

/** How a file says which rows are one product, and what they are in our words. */
export interface FileFormat {
  /** Of the rows that `toGroup` makes. */
  header: Header;
  /** How the file calls the column that names a product. */
  keyColumn: string;
  /** Which product a row belongs to; nothing when it does not say. */
  keyOf(row: Row): string;
  /** What is wrong with a row that does not say. */
  missing: string;
  /** The rows of a product as the header has them; undefined, and reported, when it cannot be one here. */
  toGroup(group: Group, onError: (error: RowError) => void): Group | undefined;
}

export function formatOf(
  format: ProductFileFormat,
  cells: readonly string[],
  fields: readonly (Column | null)[],
): FileFormat {
  return format === "woocommerce" ? wooCommerceFormat(cells) : shopifyFormat(cells, fields);
}

/** Which system a file comes from, by its columns. */
export function detectFormat(cells: readonly string[]): ProductFileFormat {
  return isWooCommerce(cells) ? "woocommerce" : "shopify";
}
