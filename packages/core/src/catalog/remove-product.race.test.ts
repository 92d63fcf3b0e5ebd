import { updateProductInput } from "@emporia/contracts/catalog";
import {
  aCheckout,
  aProduct,
  aSeller,
  someTaxRates,
  type TestProduct,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { completeCheckout } from "../checkout/index";
import { lockStockLevels } from "../inventory/index";
import { inTransaction } from "../platform/index";
import { VariantOrdered } from "./errors";
import { removeProduct, updateProduct } from "./index";

describe("what is taken out of the shop while somebody orders it", () => {
  const database = useDatabase({ poolSize: 20 });
  beforeAll(() => someTaxRates(database.db));
  const ctx = () => testContext(database.db);

  /** Until so many sessions of this database wait for a lock. */
  async function untilWaiting(count: number): Promise<void> {
    for (let look = 0; look < 20_000; look++) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
      `.execute(database.db);
      if ((rows[0]?.count ?? 0) >= count) return;
    }
    throw new Error(`Nobody else began to wait: ${count} were expected.`);
  }

  /** Both while the stock is held by a third, in the order given, and what became of them. */
  async function inTurn<First, Second>(
    { variantId }: TestProduct,
    first: () => Promise<First>,
    second: () => Promise<Second>,
  ) {
    const begun = await inTransaction(ctx(), async (tx) => {
      await lockStockLevels(tx, [variantId]);
      const one = Promise.allSettled([first()]);
      await untilWaiting(1);
      const other = Promise.allSettled([second()]);
      await untilWaiting(2);
      return { one, other };
    });
    return { one: (await begun.one)[0], other: (await begun.other)[0] };
  }

  const ordered = async (product: TestProduct) => {
    const { rows } = await sql<{ variantId: string; isThere: boolean }>`
      select item.variant_id as "variantId", exists (select from variants where id = item.variant_id) as "isThere"
      from order_items item where item.product_id = ${product.id}
    `.execute(database.db);
    return rows;
  };
  const aThing = async (fields: { trackQuantity?: boolean; sizes?: string[] }) => {
    const product = await aProduct(database.db, await aSeller(database.db), fields);
    const checkout = await aCheckout(ctx(), [{ variantId: product.variantId }]);
    return { product, order: () => completeCheckout(checkout.ctx, { checkoutId: checkout.checkoutId }) };
  };

  it.each([true, false])("is archived when the order was first (counted: %s)", async (trackQuantity) => {
    const { product, order } = await aThing({ trackQuantity });
    const own = { sellerId: product.sellerId, productId: product.id };
    const { one, other } = await inTurn(product, order, () => removeProduct(ctx(), own));
    expect(one).toMatchObject({ value: { status: "confirmed" } });
    expect(other).toMatchObject({ value: { outcome: "archived" } });
    expect(await ordered(product)).toEqual([{ variantId: product.variantId, isThere: true }]);
  });

  it.each([true, false])("is not to be had any more when it went first (counted: %s)", async (trackQuantity) => {
    const { product, order } = await aThing({ trackQuantity });
    const own = { sellerId: product.sellerId, productId: product.id };
    const { one, other } = await inTurn(product, () => removeProduct(ctx(), own), order);
    expect(one).toMatchObject({ value: { outcome: "deleted" } });
    expect(other.status).toBe("rejected");
    expect(other).toMatchObject({ reason: { code: expect.stringMatching(/OUT_OF_STOCK|CART_CHANGED|NOT_FOUND/) } });
    expect(await ordered(product)).toEqual([]);
  });

  it("keeps the variant that the order is for", async () => {
    const { product, order } = await aThing({ trackQuantity: false, sizes: ["S", "M"] });
    const onlyM = { options: ["M"], trackQuantity: false };
    const change = updateProductInput.parse({ productId: product.id, variants: [onlyM] });
    const { one, other } = await inTurn(product, order, () =>
      updateProduct(ctx(), { ...change, sellerId: product.sellerId }),
    );
    expect(one).toMatchObject({ value: { status: "confirmed" } });
    expect(other).toMatchObject({ reason: expect.any(VariantOrdered) });
    expect(await ordered(product)).toEqual([{ variantId: product.variantId, isThere: true }]);
  });
});
