import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is said of a product as its brand, by its category's attribute or by a detail of that name, such as the vendor of a
    -- product file; null where nothing is.
    create function brand_of_product(product products) returns text language sql stable as $$
      select string_agg(distinct said.brand, ' ') from (
        select detail ->> 'value' as brand from jsonb_array_elements(product.specs) as detail
        where lower(detail ->> 'name') = 'brand'
        union all
        select fact.shown from facts_of_product(product) fact where lower(fact.name) = 'brand'
      ) said where said.brand <> ''
    $$;
  `.execute(db);
  const tags = "setweight(to_tsvector('english', plain_text(array_to_string(product.tags, ' '))), 'B')";
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef('refresh_product_listings(uuid[])'::regprocedure) as definition
  `.execute(db);
  const [before, after, ...more] = (rows[0]?.definition ?? "").split(tags);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error("refresh_product_listings does not weigh tags once.");
  const brands = "setweight(to_tsvector('english', plain_text(coalesce(brand_of_product(product), ''))), 'B')";
  await sql.raw(`${before}${tags}\n          || ${brands}${after}`).execute(db);
  await sql`
    select refresh_product_listings(array(
      select id from products product where brand_of_product(product) is not null order by id))
  `.execute(db);
}
