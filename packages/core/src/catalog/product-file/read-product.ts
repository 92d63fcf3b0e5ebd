import type { ProductStatus } from "@emporia/contracts/catalog";
import type { Option } from "../product-content";
import { sanitiseDescription } from "../sanitise-description";
import { normaliseTags } from "../text";
import {
  addressCell,
  amountCell,
  BadCell,
  bareText,
  booleanCell,
  codeCell,
  gramsCell,
  textCell,
  unguarded,
  type WeightUnit,
  weightUnitCell,
  wholeCell,
} from "./cells";
import type { Column, Header } from "./columns";
import type { Group } from "./group-rows";
import type { Row, RowError } from "./read-rows";

/** A variant as a file describes it; undefined where the file does not say. */
export interface FileVariant {
  line: number;
  optionValues: string[];
  sku: string | null | undefined;
  barcode: string | null | undefined;
  costAmount: number | null | undefined;
  weightGrams: number | undefined;
  weightUnit: WeightUnit | undefined;
  requiresShipping: boolean | undefined;
  isTaxable: boolean | undefined;
  priceAmount: number | undefined;
  compareAtAmount: number | null | undefined;
  onHand: number | undefined;
  trackQuantity: boolean | undefined;
  allowBackorder: boolean | undefined;
  pictureUrl: string | undefined;
}

/** A product as a file describes it; undefined where the file has no such column. */
export interface FileProduct {
  line: number;
  handle: string;
  name: string;
  description: string | undefined;
  tags: string[] | undefined;
  /** By name; an empty value takes one away. Those that the file has no column for are not among them. */
  specs: { name: string; value: string }[];
  /** Undefined where the file has no columns of options. */
  options: Option[] | undefined;
  seoTitle: string | null | undefined;
  seoDescription: string | null | undefined;
  /** Undefined where the file says nothing of it. */
  status: ProductStatus | undefined;
  /** The category's name, or its path from the top; undefined where the file has no such column. */
  categoryPath: string | undefined;
  /** As the file names it; empty where it does not say, undefined where it has no such column. */
  taxClass: string | undefined;
  /** As the file names it; empty where the product ships like the rest, undefined where the file has no such column. */
  shippingProfile: string | undefined;
  /** The kind of thing, which may be the name of a category. */
  type: string;
  pictures: { url: string; alt: string }[] | undefined;
  /** Empty when the file has no column that is about variants. */
  variants: FileVariant[];
  /** Whether every row could be read. */
  isComplete: boolean;
}

/**
 * Makes a product of its rows. A row that says something impossible is reported and left out; the rest is kept.
 * Undefined when nothing is left that could be a product.
 */
export function readProduct(header: Header, group: Group, onError: (error: RowError) => void): FileProduct | undefined {
  let isComplete = true;
  const reader = new RowReader(header, group.handle, (error) => {
    isComplete = false;
    onError(error);
  });
  const [first] = group.rows;
  const titled = group.rows.find((row) => header.cell(row.cells, "title").trim() !== "") ?? first;
  if (!first || !titled) return undefined;
  const name = reader.read(titled, "title", (cell) => textCell(cell, 255));
  if (name === undefined) return undefined;
  if (name === "") {
    reader.report(first, "title", "The product has no title.");
    return undefined;
  }
  const rest = readFields(reader, header, titled);
  if (!rest) return undefined;
  const optionNames = readOptionNames(reader, group.rows);
  const variants = variantColumns.some((column) => header.has(column))
    ? readVariants(reader, header, group.rows, optionNames)
    : [];
  return {
    line: first.line,
    handle: group.handle,
    name,
    ...rest,
    specs: [...rest.specs, ...(group.specs ?? [])],
    options: header.has("option1Value")
      ? optionNames.map((optionName, index) => ({
          name: optionName,
          values: [...new Set(variants.map((variant) => variant.optionValues[index] ?? ""))],
        }))
      : undefined,
    pictures: header.has("imageSrc") ? readPictures(reader, group.rows, variants) : undefined,
    variants,
    isComplete,
  };
}

/** A file with none of these is about products only, and leaves their variants alone. */
const variantColumns: readonly Column[] = [
  ...(["option1Value", "sku", "barcode", "grams", "weight", "tracker", "quantity", "policy", "price"] as const),
  ...(["compareAtPrice", "cost", "requiresShipping", "taxable", "variantImage"] as const),
];

/** Reads cells of a product's rows and reports those that cannot be read. */
class RowReader {
  constructor(
    private readonly header: Header,
    private readonly handle: string,
    private readonly onError: (error: RowError) => void,
  ) {}

  cell(row: Row, column: Column): string {
    return this.header.cell(row.cells, column);
  }

  /** Undefined, and reported, when the cell is bad. */
  read<Value>(row: Row, column: Column, parse: (cell: string) => Value): Value | undefined {
    try {
      return parse(this.cell(row, column));
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      this.report(row, column, error.message);
      return undefined;
    }
  }

  report(row: Row, column: Column, message: string): void {
    this.onError({ line: row.line, column: this.header.nameOf(column), handle: this.handle.slice(0, 255), message });
  }
}

type Fields = Pick<
  FileProduct,
  | ("description" | "tags" | "specs" | "seoTitle" | "seoDescription" | "status")
  | ("categoryPath" | "taxClass" | "shippingProfile" | "type")
>;

/** What is said of a product as a pair of words, and its column. */
export const specColumns = [
  ["Brand", "vendor"],
  ["Type", "type"],
  ["Gender", "gender"],
  ["Age group", "ageGroup"],
  ["MPN", "mpn"],
  ["Condition", "condition"],
] as const;

function readFields(reader: RowReader, header: Header, row: Row): Fields | undefined {
  const body = reader.read(row, "body", (cell) => {
    if (cell.length > 100_000) throw new BadCell("The description can have 100,000 characters at most.");
    return sanitiseDescription(unguarded(cell));
  });
  const seoTitle = reader.read(row, "seoTitle", (cell) => textCell(cell, 200) || null);
  const seoDescription = reader.read(row, "seoDescription", (cell) => textCell(cell, 500) || null);
  const status = reader.read(row, "status", () => statusOf(reader, row));
  if (body === undefined || seoTitle === undefined || seoDescription === undefined || status === undefined)
    return undefined;
  const saysStatus = (["published", "status", "giftCard"] as const).some((column) => header.has(column));
  return {
    description: header.has("body") ? body : undefined,
    tags: header.has("tags") ? normaliseTags(unguarded(reader.cell(row, "tags")).split(",")) : undefined,
    specs: specColumns.flatMap(([name, column]) => {
      const value = header.has(column) ? reader.read(row, column, (cell) => textCell(cell, 255)) : undefined;
      return value === undefined ? [] : [{ name, value }];
    }),
    seoTitle: header.has("seoTitle") ? seoTitle : undefined,
    seoDescription: header.has("seoDescription") ? seoDescription : undefined,
    status: saysStatus ? status : undefined,
    categoryPath: header.has("googleCategory") ? bareText(reader.cell(row, "googleCategory")) : undefined,
    taxClass: header.has("taxClass") ? bareText(reader.cell(row, "taxClass")) : undefined,
    shippingProfile: header.has("shippingProfile") ? bareText(reader.cell(row, "shippingProfile")) : undefined,
    type: bareText(reader.cell(row, "type")),
  };
}

/** Shown when the file says active and published, whichever of the two it has. A gift card is a draft: we issue none. */
function statusOf(reader: RowReader, row: Row): ProductStatus {
  const status = bareText(reader.cell(row, "status")).toLowerCase();
  if (!["", "active", "draft", "archived", "unlisted"].includes(status))
    throw new BadCell(`“${status.slice(0, 40)}” is none of active, draft and archived.`);
  const isPublished = reader.read(row, "published", (cell) => booleanCell(cell, status === "active")) ?? false;
  const isGiftCard = reader.read(row, "giftCard", (cell) => booleanCell(cell, false)) ?? false;
  if (status === "archived") return "ARCHIVED";
  return isPublished && !isGiftCard && status !== "draft" && status !== "unlisted" ? "PUBLISHED" : "DRAFT";
}

export const optionColumns = [
  { name: "option1Name", value: "option1Value" },
  { name: "option2Name", value: "option2Value" },
  { name: "option3Name", value: "option3Value" },
  { name: "option4Name", value: "option4Value" },
  { name: "option5Name", value: "option5Value" },
] as const;

/** What the product's options are called; a product with a "Default Title" only has none. */
function readOptionNames(reader: RowReader, rows: readonly Row[]): string[] {
  const names: string[] = [];
  for (const [index, { name, value }] of optionColumns.entries()) {
    const used = rows.some((row) => bareText(reader.cell(row, value)) !== "");
    const named = rows.find((row) => bareText(reader.cell(row, name)) !== "");
    if (!used) break;
    const text = named ? reader.read(named, name, (cell) => textCell(cell, 60)) : undefined;
    names.push(text || `Option ${index + 1}`);
  }
  const values = new Set(rows.map((row) => bareText(reader.cell(row, "option1Value"))).filter((value) => value !== ""));
  const isDefault = names.length === 1 && names[0] === "Title" && values.size === 1 && values.has("Default Title");
  return isDefault ? [] : names.map((name, index) => (names.indexOf(name) < index ? `${name} ${index + 1}` : name));
}

function readVariants(reader: RowReader, header: Header, rows: readonly Row[], optionNames: readonly string[]) {
  const variants: FileVariant[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (isPictureOnly(reader, row) && (index > 0 || rows.some((other) => !isPictureOnly(reader, other)))) continue;
    const variant = readVariant(reader, header, row, optionNames);
    if (!variant) continue;
    // Without columns of options a variant is known by its SKU.
    const key = header.has("option1Value") ? JSON.stringify(variant.optionValues) : (variant.sku ?? "");
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      reader.report(row, "option1Value", `Line ${earlier} describes the same variant.`);
      continue;
    }
    lineOf.set(key, row.line);
    variants.push(variant);
  }
  return variants;
}

/** A row that only adds a picture, or tells of the product alone, has nothing a variant has. */
function isPictureOnly(reader: RowReader, row: Row): boolean {
  return (["option1Value", "option2Value", "option3Value", "price", "sku", "barcode"] as const).every(
    (column) => bareText(reader.cell(row, column)) === "",
  );
}

function readVariant(
  reader: RowReader,
  header: Header,
  row: Row,
  optionNames: readonly string[],
): FileVariant | undefined {
  const optionValues: string[] = [];
  for (const [index] of optionNames.entries()) {
    const column = optionColumns[index]?.value ?? "option1Value";
    const value = reader.read(row, column, (cell) => textCell(cell, 120));
    if (value === undefined) return undefined;
    if (value === "")
      return reader.report(row, column, `The variant says nothing for ${optionNames[index]}.`) as undefined;
    optionValues.push(value);
  }
  const compareAt = reader.read(row, "compareAtPrice", (cell) => amountCell(cell) ?? null);
  const unit = reader.read(row, "weightUnit", (cell) => ({ value: weightUnitCell(cell) }));
  const given = {
    price: reader.read(row, "price", (cell) => ({ value: amountCell(cell) })),
    costAmount: reader.read(row, "cost", (cell) => amountCell(cell) ?? null),
    sku: reader.read(row, "sku", codeCell),
    barcode: reader.read(row, "barcode", codeCell),
    requiresShipping: reader.read(row, "requiresShipping", (cell) => booleanCell(cell, true)),
    isTaxable: reader.read(row, "taxable", (cell) => booleanCell(cell, true)),
    allowBackorder: reader.read(row, "policy", backorderCell),
    quantity: reader.read(row, "quantity", (cell) => ({ value: wholeCell(cell) })),
    weight: header.has("grams")
      ? reader.read(row, "grams", (cell) => ({ value: gramsCell(cell, "g") }))
      : reader.read(row, "weight", (cell) => ({ value: gramsCell(cell, unit?.value ?? "g") })),
  };
  if (compareAt === undefined || unit === undefined || Object.values(given).includes(undefined)) return undefined;
  const { price, quantity, weight } = given;
  const where = <Value>(column: Column, value: Value) => (header.has(column) ? value : undefined);
  return {
    line: row.line,
    optionValues,
    sku: where("sku", given.sku),
    barcode: where("barcode", given.barcode),
    costAmount: where("cost", given.costAmount),
    weightGrams: header.has("grams") || header.has("weight") ? (weight?.value ?? 0) : undefined,
    weightUnit: unit.value,
    requiresShipping: where("requiresShipping", given.requiresShipping),
    isTaxable: where("taxable", given.isTaxable),
    priceAmount: price?.value,
    compareAtAmount: where("compareAtPrice", compareAt),
    // Sold beyond what was there: nothing is there. More than a million is as good as a million.
    onHand: quantity?.value === undefined ? undefined : Math.min(Math.max(quantity.value, 0), 1_000_000),
    // In Shopify's words, blank says that inventory is not tracked: it can always be bought, whatever the quantity.
    trackQuantity: where("tracker", bareText(reader.cell(row, "tracker")) !== ""),
    allowBackorder: where("policy", given.allowBackorder),
    pictureUrl: reader.read(row, "variantImage", addressCell),
  };
}

function backorderCell(cell: string): boolean {
  const text = bareText(cell).toLowerCase();
  if (text === "continue") return true;
  if (text === "deny" || text === "") return false;
  return booleanCell(cell, false);
}

/** The product's pictures by their position, then those that only a variant names. */
function readPictures(reader: RowReader, rows: readonly Row[], variants: readonly FileVariant[]) {
  const placed: { url: string; alt: string; position: number }[] = [];
  for (const row of rows) {
    const url = reader.read(row, "imageSrc", addressCell);
    if (url === undefined) continue;
    const position = reader.read(row, "imagePosition", wholeCell) ?? Number.MAX_SAFE_INTEGER;
    const alt = reader.read(row, "imageAlt", (cell) => textCell(cell, 500)) ?? "";
    placed.push({ url, alt, position });
  }
  placed.sort((a, b) => a.position - b.position);
  const pictures = new Map<string, { url: string; alt: string }>();
  for (const { url, alt } of placed) if (!pictures.has(url)) pictures.set(url, { url, alt });
  for (const { pictureUrl } of variants)
    if (pictureUrl && !pictures.has(pictureUrl)) pictures.set(pictureUrl, { url: pictureUrl, alt: "" });
  return [...pictures.values()].slice(0, 250);
}
