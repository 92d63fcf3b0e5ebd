import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A break that a shop plans or has. CLOSED: nothing of it can be bought. LATER: orders are taken and sent when it is back.
    -- \`vacation_now\` is what is in force, written by the clock, so that whatever asks reads the same.
    alter table sellers
      add column vacation_mode text check (vacation_mode in ('CLOSED', 'LATER')),
      add column vacation_from timestamptz,
      add column vacation_until timestamptz,
      add column vacation_message text not null default '',
      add column vacation_now text check (vacation_now in ('CLOSED', 'LATER')),
      add check (num_nonnulls(vacation_mode, vacation_from, vacation_until) in (0, 3)),
      add check (vacation_from < vacation_until),
      add check (vacation_now is null or vacation_now = vacation_mode);
  `.execute(db);
  const replace = async (signature: string, changes: [from: string, to: string][]) => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_functiondef(${signature}::regprocedure) as definition
    `.execute(db);
    let definition = rows[0]?.definition ?? "";
    for (const [from, to] of changes) {
      if (definition.split(from).length !== 2) throw new Error(`${signature} does not say once: ${from}`);
      definition = definition.replace(from, to);
    }
    await sql.raw(definition).execute(db);
  };
  const inStock = "bool_or(is_in_stock(level, 1)) as is_purchasable";
  const onSale = "(bool_or(is_in_stock(level, 1)) and seller.vacation_now is distinct from 'CLOSED') as is_purchasable";
  await replace("refresh_product_listings(uuid[])", [
    [inStock, onSale],
    [
      "'isPurchasable', offer.is_purchasable,",
      "'isPurchasable', offer.is_purchasable, 'isAway', seller.vacation_now is not distinct from 'CLOSED',",
    ],
  ]);
  await replace("list_market_prices()", [[inStock, onSale]]);
  await replace("offered_variants(uuid)", [
    [
      "is_in_stock(level, 1)",
      "is_in_stock(level, 1) and (select vacation_now is distinct from 'CLOSED' from sellers where sellers.id = product.seller_id)",
    ],
  ]);
}
