import { slugify } from "../text";
import { bareText, unguarded } from "./cells";
import { type Column, Header } from "./columns";
import type { FileFormat } from "./formats";
import { BadFile, type Group } from "./group-rows";
import { optionColumns } from "./read-product";
import type { Row, RowError } from "./read-rows";

const normal = (name: string) => name.trim().toLowerCase();

/** Whether these are the columns of WooCommerce's own export. */
export function isWooCommerce(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normal));
  return ["type", "name", "regular price"].every((name) => names.has(name)) && !names.has("handle");
}

/** Our columns, the one of WooCommerce that they are made of, and what becomes of its cell. */
type Made = Partial<Record<Column, string>>;

const MAX_OPTIONS = optionColumns.length;
const MAX_COMBINATIONS = 500;

/**
 * WooCommerce's export: simple products, and variable ones with their variations in rows of their own. A variation that
 * leaves an attribute open stands for all its values. A sale between dates is left out, and so are variations that are
 * switched off. Of several categories the first is taken; attributes that make no variations become details.
 */
export function wooCommerceFormat(cells: readonly string[]): FileFormat {
  const places = new Map(cells.map((cell, index) => [normal(cell), index]));
  const cell = (row: Row, name: string) => {
    const index = places.get(name);
    return index === undefined ? "" : (row.cells[index] ?? "");
  };
  if (!places.has("sku") && !places.has("id"))
    throw new BadFile("The first line must name the columns, SKU or ID among them.");
  const columns = columnsOf(cells, places);
  const header = new Header(
    columns.map(([, name]) => name),
    columns.map(([column]) => column),
  );
  const keyOfId = new Map<string, string>();
  const reader: Reader = { cell, attributesOf: (row) => attributesOf(row, cell, places) };
  return {
    header,
    keyColumn: "SKU",
    missing: "This row has neither an SKU nor an ID, or names no parent.",
    keyOf(row) {
      const id = bareText(cell(row, "id"));
      if (typesOf(reader, row).has("variation")) {
        const parent = bareText(cell(row, "parent"));
        const parentId = /^id:\s*(\S+)$/i.exec(parent)?.[1];
        return parentId === undefined ? keyOf(parent, "") : (keyOfId.get(parentId) ?? `id-${parentId}`);
      }
      const key = keyOf(bareText(cell(row, "sku")), id);
      if (id !== "") keyOfId.set(id, key);
      return key;
    },
    toGroup: (group, onError) => toGroup(reader, columns, group, onError),
  };
}

/** The handle that a product has here: made of its SKU, or of its ID where it has none. */
function keyOf(sku: string, id: string): string {
  return slugify(sku, id === "" ? "" : `id-${id.toLowerCase()}`);
}

interface Reader {
  cell: (row: Row, name: string) => string;
  attributesOf: (row: Row) => { name: string; values: string[] }[];
}

/** Which of our columns the file can fill, and how it calls them. */
function columnsOf(cells: readonly string[], places: ReadonlyMap<string, number>): [Column, string][] {
  const named = (name: string) => cells[places.get(name) ?? -1]?.trim();
  const weight = cells.find((each) => normal(each).startsWith("weight"))?.trim();
  const all: [Column, string | undefined][] = [
    ["handle", named("sku") ?? named("id")],
    ["title", named("name")],
    ["body", named("description") ?? named("short description")],
    ["vendor", named("brands")],
    ["googleCategory", named("categories")],
    ["tags", named("tags")],
    ["published", named("published")],
    ["sku", named("sku")],
    ["barcode", named("gtin, upc, ean, or isbn")],
    ["price", named("regular price")],
    ["compareAtPrice", named("regular price")],
    ["tracker", named("stock")],
    ["quantity", named("stock")],
    ["policy", named("backorders allowed?")],
    ["weight", weight],
    ["weightUnit", weight],
    ["taxable", named("tax status")],
    ["taxClass", named("tax class")],
    ["requiresShipping", named("type")],
    ["imageSrc", named("images")],
    ["imagePosition", named("images")],
    ["variantImage", named("images")],
    ...optionColumns.flatMap(({ name, value }, index): [Column, string | undefined][] => [
      [name, named(`attribute ${index + 1} name`) ?? `Attribute ${index + 1} name`],
      [value, named(`attribute ${index + 1} value(s)`) ?? `Attribute ${index + 1} value(s)`],
    ]),
  ];
  return all.flatMap(([column, name]) => (name === undefined ? [] : [[column, name]]));
}

const typesOf = ({ cell }: Reader, row: Row) =>
  new Set(
    bareText(cell(row, "type"))
      .toLowerCase()
      .split(",")
      .map((each) => each.trim()),
  );

/** A list whose commas are escaped within its parts. */
function listOf(cell: string): string[] {
  return unguarded(cell)
    .split(/(?<!\\),/)
    .map((part) => bareText(part.replaceAll("\\,", ",")))
    .filter((part) => part !== "");
}

function attributesOf(row: Row, cell: Reader["cell"], places: ReadonlyMap<string, number>) {
  const attributes: { name: string; values: string[] }[] = [];
  for (let number = 1; places.has(`attribute ${number} name`); number++) {
    const name = bareText(cell(row, `attribute ${number} name`));
    if (name !== "") attributes.push({ name, values: listOf(cell(row, `attribute ${number} value(s)`)) });
  }
  return attributes;
}

function toGroup(
  reader: Reader,
  columns: readonly [Column, string][],
  group: Group,
  onError: (error: RowError) => void,
): Group | undefined {
  const { handle, rows } = group;
  const report = (row: Row | undefined, column: string, message: string): undefined => {
    if (row) onError({ line: row.line, column, handle, message });
  };
  const variations = rows.filter((row) => typesOf(reader, row).has("variation"));
  const parents = rows.filter((row) => !variations.includes(row));
  const [parent, second] = parents;
  if (!parent) {
    for (const row of variations) report(row, "Parent", "The product of this variation is not in the file.");
    return undefined;
  }
  if (second) report(second, "SKU", `Line ${parent.line} describes the same product.`);
  const types = typesOf(reader, parent);
  if (types.has("grouped"))
    return report(parent, "Type", "A grouped product cannot be sold here: what it consists of is imported by itself.");
  if (types.has("external")) return report(parent, "Type", "This product is sold on another site.");
  if (!types.has("simple") && !types.has("variable"))
    return report(parent, "Type", `“${[...types].join(", ").slice(0, 40)}” is no type of product that is known here.`);

  const attributes = reader.attributesOf(parent);
  const on = variations
    .filter((row) => bareText(reader.cell(row, "published")) !== "0")
    .map((row) => ({ row, position: Number(bareText(reader.cell(row, "position"))) || 0 }))
    .sort((a, b) => a.position - b.position)
    .map(({ row }) => row);
  if (types.has("variable") && on.length === 0)
    return report(parent, "Type", "This product has no variations to sell.");
  const options = attributes
    .filter(({ name }) => on.some((row) => reader.attributesOf(row).some((each) => each.name === name)))
    .slice(0, MAX_OPTIONS);
  const sold = types.has("variable")
    ? on.flatMap((row) => variationRows(reader, row, parent, options, report))
    : [{ line: parent.line, cells: sellingCells(reader, parent, parent) }];
  const pictures = listOf(reader.cell(parent, "images")).map((imageSrc, index) => ({
    line: parent.line,
    cells: { imageSrc, imagePosition: String(index + 1) },
  }));
  const made: { line: number; cells: Made }[] = [
    { line: parent.line, cells: productCells(reader, parent, options) },
    ...pictures,
    ...sold,
  ];
  // The row of a simple product is its variant too.
  const [first, ...others] = types.has("simple")
    ? [{ line: parent.line, cells: { ...made[0]?.cells, ...sold[0]?.cells } }, ...pictures]
    : made;
  return {
    handle,
    rows: [first, ...others].map((each) => ({
      line: each?.line ?? parent.line,
      cells: columns.map(([column]) => (column === "handle" ? handle : (each?.cells as Made)?.[column]) ?? ""),
    })),
    specs: attributes
      .filter((attribute) => !options.includes(attribute) && attribute.values.length > 0)
      .map(({ name, values }) => ({ name: name.slice(0, 60), value: values.join(", ").slice(0, 255) })),
  };
}

function productCells({ cell }: Reader, row: Row, options: readonly { name: string }[]): Made {
  const isHidden = bareText(cell(row, "visibility in catalog")).toLowerCase() === "hidden";
  return {
    title: cell(row, "name"),
    body: [cell(row, "short description"), cell(row, "description")].map(bodyOf).filter(Boolean).join("\n"),
    vendor: listOf(cell(row, "brands"))[0] ?? "",
    googleCategory: listOf(cell(row, "categories"))[0] ?? "",
    tags: cell(row, "tags"),
    taxClass: cell(row, "tax class"),
    published: String(bareText(cell(row, "published")) === "1" && !isHidden),
    ...Object.fromEntries(options.map(({ name }, index) => [optionColumns[index]?.name, name])),
  };
}

/** What is said of one thing that is sold, of a variation where it says so, else of its product. */
function sellingCells({ cell }: Reader, row: Row, parent: Row): Made {
  const regular = bareText(cell(row, "regular price"));
  const hasDates = cell(row, "date sale price starts").trim() !== "" || cell(row, "date sale price ends").trim() !== "";
  const sale = hasDates ? "" : bareText(cell(row, "sale price"));
  const ownStock = bareText(cell(row, "stock"));
  const stock = /^parent$/i.test(ownStock) ? bareText(cell(parent, "stock")) : ownStock;
  const isOut = bareText(cell(row, "in stock?")) === "0";
  const backorders = bareText(cell(row, "backorders allowed?")).toLowerCase();
  const ownTax = bareText(cell(row, "tax status")).toLowerCase();
  const types = bareText(cell(row, "type")).toLowerCase();
  const { weight, unit } = weightOf(cell, row, parent);
  return {
    sku: cell(row, "sku"),
    barcode: cell(row, "gtin, upc, ean, or isbn"),
    price: sale === "" ? regular : sale,
    compareAtPrice: sale === "" ? "" : regular,
    // What is not counted can always be bought, unless it is said to be out of stock.
    tracker: stock !== "" || isOut ? "woocommerce" : "",
    quantity: stock !== "" ? stock : isOut ? "0" : "",
    policy: backorders === "1" || backorders === "notify" ? "continue" : "deny",
    weight,
    weightUnit: unit,
    taxable: String(ownTax === "" || ownTax === "taxable" || ownTax === "parent"),
    requiresShipping: String(!types.includes("virtual") && !types.includes("downloadable")),
  };
}

const weightNames = { "weight (kg)": "kg", "weight (g)": "g", "weight (lbs)": "lb", "weight (oz)": "oz" } as const;

function weightOf(cell: Reader["cell"], row: Row, parent: Row): { weight: string; unit: string } {
  for (const [name, unit] of Object.entries(weightNames)) {
    const weight = bareText(cell(row, name)) || bareText(cell(parent, name));
    if (weight !== "") return { weight, unit };
  }
  return { weight: "", unit: "" };
}

/** A variation, once for each value of the attributes that it leaves open. */
function variationRows(
  reader: Reader,
  row: Row,
  parent: Row,
  options: readonly { name: string; values: string[] }[],
  report: (row: Row, column: string, message: string) => undefined,
): { line: number; cells: Made }[] {
  const own = new Map(reader.attributesOf(row).map(({ name, values }) => [name, values[0]]));
  let combinations: { values: string[]; open: string[] }[] = [{ values: [], open: [] }];
  for (const { name, values } of options) {
    const value = own.get(name);
    combinations = combinations.flatMap((each) =>
      value === undefined
        ? values.map((any) => ({ values: [...each.values, any], open: [...each.open, any] }))
        : [{ values: [...each.values, value], open: each.open }],
    );
    if (combinations.length > MAX_COMBINATIONS) {
      report(row, "Parent", `This variation stands for more than ${MAX_COMBINATIONS}: name each of them.`);
      return [];
    }
  }
  const cells = sellingCells(reader, row, parent);
  const [variantImage = ""] = listOf(reader.cell(row, "images"));
  const sku = bareText(cells.sku ?? "");
  return combinations.map(({ values, open }) => ({
    line: row.line,
    cells: {
      ...cells,
      variantImage,
      // A SKU names one thing.
      sku:
        sku !== "" && open.length > 0
          ? `${sku}-${open.map((each) => slugify(each, "any")).join("-")}`
          : (cells.sku ?? ""),
      ...Object.fromEntries(values.map((value, index) => [optionColumns[index]?.value, value])),
    },
  }));
}

/** Text or HTML; WooCommerce writes line ends as two signs, and leaves paragraphs to its pages. */
function bodyOf(cell: string): string {
  const text = unguarded(cell).replaceAll("\\n", "\n").trim();
  if (text === "" || /<[a-z]/i.test(text)) return text;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll("\n", "<br />")}</p>`)
    .join("");
}
