import type { ProductExtractsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { awayColumns, processingDays } from "../offers";

/** Of a description no more is read than an excerpt can need. */
const READ = 4_000;
const SPECS = 4;

type ExtractRow = Omit<ProductExtractsView["products"][number], "excerpt"> & {
  /** Sanitised HTML, possibly cut in the middle of a tag. */
  description: string;
};

export async function listExtractRows(db: Db, productIds: readonly string[]): Promise<ExtractRow[]> {
  const { rows } = await sql<ExtractRow>`
    select product.id, left(page.document ->> 'description', ${sql.lit(READ)}) as description,
      coalesce(jsonb_path_query_array(page.document::jsonb -> 'specs', ${sql.lit(`$[0 to ${SPECS - 1}]`)}), '[]') as specs,
      ${awayColumns.awayUntil} as "awayUntil", ${awayColumns.laterBy} as "laterBy",
      ${processingDays} as "processingDays", seller.city, seller.state
    from products product
    join product_pages page on page.product_id = product.id
    join sellers seller on seller.id = product.seller_id
    where product.id = any(${[...productIds]}::uuid[]) and product.status = 'PUBLISHED' and seller.status = 'APPROVED'
  `.execute(db);
  return rows;
}
