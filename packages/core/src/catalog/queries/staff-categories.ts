import type { AskedAttributeView } from "@emporia/contracts/attributes";
import type { StaffCategoryRowView, StaffCategoryView } from "@emporia/contracts/categories";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { attributeFields, lackedByProduct } from "./attributes";

/** The fields of a {@link StaffCategoryRowView} of the row `category`, for json_build_object. */
const rowFields: RawBuilder<unknown> = sql`
  'id', category.id, 'parentId', category.parent_id, 'name', category.name, 'slug', category.slug,
  'level', (select count(*) from category_ancestors link where link.category_id = category.id),
  'productCount', (select count(*) from products product where product.category_id = category.id),
  'attributeCount', (select count(*) from category_attributes given where given.category_id = category.id)`;

export async function listStaffCategories(db: Db): Promise<StaffCategoryRowView[]> {
  const { rows } = await sql<{ view: StaffCategoryRowView }>`
    with recursive tree as (
      select category.id, array[category.position] as place, array[category.name] as names
      from categories category where category.parent_id is null
      union all
      select child.id, tree.place || child.position, tree.names || child.name
      from tree join categories child on child.parent_id = tree.id
    )
    select json_build_object(${rowFields}) as view
    from tree join categories category on category.id = tree.id
    order by tree.place, tree.names, tree.id
  `.execute(db);
  return rows.map((row) => row.view);
}

export type StaffCategoryRow = Omit<StaffCategoryView, "attributes" | "inheritedAttributes"> & {
  /** In its own order. */
  ownAttributeIds: string[];
  asked: (AskedAttributeView & { from: string })[];
};

export async function findStaffCategory(db: Db, categoryId: string): Promise<StaffCategoryRow | undefined> {
  const { rows } = await sql<{ view: StaffCategoryRow }>`
    select json_build_object(${rowFields},
      'description', category.description, 'seoTitle', category.seo_title, 'seoDescription', category.seo_description,
      'picture', case when media.id is not null then json_build_object('id', media.id, 'url', '/media/' || media.id,
        'width', media.width, 'height', media.height, 'alt', category.name, 'dominantColor', media.dominant_color) end,
      'breadcrumbs', (
        select json_agg(json_build_object('id', crumb.id, 'name', crumb.name, 'slug', crumb.slug)
          order by link.distance desc)
        from category_ancestors link join categories crumb on crumb.id = link.ancestor_id
        where link.category_id = category.id
      ),
      'childCount', (select count(*) from categories child where child.parent_id = category.id),
      'lackingCount', (
        select count(*) from category_ancestors below join products product on product.category_id = below.category_id
        join sellers seller on seller.id = product.seller_id
        where below.ancestor_id = category.id and product.status = 'PUBLISHED' and seller.status = 'APPROVED'
          and exists (select from ${lackedByProduct})
      ),
      'ownAttributeIds', array(
        select given.attribute_id from category_attributes given
        where given.category_id = category.id order by given.position),
      'asked', coalesce((
        select json_agg(json_build_object(${attributeFields}, 'isRequired', asked.is_required, 'from', (
            select giver.name from category_ancestors link
            join category_attributes given on given.category_id = link.ancestor_id
            join categories giver on giver.id = link.ancestor_id
            where link.category_id = category.id and given.attribute_id = attribute.id
            order by link.distance limit 1
          )) order by asked.place, attribute.name)
        from attributes_of_category(category.id) asked join attributes attribute on attribute.id = asked.attribute_id
      ), '[]')) as view
    from categories category
    left join media on media.id = category.media_id and media.object_key is not null
    where category.id = ${categoryId}
  `.execute(db);
  return rows[0]?.view;
}
