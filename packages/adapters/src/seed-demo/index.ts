import { hashPassword } from "@emporia/core/identity";
import { seedCatalogue } from "@emporia/db/seed";
import { sql } from "kysely";
import type { Core } from "../create-core";
import { seedApplications } from "./seed-applications";
import { seedDraftOrders } from "./seed-draft-orders";
import { seedFees } from "./seed-fees";
import { seedHistory } from "./seed-history";
import { seedMarkets } from "./seed-markets";
import { seedMessages } from "./seed-messages";
import { seedPromotions } from "./seed-promotions";
import { seedQuestions } from "./seed-questions";
import { seedRates } from "./seed-rates";
import { seedReviews } from "./seed-reviews";
import { seedShopWork } from "./seed-shop-work";

/** Everybody's password in the demo, and nowhere else. */
export const DEMO_PASSWORD = "emporia-demo";

export interface SeededDemo {
  products: number;
  sellers: number;
  orders: number;
}

/**
 * Fills an empty database with a marketplace worth looking at. Deterministic but for the dates, which end today.
 * A database that has sellers is left as it is: undefined.
 */
export async function seedDemo(core: Core, now = new Date()): Promise<SeededDemo | undefined> {
  const { db } = core;
  const known = await sql<{
    demo: boolean;
  }>`select exists (select from settings where key = 'demo.seeded') as demo`.execute(db);
  if (known.rows[0]?.demo) return undefined;
  const sellers = await db.selectFrom("sellers").select("id").limit(1).executeTakeFirst();
  if (sellers) return undefined;
  await seedCatalogue(db, {
    passwordHash: await hashPassword(DEMO_PASSWORD),
    now,
    putPicture: (svg, key) => core.putDrawing(`drawings/${key}`, svg),
  });
  await seedRates(db);
  await seedFees(core, now);
  const orders = await seedHistory(core, now);
  await seedReviews(core, now);
  await seedQuestions(core, now);
  await seedMessages(core, now);
  await seedApplications(core);
  await seedShopWork(core);
  await seedPromotions(core);
  await seedMarkets(core);
  await seedDraftOrders(core);
  await sql`select refresh_product_listings(array(select id from products order by id))`.execute(db);
  await sql`insert into settings (key, value) values ('demo.seeded', ${JSON.stringify({ at: now })}::jsonb)`.execute(
    db,
  );
  await analyseFilledTables(db);
  const { rows } = await sql<{ products: number; sellers: number }>`
    select (select count(*) from products) as products, (select count(*) from sellers) as sellers
  `.execute(db);
  return { products: rows[0]?.products ?? 0, sellers: rows[0]?.sellers ?? 0, orders };
}

/**
 * Tells the planner what the tables hold. Not of the empty ones: known to be empty, they would be read from end to end, and
 * connections that planned so keep to it while the first thousands of carts and checkouts arrive.
 */
async function analyseFilledTables(db: Core["db"]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
    order by relname
  `.execute(db);
  if (rows.length > 0) await sql`analyze ${sql.join(rows.map(({ name }) => sql.id(name)))}`.execute(db);
}
