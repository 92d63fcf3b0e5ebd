import { newId } from "@emporia/core/platform";
import {
  aCategory,
  aCheckout,
  aPaidOrder,
  aProduct,
  aSeller,
  listDisagreements,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { expect, it } from "vitest";
import { priceTraceSchema, traceAgrees } from "../pricing/index";
import { completeCheckout } from "./index";

const database = useDatabase();

it("P-139 PAY-13 freezes on each item by which rule commission is taken, and how much", async () => {
  const { db } = database;
  await someTaxRates(db);
  const seller = await aSeller(db);
  const jewellery = await aCategory(db);
  const rings = await aCategory(db, { parentId: jewellery.id });
  const ring = await aProduct(db, seller, { priceAmount: 10_000, categoryId: rings.id });
  const mug = await aProduct(db, seller, { priceAmount: 2000 });
  const ruleId = newId();
  await db
    .insertInto("commission_rules")
    .values({ id: ruleId, name: "Jewellery", position: 0, category_id: jewellery.id, basis_points: 1500 })
    .execute();
  const { ctx, checkoutId } = await aCheckout(testContext(db), [
    { variantId: ring.variantId, quantity: 2 },
    { variantId: mug.variantId },
  ]);
  // What is agreed after the checkout began is for those after it.
  await db.updateTable("commission_rules").set({ basis_points: 9000 }).where("id", "=", ruleId).execute();
  await completeCheckout(ctx, { checkoutId });
  const items = await db
    .selectFrom("order_items")
    .select(["product_id", "commission_rule_id", "commission_amount"])
    .orderBy("position")
    .execute();
  const standard = await db
    .selectFrom("commission_rules")
    .where("is_default", "=", true)
    .select("id")
    .executeTakeFirst();
  expect(items).toEqual([
    { product_id: ring.id, commission_rule_id: ruleId, commission_amount: 3000 },
    { product_id: mug.id, commission_rule_id: standard?.id, commission_amount: 160 },
  ]);
  const part = await db.selectFrom("seller_orders").select(["commission_basis_points"]).executeTakeFirst();
  expect(part?.commission_basis_points).toBeNull();
});

it("D-10 keeps with the checkout how its price came about, and every amount follows from it", async () => {
  const { db } = database;
  await someTaxRates(db);
  const { checkoutId, orderId } = await aPaidOrder(testContext(db), { sellers: 2, items: 2, quantity: 3 });
  const row = await db
    .selectFrom("checkouts")
    .where("id", "=", checkoutId)
    .select(["pricing"])
    .executeTakeFirstOrThrow();
  const trace = priceTraceSchema.parse(row.pricing);
  expect(traceAgrees(trace)).toBe(true);
  const taxed = trace.steps.flatMap((step) => (step.step === "tax" ? [step.amount] : []));
  const order = await db.selectFrom("orders").where("id", "=", orderId).select("tax_amount").executeTakeFirst();
  expect(taxed.reduce((sum, tax) => sum + tax, 0)).toBe(order?.tax_amount);
  expect(await listDisagreements(db)).toEqual([]);
});
