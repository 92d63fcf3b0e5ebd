import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Db, openDatabase } from "../database";
import { cloneTemplate } from "../testing";
import { seedProducts } from "./content";
import { seedAttributes } from "./content/attributes";
import { seedCatalogue } from "./seed-catalogue";

let db: Db;
let close: () => Promise<void>;
let drop: () => Promise<void>;

beforeAll(async () => {
  const clone = await cloneTemplate(inject("databaseServer"));
  drop = clone.drop;
  ({ db, close } = openDatabase({ url: clone.url }));
});

afterAll(async () => {
  await close();
  await drop();
});

describe("the seeded catalogue", () => {
  it("is complete, lists what is published, and stays as it is on a second run", async () => {
    let drawn = 0;
    const putPicture = async () => {
      drawn += 1;
      return { width: 1200, height: 1500, dominantColor: "#ddccbb" };
    };
    await seedCatalogue(db, { passwordHash: "x", now: new Date("2026-11-01T00:00:00Z"), putPicture });

    const counts = async () => {
      const tables = [
        "users",
        "sellers",
        "products",
        "variants",
        "media",
        "product_media",
        "stock_movements",
        "listing_categories",
        "product_attributes",
        "collection_products",
      ] as const;
      const found = await Promise.all(
        tables.map((table) =>
          db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as("rows"))
            .executeTakeFirstOrThrow(),
        ),
      );
      return found.map(({ rows }) => Number(rows));
    };
    const first = await counts();
    expect(first[2]).toBe(seedProducts.length);
    expect(first[3]).toBe(seedProducts.reduce((total, { variants }) => total + variants.length, 0));
    const visible = await db
      .selectFrom("product_listings")
      .where("is_visible", "=", true)
      .select("product_id")
      .execute();
    expect(visible.length).toBe(seedProducts.filter(({ status }) => status === "PUBLISHED").length);

    const said = await sql<{ code: string; products: number; categories: number }>`
      select attribute.code, count(*)::int as products, count(distinct product.category_id)::int as categories
      from product_attributes said join attributes attribute on attribute.id = said.attribute_id
      join products product on product.id = said.product_id group by attribute.code order by attribute.code
    `.execute(db);
    for (const { code } of seedAttributes)
      expect(said.rows.find((row) => row.code === code)?.products).toBeGreaterThan(4);

    const { rows: twice } = await sql`
      select product.slug from products product cross join facts_of_product(product) fact
      where exists (select from jsonb_array_elements(product.specs) as spec where spec ->> 'name' = fact.name)
    `.execute(db);
    expect(twice).toEqual([]);

    const drawnOnce = drawn;
    await seedCatalogue(db, { passwordHash: "y", now: new Date("2026-12-01T00:00:00Z"), putPicture });
    expect(await counts()).toEqual(first);
    expect(drawn).toBe(drawnOnce);
  });
});
