import { actor, aProduct, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { lockStockLevels, setOnHand } from "../../inventory/index";
import { type Ctx, inTransaction } from "../../platform/index";
import { reassignProduct } from "./reassign-product";

describe("AD-06 giving a product with its stock to another shop", () => {
  const database = useDatabase({ poolSize: 10 });

  /** Until somebody in this database waits for a lock. */
  async function untilWaiting(): Promise<void> {
    for (let look = 0; look < 20_000; look++) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
      `.execute(database.db);
      if ((rows[0]?.count ?? 0) > 0) return;
    }
    throw new Error("Nobody began to wait.");
  }

  const levelOf = (productId: string) =>
    database.db
      .selectFrom("stock_levels as level")
      .innerJoin("variants as variant", "variant.id", "level.variant_id")
      .where("variant.product_id", "=", productId)
      .select(["level.on_hand", "level.reserved"])
      .executeTakeFirstOrThrow();

  it.each([
    { what: "some are reserved", reserved: 4, onHand: 10, left: { on_hand: 4, reserved: 4 }, arrived: 6 },
    { what: "some are sent away", reserved: 0, onHand: 7, left: { on_hand: 0, reserved: 0 }, arrived: 7 },
    { what: "all are reserved", reserved: 10, onHand: 10, left: { on_hand: 10, reserved: 10 }, arrived: 0 },
  ])("makes no unit of nothing while $what", async ({ reserved, onHand, left, arrived }) => {
    const seller = await aSeller(database.db);
    const target = await aSeller(database.db);
    const product = await aProduct(database.db, seller, { onHand: 10 });
    const staff = actor({ id: (await aUser(database.db, { staffRole: "catalog" })).id, staffRole: "catalog" });
    const ctx: Ctx = testContext(database.db, { actor: staff });
    const { variantId } = product;
    const reason = "Both shops asked us for it.";
    const move = { productId: product.id, shop: target.shopSlug, withStock: true, reason };
    const begun = await inTransaction(ctx, async (tx) => {
      await lockStockLevels(tx, [variantId]);
      const moving = Promise.allSettled([reassignProduct(ctx, move)]);
      await untilWaiting();
      await sql`update stock_levels set reserved = ${reserved} where variant_id = ${variantId}`.execute(tx);
      await setOnHand(tx, ctx, { variantId, sellerId: seller.id, onHand, kind: "counted" });
      return { moving };
    });
    const [moved] = await begun.moving;
    if (moved?.status !== "fulfilled") throw moved?.reason;
    expect(await levelOf(product.id)).toEqual(left);
    expect(await levelOf(moved.value.id)).toEqual({ on_hand: arrived, reserved: 0 });
  });
});
