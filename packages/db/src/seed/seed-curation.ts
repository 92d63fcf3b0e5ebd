import type { Kysely } from "kysely";
import type { DB } from "../types.generated";
import { seedCategories } from "./content";
import { attributesOf, optionCode, seedAttributes } from "./content/attributes";
import { seedCollections } from "./content/collections";
import { seedId } from "./ids";
import { insertNew } from "./insert-new";
import { mediaIdOf } from "./seed-pictures";

const attributeIdOf = (code: string) => seedId("attribute", code);
const optionIdOf = (code: string, label: string) => seedId("attribute option", `${code}/${label}`);
const categoryIdOf = (slug: string) => seedId("category", slug);

/** What staff ask of products in each category. */
export async function seedCategoryAttributes(tx: Kysely<DB>, now: Date): Promise<void> {
  await insertNew(
    tx,
    "attributes",
    seedAttributes.map(({ code, name, kind, unit = null }) => ({
      ...{ id: attributeIdOf(code), code, name, kind, unit },
      created_at: now,
      updated_at: now,
    })),
  );
  await insertNew(
    tx,
    "attribute_options",
    seedAttributes.flatMap(({ code, options = [] }) =>
      options.map((label, position) => ({
        ...{ id: optionIdOf(code, label), attribute_id: attributeIdOf(code), code: optionCode(label), label, position },
      })),
    ),
  );
  await insertNew(
    tx,
    "category_attributes",
    seedAttributes.flatMap(({ code, categories }, position) =>
      categories.map((slug) => ({ category_id: categoryIdOf(slug), attribute_id: attributeIdOf(code), position })),
    ),
  );
}

type Described = { categorySlug: string; specs: { name: string; value: string }[] };

const parents = new Map(seedCategories.map(({ slug, parentSlug }) => [slug, parentSlug]));

/** What a product says of what its category, or one above it, asks for. */
function saidBy(product: Described): ReturnType<typeof attributesOf> {
  const above = new Set<string>();
  for (let slug: string | undefined = product.categorySlug; slug !== undefined; slug = parents.get(slug))
    above.add(slug);
  return attributesOf(product, above);
}

/** The details of a product besides what its attributes say: a page shows both, one under the other. */
export function specsBesideAttributes(product: Described): Described["specs"] {
  const said = new Set(saidBy(product).map(({ attribute }) => attribute.name));
  return product.specs.filter(({ name }) => !said.has(name));
}

/** What products say of what their category asks for. */
export async function seedProductAttributes(
  tx: Kysely<DB>,
  products: readonly (Described & { id: string })[],
): Promise<void> {
  await insertNew(
    tx,
    "product_attributes",
    products.flatMap((product) =>
      saidBy(product).map(({ attribute: { code, kind }, value }) => ({
        product_id: product.id,
        attribute_id: attributeIdOf(code),
        kind,
        option_id: kind === "select" ? optionIdOf(code, String(value)) : null,
        number_value: kind === "number" ? Number(value) : null,
        boolean_value: kind === "boolean" ? value === true : null,
      })),
    ),
  );
}

/** Collections that staff put together, by hand and by rule. */
export async function seedCollectionsOf(
  tx: Kysely<DB>,
  now: Date,
  idOf: { product: (slug: string) => string; seller: (slug: string) => string },
): Promise<void> {
  const collectionIdOf = (slug: string) => seedId("collection", slug);
  await insertNew(
    tx,
    "collections",
    seedCollections.map(({ slug, name, description, pictureOf, isVisible, rule }) => ({
      ...{ id: collectionIdOf(slug), slug, name, description },
      media_id: mediaIdOf(`category-${pictureOf}`),
      is_visible: isVisible,
      rule:
        rule === undefined
          ? null
          : JSON.stringify({
              categoryId: rule.categorySlug === undefined ? null : categoryIdOf(rule.categorySlug),
              tag: rule.tag ?? null,
              sellerIds: rule.sellerSlugs?.map(idOf.seller) ?? [],
              attributes: rule.attributes ?? [],
              priceMin: null,
              priceMax: rule.priceMax ?? null,
            }),
      created_at: now,
      updated_at: now,
    })),
  );
  await insertNew(
    tx,
    "collection_products",
    seedCollections.flatMap(({ slug, products = [] }) =>
      products.map((product, position) => ({
        collection_id: collectionIdOf(slug),
        product_id: idOf.product(product),
        position,
      })),
    ),
  );
}
