import type { AskedAttributeView, AttributeView } from "@emporia/contracts/attributes";
import type { StaffAttributeView } from "@emporia/contracts/categories";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { newId } from "../../platform/index";
import type { AttributeValues } from "../attributes";

/** The fields of an {@link AttributeView} of the row `attribute`, for json_build_object. */
export const attributeFields: RawBuilder<unknown> = sql`
  'id', attribute.id, 'code', attribute.code, 'name', attribute.name, 'kind', attribute.kind, 'unit', attribute.unit,
  'isFilterable', attribute.is_filterable,
  'options', coalesce((
    select json_agg(json_build_object('code', option.code, 'label', option.label) order by option.position)
    from attribute_options option where option.attribute_id = attribute.id
  ), '[]')`;

/** What a category asks for, with those above it, as JSON; an empty list for none. */
export function askedAttributes(categoryId: RawBuilder<unknown>): RawBuilder<AskedAttributeView[]> {
  return sql`coalesce((
    select json_agg(json_build_object(${attributeFields}, 'isRequired', asked.is_required) order by asked.place, attribute.name)
    from attributes_of_category(${categoryId}) asked join attributes attribute on attribute.id = asked.attribute_id
  ), '[]')`;
}

/** What a product says, by code, as JSON. */
export function saidAttributes(productId: RawBuilder<unknown>): RawBuilder<AttributeValues> {
  return sql`coalesce((
    select json_object_agg(attribute.code, case said.kind when 'select' then to_jsonb(option.code)
      when 'number' then to_jsonb(trim_scale(said.number_value)) else to_jsonb(said.boolean_value) end)
    from product_attributes said join attributes attribute on attribute.id = said.attribute_id
    left join attribute_options option on option.id = said.option_id
    where said.product_id = ${productId}
  ), '{}')`;
}

/** What the category of the row `product` requires, with those above it, and it does not say: rows of `attribute`. */
export const lackedByProduct: RawBuilder<unknown> = sql`
  category_ancestors link
  join category_attributes given on given.category_id = link.ancestor_id and given.is_required
  join attributes attribute on attribute.id = given.attribute_id
  where link.category_id = product.category_id and not exists (
    select from product_attributes said
    where said.product_id = product.id and said.attribute_id = given.attribute_id)`;

export async function listAskedAttributes(db: Db, categoryId: string | null): Promise<AskedAttributeView[]> {
  if (categoryId === null) return [];
  const { rows } = await sql<{ asked: AskedAttributeView[] }>`
    select ${askedAttributes(sql`${categoryId}::uuid`)} as asked
  `.execute(db);
  return rows[0]?.asked ?? [];
}

/** Writes what products say, each all of it; a value whose attribute is gone meanwhile is left out. */
export async function setProductAttributes(
  tx: Tx,
  products: readonly { id: string; values: AttributeValues }[],
): Promise<void> {
  if (products.length === 0) return;
  const said = products.flatMap(({ id, values }) =>
    Object.entries(values).map(([code, value]) => ({ productId: id, code, text: String(value) })),
  );
  await sql`
    delete from product_attributes where product_id = any(${products.map(({ id }) => id)}::uuid[])
  `.execute(tx);
  if (said.length === 0) return;
  await sql`
    insert into product_attributes (product_id, attribute_id, kind, option_id, number_value, boolean_value)
    select said."productId", attribute.id, attribute.kind, option.id,
      case when attribute.kind = 'number' then said.text::numeric end,
      case when attribute.kind = 'boolean' then said.text::boolean end
    from json_to_recordset(${JSON.stringify(said)}::json) as said ("productId" uuid, code text, text text)
    join attributes attribute on attribute.code = said.code
    left join attribute_options option
      on option.attribute_id = attribute.id and attribute.kind = 'select' and option.code = said.text
    where attribute.kind <> 'select' or option.id is not null
  `.execute(tx);
}

export async function listStaffAttributes(db: Db): Promise<StaffAttributeView[]> {
  const { rows } = await sql<{ view: StaffAttributeView }>`
    select json_build_object(${attributeFields},
      'productCount', (select count(*) from product_attributes said where said.attribute_id = attribute.id),
      'categories', coalesce((
        select json_agg(json_build_object('id', category.id, 'name', category.name, 'slug', category.slug)
          order by category.name)
        from category_attributes given join categories category on category.id = given.category_id
        where given.attribute_id = attribute.id
      ), '[]')) as view
    from attributes attribute order by attribute.name, attribute.id
  `.execute(db);
  return rows.map((row) => row.view);
}

export interface AttributeRow extends AttributeView {
  /** Codes of the options that products say. */
  usedOptions: string[];
}

/** An attribute, locked: its options are changed by one person at a time. */
export async function lockAttribute(tx: Tx, attributeId: string): Promise<AttributeRow | undefined> {
  const { rows: locked } = await sql`select id from attributes where id = ${attributeId} for update`.execute(tx);
  if (locked.length === 0) return undefined;
  const { rows } = await sql<{ view: AttributeRow }>`
    select json_build_object(${attributeFields}, 'usedOptions', array(
      select option.code from attribute_options option where option.attribute_id = attribute.id
        and exists (select from product_attributes said where said.option_id = option.id)
      order by option.position)) as view
    from attributes attribute where attribute.id = ${attributeId}
  `.execute(tx);
  return rows[0]?.view;
}

export type AttributeWrite = Omit<AttributeView, "options">;

export async function insertAttribute(tx: Tx, attribute: AttributeWrite, now: Date): Promise<void> {
  const { id, code, name, kind, unit, isFilterable: is_filterable } = attribute;
  await tx
    .insertInto("attributes")
    .values({ id, code, name, kind, unit, is_filterable, created_at: now, updated_at: now })
    .execute();
}

export async function setAttribute(tx: Tx, attribute: AttributeWrite, now: Date): Promise<void> {
  const { id, name, unit, isFilterable: is_filterable } = attribute;
  await tx.updateTable("attributes").set({ name, unit, is_filterable, updated_at: now }).where("id", "=", id).execute();
}

/** Gives the attribute these options, in this order, and no others. */
export async function setAttributeOptions(
  tx: Tx,
  attributeId: string,
  options: readonly { code: string; label: string }[],
): Promise<void> {
  await sql`
    delete from attribute_options
    where attribute_id = ${attributeId} and code <> all(${options.map(({ code }) => code)}::text[])
  `.execute(tx);
  const rows = options.map((option, position) => ({ ...option, id: newId(), position }));
  await sql`
    insert into attribute_options (id, attribute_id, code, label, position)
    select id, ${attributeId}::uuid, code, label, position
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, code text, label text, position integer)
    on conflict (attribute_id, code) do update set label = excluded.label, position = excluded.position
  `.execute(tx);
}

export async function deleteAttribute(tx: Tx, attributeId: string): Promise<void> {
  await tx.deleteFrom("attributes").where("id", "=", attributeId).execute();
}

export async function isAttributeCodeTaken(db: Db, code: string): Promise<boolean> {
  const row = await db.selectFrom("attributes").where("code", "=", code).select("id").executeTakeFirst();
  return row !== undefined;
}

/** Products that say this attribute. */
export async function listProductIdsSaying(db: Db, attributeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("product_attributes")
    .where("attribute_id", "=", attributeId)
    .select("product_id")
    .orderBy("product_id")
    .execute();
  return rows.map((row) => row.product_id);
}

/** Lets a category ask for these attributes, in this order, and for no others. False when one of them does not exist. */
export async function setCategoryAttributes(
  tx: Tx,
  categoryId: string,
  attributes: readonly { attributeId: string; isRequired: boolean }[],
): Promise<boolean> {
  await tx.deleteFrom("category_attributes").where("category_id", "=", categoryId).execute();
  if (attributes.length === 0) return true;
  const rows = attributes.map((each, position) => ({ ...each, position }));
  const { rows: written } = await sql`
    insert into category_attributes (category_id, attribute_id, is_required, position)
    select ${categoryId}::uuid, attribute.id, given."isRequired", given.position
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given ("attributeId" uuid, "isRequired" boolean, position integer)
    join attributes attribute on attribute.id = given."attributeId"
    returning attribute_id
  `.execute(tx);
  return written.length === attributes.length;
}
