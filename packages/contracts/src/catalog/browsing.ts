import { z } from "zod";
import { idSchema, pageInput, pageOf, pictureView, slugSchema, textSchema } from "../common";
import { moneySchema } from "../money";
import { productSorts } from "./constants";
import { amountSchema } from "./product-inputs";
import { crumbView, productCardView } from "./product-views";

export const categoryNodeView: z.ZodType<CategoryNodeView> = z.lazy(() =>
  z.object({
    id: idSchema,
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    productCount: z.int(),
    picture: pictureView.nullable(),
    children: z.array(categoryNodeView),
  }),
);

export interface CategoryNodeView {
  id: string;
  name: string;
  slug: string;
  description: string;
  productCount: number;
  picture: z.infer<typeof pictureView> | null;
  children: CategoryNodeView[];
}

export const createCategoryInput = z.object({
  name: textSchema(1, 80, "Name"),
  slug: slugSchema.optional(),
  parentId: idSchema.nullish(),
  description: textSchema(0, 2000, "Description").default(""),
});

/** What somebody looks for: control characters mean nothing in it, the database takes no null, and an engine no half of a letter. */
const soughtSchema = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\p{Cc}/gu, " ").replace(/\p{Cs}/gu, "\uFFFD"))
    .trim()
    .max(max);

/** Once or several times in an address: `?option=color:blue&option=size:xl`. */
const optionKeysInput = z
  .union([soughtSchema(200), z.array(soughtSchema(200)).max(30, "30 values can be chosen at most.")])
  .transform((given) => (typeof given === "string" ? [given] : given));

export const searchProductsInput = pageInput.extend({
  cursor: pageInput.shape.cursor.describe("nextCursor or previousCursor of another page"),
  q: soughtSchema(200).optional(),
  category: soughtSchema(80).optional().describe("Id or slug; products of its descendants are included"),
  seller: soughtSchema(800).optional().describe("Id or shop slug; several, separated by commas, are any of them"),
  priceMin: amountSchema.optional().describe("Minor units"),
  priceMax: amountSchema.optional().describe("Minor units"),
  ratingMin: z.number().min(1).max(5).optional(),
  tag: soughtSchema(60).optional(),
  option: optionKeysInput
    .optional()
    .describe("Keys of facets.options, as in `color:blue`: one variant that has one value of each option"),
  attribute: optionKeysInput
    .optional()
    .describe("Keys of facets.attributes, as in `material:oak`: a product that has one value of each attribute"),
  inStock: z.boolean().default(true).describe("Leave out what cannot be bought now"),
  sort: z.enum(productSorts).optional(),
});

export type SearchProductsInput = z.infer<typeof searchProductsInput>;

const valuesFacetView = z.object({
  name: z.string(),
  values: z.array(z.object({ key: z.string(), value: z.string(), count: z.int() })),
});

export const facetsView = z.object({
  categories: z.array(
    z.object({ id: idSchema, parentId: idSchema.nullable(), name: z.string(), slug: z.string(), count: z.int() }),
  ),
  sellers: z.array(z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string(), count: z.int() })),
  prices: z
    .array(z.object({ from: z.int().nullable(), to: z.int().nullable(), count: z.int() }))
    .describe("Minor units"),
  priceRange: z
    .object({ from: z.int(), to: z.int() })
    .nullable()
    .describe("The lowest and the highest price of what the ranges count, in minor units; null where that is nothing"),
  ratings: z.array(z.object({ from: z.number(), count: z.int() })).describe("Rated so many stars and more"),
  availability: z.object({ inStock: z.int(), all: z.int() }),
  options: z.array(valuesFacetView),
  attributes: z.array(valuesFacetView),
});

export const redirectView = z.object({
  path: z.string().describe("A page of the storefront"),
  label: z.string().describe("What people call it"),
});

export const searchProductsView = pageOf(productCardView).extend({
  previousCursor: z.string().nullable().describe("Of the page before this one; null on the first"),
  total: z.int(),
  facets: facetsView,
  didYouMean: z.string().nullable(),
  highlights: z
    .record(idSchema, z.array(z.object({ start: z.int(), end: z.int() })))
    .optional()
    .describe("By product, the parts of its name that say what was searched for, in UTF-16 units; with words only"),
  redirect: redirectView
    .optional()
    .describe("Where staff lead who searches for just these words, without filters; absent where they do not"),
});

export type SearchProductsView = z.infer<typeof searchProductsView>;

export const categoryPageInput = searchProductsInput.omit({ category: true }).extend({
  categoryId: z.string().min(1).max(80).describe("Id or slug"),
});

export const categoryPageView = searchProductsView.extend({
  movedTo: z.string().nullable().describe("The slug it has now, when asked for by an old one"),
  category: z.object({
    id: idSchema,
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
    breadcrumbs: z.array(crumbView),
    children: z.array(z.object({ id: idSchema, name: z.string(), slug: z.string(), productCount: z.int() })),
  }),
});

export const shopPageInput = searchProductsInput.omit({ seller: true }).extend({
  sellerId: z.string().min(1).max(80).describe("Id or shop slug"),
});

export const sitemapView = z.object({
  parts: z.array(idSchema).describe("Of each part the id of its first product"),
  shops: z.array(z.object({ shopSlug: z.string() })),
});

export const sitemapProductsInput = z.object({
  from: idSchema.describe("First of the part"),
  after: idSchema.optional().describe("Last of the answer before"),
  before: idSchema.optional().describe("First of the next part"),
});

export const sitemapProductsView = z.array(z.object({ id: idSchema, slug: z.string(), updatedAt: z.string() }));

export const suggestInput = z.object({ q: soughtSchema(100).min(1) });

export const suggestView = z.object({
  products: z.array(
    z.object({ slug: z.string(), name: z.string(), picture: pictureView.nullable(), price: moneySchema }),
  ),
  categories: z.array(z.object({ slug: z.string(), name: z.string() })),
  shops: z.array(z.object({ shopSlug: z.string(), shopName: z.string() })),
  queries: z.array(z.string()).describe("What others searched for that begins so"),
  redirect: redirectView.nullable().describe("The page that a search for just these words leads to"),
});

export const homeView = z.object({
  categories: z.array(categoryNodeView),
  featured: z.array(productCardView).describe("What staff have chosen, in their order"),
  bestSelling: z.array(productCardView),
  newest: z.array(productCardView),
  shops: z.array(
    z.object({
      id: idSchema,
      shopName: z.string(),
      shopSlug: z.string(),
      tagline: z.string(),
      city: z.string(),
      state: z.string(),
      logo: pictureView.nullable(),
      banner: pictureView.nullable(),
    }),
  ),
});
