// Apart from the schemas, so that a browser can know them without loading zod.

/** What a column of a product file can mean, in the words of Shopify's files. */
export const productFileFields = {
  handle: "Handle",
  title: "Title",
  body: "Description (HTML)",
  vendor: "Vendor",
  type: "Type",
  googleCategory: "Product category",
  tags: "Tags",
  published: "Published",
  status: "Status",
  option1Name: "Option 1 name",
  option1Value: "Option 1 value",
  option2Name: "Option 2 name",
  option2Value: "Option 2 value",
  option3Name: "Option 3 name",
  option3Value: "Option 3 value",
  option4Name: "Option 4 name",
  option4Value: "Option 4 value",
  option5Name: "Option 5 name",
  option5Value: "Option 5 value",
  sku: "SKU",
  barcode: "Barcode",
  grams: "Weight in grams",
  weight: "Weight",
  weightUnit: "Weight unit",
  tracker: "Inventory tracker",
  quantity: "Quantity",
  policy: "Sell when out of stock",
  price: "Price",
  compareAtPrice: "Compare-at price",
  cost: "Cost per item",
  requiresShipping: "Needs shipping",
  taxable: "Taxable",
  taxClass: "Tax class",
  shippingProfile: "Shipping profile",
  imageSrc: "Picture address",
  imagePosition: "Picture position",
  imageAlt: "Picture alt text",
  variantImage: "Variant picture address",
  giftCard: "Gift card",
  seoTitle: "SEO title",
  seoDescription: "SEO description",
  gender: "Gender",
  ageGroup: "Age group",
  mpn: "MPN",
  condition: "Condition",
} as const;
export type ProductFileField = keyof typeof productFileFields;
export const productFileFieldNames = Object.keys(productFileFields) as [ProductFileField, ...ProductFileField[]];

export const productFileFormats = ["shopify", "woocommerce"] as const;
export type ProductFileFormat = (typeof productFileFormats)[number];
/** A product file is this large at most. */
export const maxProductFileBytes: number = 100 * 1024 * 1024;
