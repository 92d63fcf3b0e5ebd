import type { ProductFileField } from "@emporia/contracts/imports";
import { guarded } from "../../platform/index";
import type { ProductState, VariantState } from "../product-content";
import { priceIn } from "../queries/product-state";
import { amountText, guardedCode } from "./cells";
import { type Column, columnName } from "./columns";
import { optionColumns, specColumns } from "./read-product";

/** A column of an export: one of those that are read again, or one that Shopify wants and we have nothing for. */
type Written = Column | { name: string; cell: string };

/** Shopify's columns in its order, with as many options as are needed. */
function writtenColumns(optionCount: number): Written[] {
  const options = optionColumns.slice(0, Math.max(3, optionCount)).flatMap(({ name, value }) => [name, value]);
  return [
    ...(["handle", "title", "body", "vendor", "googleCategory", "type", "tags", "published"] as const),
    ...options,
    ...(["sku", "grams", "tracker", "quantity", "policy"] as const),
    { name: "Variant Fulfillment Service", cell: "manual" },
    ...(["price", "compareAtPrice", "requiresShipping", "taxable", "taxClass", "barcode"] as const),
    ...(["imageSrc", "imagePosition", "imageAlt", "giftCard", "seoTitle", "seoDescription"] as const),
    ...(["gender", "ageGroup", "mpn", "condition", "variantImage", "weightUnit", "cost", "status"] as const),
    "shippingProfile",
  ];
}

export interface Writer {
  header: string[];
  /** The rows of a product: one for each variant and for each picture, side by side as far as both go. */
  rowsOf(product: ProductState): string[][];
}

/** Writes products so that reading them again changes nothing. */
export function productWriter(settings: {
  currency: string;
  optionCount: number;
  categoryPaths: ReadonlyMap<string, readonly string[]>;
  /** Names of shipping profiles by id. */
  profileNames: ReadonlyMap<string, string>;
  /** Where our pictures are seen. */
  mediaUrl: string;
}): Writer {
  const columns = writtenColumns(settings.optionCount);
  return {
    header: columns.map((column) => (typeof column === "string" ? columnName(column) : column.name)),
    rowsOf(product) {
      const sourceOf = new Map(product.pictures.map(({ mediaId, sourceUrl }) => [mediaId, sourceUrl]));
      const pictureUrl = (mediaId: string) => sourceOf.get(mediaId) ?? `${settings.mediaUrl}/${mediaId}/1600.webp`;
      const count = Math.max(1, product.variants.length, product.pictures.length);
      return Array.from({ length: count }, (_, index) => {
        const variant = product.variants[index];
        const picture = product.pictures[index];
        const cells: Partial<Record<ProductFileField, string>> = {
          handle: guarded(product.handle),
          ...(index === 0 ? productCells(product, settings) : {}),
          ...(variant ? variantCells(product, variant, index === 0, settings.currency) : {}),
          ...(variant?.mediaId ? { variantImage: pictureUrl(variant.mediaId) } : {}),
          ...(picture
            ? {
                imageSrc: pictureUrl(picture.mediaId),
                imagePosition: String(index + 1),
                imageAlt: guarded(picture.alt),
              }
            : {}),
        };
        return columns.map((column) =>
          typeof column === "string" ? (cells[column] ?? "") : variant ? column.cell : "",
        );
      });
    },
  };
}

function productCells(
  product: ProductState,
  {
    categoryPaths,
    profileNames,
  }: { categoryPaths: ReadonlyMap<string, readonly string[]>; profileNames: ReadonlyMap<string, string> },
): Partial<Record<Column, string>> {
  const values = new Map(product.specs.map(({ name, value }) => [name, value]));
  const statuses = { DRAFT: "draft", PUBLISHED: "active", ARCHIVED: "archived" } as const;
  return {
    title: guarded(product.name),
    body: guarded(product.description),
    googleCategory: guarded(categoryPaths.get(product.categoryId ?? "")?.join(" > ") ?? ""),
    tags: guarded(product.tags.join(", ")),
    published: String(product.status === "PUBLISHED"),
    status: statuses[product.status],
    taxClass: product.taxClass,
    shippingProfile: guarded(profileNames.get(product.shippingProfileId ?? "") ?? ""),
    giftCard: "false",
    seoTitle: guarded(product.seoTitle ?? ""),
    seoDescription: guarded(product.seoDescription ?? ""),
    ...Object.fromEntries(specColumns.map(([name, column]) => [column, guarded(values.get(name) ?? "")])),
  };
}

function variantCells(
  { options }: ProductState,
  variant: VariantState,
  isFirst: boolean,
  currency: string,
): Partial<Record<Column, string>> {
  const price = priceIn(variant, currency);
  const choices =
    options.length === 0
      ? [
          ["option1Name", isFirst ? "Title" : ""],
          ["option1Value", "Default Title"],
        ]
      : options.flatMap(({ name }, index) => [
          [optionColumns[index]?.name, isFirst ? guarded(name) : ""],
          [optionColumns[index]?.value, guarded(variant.optionValues[index] ?? "")],
        ]);
  return {
    ...Object.fromEntries(choices),
    sku: guardedCode(variant.sku ?? ""),
    barcode: guardedCode(variant.barcode ?? ""),
    grams: String(variant.weightGrams),
    weightUnit: variant.weightUnit,
    tracker: variant.trackQuantity ? "shopify" : "",
    quantity: String(variant.onHand),
    policy: variant.allowBackorder ? "continue" : "deny",
    price: amountText(price?.amount),
    compareAtPrice: amountText(price?.compareAtAmount),
    cost: amountText(variant.costAmount),
    requiresShipping: String(variant.requiresShipping),
    taxable: String(variant.isTaxable),
  };
}
