import type { ProductFileField } from "@emporia/contracts/imports";

/** The columns we read, each under the names that Shopify has given it over the years. */
const namesOf: Record<ProductFileField, readonly [string, ...string[]]> = {
  handle: ["Handle", "URL handle"],
  title: ["Title", "Name"],
  body: ["Body (HTML)", "Body HTML", "Description"],
  vendor: ["Vendor"],
  type: ["Type", "Product type", "Custom Product Type"],
  googleCategory: [
    "Product Category",
    "Standardized Product Type",
    "Google Shopping / Google Product Category",
    "Standard Product Type",
  ],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  option1Name: ["Option1 Name"],
  option1Value: ["Option1 Value"],
  option2Name: ["Option2 Name"],
  option2Value: ["Option2 Value"],
  option3Name: ["Option3 Name"],
  option3Value: ["Option3 Value"],
  option4Name: ["Option4 Name"],
  option4Value: ["Option4 Value"],
  option5Name: ["Option5 Name"],
  option5Value: ["Option5 Value"],
  sku: ["Variant SKU", "SKU"],
  barcode: ["Variant Barcode", "Barcode"],
  grams: ["Variant Grams", "Weight value (grams)"],
  weight: ["Variant Weight", "Weight"],
  weightUnit: ["Variant Weight Unit", "Weight unit for display"],
  tracker: ["Variant Inventory Tracker", "Inventory tracker"],
  quantity: ["Variant Inventory Qty", "Inventory quantity"],
  policy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  price: ["Variant Price", "Price"],
  compareAtPrice: ["Variant Compare At Price", "Compare-at price"],
  cost: ["Cost per item"],
  requiresShipping: ["Variant Requires Shipping", "Requires shipping"],
  taxable: ["Variant Taxable", "Charge tax"],
  taxClass: ["Tax class", "Variant Tax Code", "Tax code"],
  // As Shopify writes a metafield of a product, so that the column comes back from a shop there.
  shippingProfile: ["Shipping profile (product.metafields.custom.shipping_profile)", "Shipping profile"],
  imageSrc: ["Image Src", "Product image URL"],
  imagePosition: ["Image Position", "Image position"],
  imageAlt: ["Image Alt Text", "Image alt text"],
  variantImage: ["Variant Image", "Variant image URL"],
  giftCard: ["Gift Card", "Gift card"],
  seoTitle: ["SEO Title", "SEO title"],
  seoDescription: ["SEO Description", "SEO description"],
  gender: ["Google Shopping / Gender"],
  ageGroup: ["Google Shopping / Age Group"],
  mpn: ["Google Shopping / MPN"],
  condition: ["Google Shopping / Condition"],
};
export type Column = ProductFileField;

const normal = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, "");
const columnOf = new Map<string, Column>(
  (Object.entries(namesOf) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [normal(name), column] as const),
  ),
);

/** What the columns of a file mean by their names, each meaning once; null for those that say nothing to us. */
export function proposeFields(cells: readonly string[]): (Column | null)[] {
  const taken = new Set<Column>();
  return cells.map((cell) => {
    const column = columnOf.get(normal(cell));
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

/** Where each column is in a file, and what the file calls it. */
export class Header {
  private readonly places = new Map<Column, { index: number; name: string }>();

  constructor(cells: readonly string[], fields: readonly (Column | null)[] = proposeFields(cells)) {
    for (const [index, cell] of cells.entries()) {
      const column = fields[index];
      if (column && !this.places.has(column)) this.places.set(column, { index, name: cell.trim() });
    }
  }

  has(column: Column): boolean {
    return this.places.has(column);
  }

  /** As the file writes it, for a report. */
  nameOf(column: Column): string {
    return this.places.get(column)?.name || namesOf[column][0];
  }

  cell(cells: readonly string[], column: Column): string {
    const place = this.places.get(column);
    return place ? (cells[place.index] ?? "") : "";
  }
}

/** How Shopify calls a column. */
export function columnName(column: Column): string {
  return namesOf[column][0];
}
