import type { FirstStepsView } from "@emporia/contracts/analytics";
import { sql } from "kysely";
import { type Ctx, NotFound } from "../platform/index";

/** What a shop still needs before it can sell and be paid, in the order in which one does it. @throws NotFound no such shop */
export async function getFirstSteps(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<FirstStepsView> {
  const { rows } = await sql<FirstStepsView>`
    select
      seller.logo_media_id is not null as "hasLogo",
      exists (select from products where seller_id = seller.id and published_at is not null) as "hasProduct",
      exists (select from products where seller_id = seller.id
        and id in (select product_id from product_submissions where status = 'WAITING')) as "hasWaitingProduct",
      exists (select from shop_shipping where seller_id = seller.id and sends_from is not null) as "hasSendingAddress",
      coalesce((select payouts_enabled from seller_accounts where seller_id = seller.id), false) as "isPayable",
      exists (select from seller_tax_ids where seller_id = seller.id) as "hasTaxId",
      exists (select from seller_businesses where seller_id = seller.id) as "hasBusiness"
    from sellers seller where seller.id = ${sellerId}
  `.execute(ctx.db);
  if (!rows[0]) throw new NotFound("This shop");
  return rows[0];
}
