import type { ownProductRowView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { escapeLike } from "../../platform/index";
import { lackedByProduct } from "./attributes";

export interface OwnProductsFilter {
  sellerId: string;
  status: string | undefined;
  query: string | undefined;
  stock: "low" | "out" | undefined;
  lacks: "attributes" | undefined;
  before: { updatedAt: string; id: string } | undefined;
  limit: number;
}

export interface OwnProductRow {
  view: z.output<typeof ownProductRowView>;
  position: string;
}

/** The rows of `product` that a list of the seller's own shows. */
export function ownProductConditions(
  filter: Pick<OwnProductsFilter, "sellerId" | "status" | "query" | "stock" | "lacks">,
): RawBuilder<boolean> {
  const pattern = filter.query ? `%${escapeLike(filter.query)}%` : null;
  return sql`product.seller_id = ${filter.sellerId}
    and (${filter.status ?? null}::text is null or product.status = ${filter.status ?? null})
    and (${pattern}::text is null or product.name ilike ${pattern} or exists (
      select from variants variant where variant.product_id = product.id and variant.sku ilike ${pattern}))
    and (${filter.stock ?? null}::text is null or exists (
      select from variants variant join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id and level.track_quantity
        and level.on_hand - level.reserved <=
          case when ${filter.stock ?? null} = 'out' then 0 else level.low_stock_threshold end))
    and (${filter.lacks ?? null}::text is null or exists (select from ${lackedByProduct}))`;
}

/** The seller's products, those changed last first, `limit + 1` of them. Only the page's rows are summed up. */
export async function listOwnProductRows(db: Db, filter: OwnProductsFilter): Promise<OwnProductRow[]> {
  const { rows } = await sql<OwnProductRow>`
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
        'lowVariantCount', stock.low_count,
        'lackedAttributes', array(select distinct attribute.name from ${lackedByProduct} order by attribute.name),
        'price', case when offer.amount is not null
          then json_build_object('amount', offer.amount, 'currency', offer.currency) end,
        'hasPriceRange', coalesce(offer.max_amount > offer.amount, false),
        'updatedAt', to_char(product.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) as view,
      product.updated_at::text as position
    from products product
    left join categories category on category.id = product.category_id
    left join lateral (
      select count(*) as variant_count, coalesce(sum(level.on_hand), 0) as on_hand,
        coalesce(sum(greatest(level.on_hand - level.reserved, 0)), 0) as available,
        count(*) filter (where level.track_quantity
          and level.on_hand - level.reserved <= level.low_stock_threshold) as low_count
      from variants variant left join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id
    ) stock on true
    left join lateral (
      select price.currency, min(price.amount) as amount, max(price.amount) as max_amount
      from variants variant join prices price on price.variant_id = variant.id
      where variant.product_id = product.id
      group by price.currency order by price.currency = home_currency() desc, price.currency limit 1
    ) offer on true
    where ${ownProductConditions(filter)}
      and (${filter.before?.updatedAt ?? null}::timestamptz is null or (product.updated_at, product.id)
        < (${filter.before?.updatedAt ?? null}::timestamptz, ${filter.before?.id ?? null}::uuid))
    order by product.updated_at desc, product.id desc
    limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}
