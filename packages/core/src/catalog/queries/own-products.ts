import type { OwnProductRowView } from "@emporia/contracts/catalog";
import type { OwnProductSort } from "@emporia/contracts/catalog/constants";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../../platform/index";
import { lackedByProduct } from "./attributes";
import { findOwnProducts, type OwnProductsFilter } from "./own-product-filter";

export interface OwnProductRow {
  view: OwnProductRowView;
  position: string;
}

interface Order {
  by: RawBuilder<unknown>;
  /** What comes after a place in it. */
  after: (place: { position: string; id: string }) => RawBuilder<unknown>;
  position: RawBuilder<unknown>;
}

const orders: Record<OwnProductSort, Order> = {
  updated: {
    by: sql`product.updated_at desc, product.id desc`,
    after: ({ position, id }) => sql`(product.updated_at, product.id) < (${position}::timestamptz, ${id}::uuid)`,
    position: sql`product.updated_at::text`,
  },
  // Ids are made in the order of time.
  created: {
    by: sql`product.id desc`,
    after: ({ id }) => sql`product.id < ${id}::uuid`,
    position: sql`''`,
  },
  name: {
    by: sql`product.name, product.id`,
    after: ({ position, id }) => sql`(product.name, product.id) > (${position}, ${id}::uuid)`,
    position: sql`product.name`,
  },
};

/**
 * The seller's products, `limit + 1` of them. Only the page's rows are summed up. The limit stands in the text of the
 * statement, because PostgreSQL takes one it does not know for a tenth of all rows.
 */
export async function listOwnProductRows(
  db: Db,
  list: {
    filter: OwnProductsFilter;
    sort: OwnProductSort;
    after: { position: string; id: string } | undefined;
    limit: number;
  },
): Promise<OwnProductRow[]> {
  const order = orders[list.sort];
  const { where } = await findOwnProducts(db, list.filter, list.sort === "name" ? "name" : "time");
  const { rows } = await sql<OwnProductRow>`
    with page as materialized (
      select product.id from products product
      where ${where} and ${list.after ? order.after(list.after) : sql`true`}
      order by ${order.by} limit ${sql.lit(list.limit + 1)}
    )
    select
      json_build_object(
        'id', product.id, 'slug', product.slug, 'name', product.name, 'status', product.status,
        'picture', (
          select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
            'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color)
          from product_media shown join media on media.id = shown.media_id and media.object_key is not null
          where shown.product_id = product.id order by shown.position limit 1
        ),
        'categoryName', category.name,
        'variantCount', stock.variant_count, 'onHand', stock.on_hand, 'available', stock.available,
        'lowVariantCount', stock.low_count, 'onlyVariant', stock.only_variant,
        'moderation', (
          select case submission.status when 'WAITING' then 'waiting' when 'RETURNED' then 'returned' end
          from product_submissions submission where submission.product_id = product.id
          order by submission.submitted_at desc, submission.id desc limit 1
        ),
        'lackedAttributes', array(select distinct attribute.name from ${lackedByProduct} order by attribute.name),
        'price', case when offer.amount is not null
          then json_build_object('amount', offer.amount, 'currency', offer.currency) end,
        'hasPriceRange', coalesce(offer.max_amount > offer.amount, false),
        'updatedAt', ${instantText("product.updated_at")}
      ) as view,
      ${order.position} as position
    from page join products product on product.id = page.id
    left join categories category on category.id = product.category_id
    left join lateral (
      select count(*) as variant_count, coalesce(sum(level.on_hand), 0) as on_hand,
        coalesce(sum(greatest(level.on_hand - level.reserved, 0)), 0) as available,
        count(*) filter (where level.track_quantity
          and level.on_hand - level.reserved <= level.low_stock_threshold) as low_count,
        case when count(*) = 1 then json_agg(json_build_object('id', variant.id, 'onHand', coalesce(level.on_hand, 0),
          'reserved', coalesce(level.reserved, 0), 'isCounted', coalesce(level.track_quantity, true))) -> 0
          end as only_variant
      from variants variant left join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id
    ) stock on true
    left join lateral (
      select price.currency, min(price.amount) as amount, max(price.amount) as max_amount
      from variants variant join prices price on price.variant_id = variant.id
      where variant.product_id = product.id
      group by price.currency order by price.currency = home_currency() desc, price.currency limit 1
    ) offer on true
    order by ${order.by}
  `.execute(db);
  return rows;
}
