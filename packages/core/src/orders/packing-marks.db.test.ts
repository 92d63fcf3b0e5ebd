import { aPaidOrder, testContext, textOfPdf, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { newId } from "../platform/index";
import { getPackingPaper, listPackingSlips, listSellerOrders } from "./index";

const database = useDatabase();

it("P-121 marks what is disputed in the shop's list and on its papers, until the bank has decided", async () => {
  const { db } = database;
  const ctx = testContext(db);
  const { orderId, parts } = await aPaidOrder(ctx, { sellers: 2 });
  const [named, other] = parts;
  if (!named || !other) throw new Error("no parts");
  const payment = await db
    .selectFrom("payments")
    .where("order_id", "=", orderId)
    .select("id")
    .executeTakeFirstOrThrow();
  const dispute = newId();
  await db
    .insertInto("disputes")
    .values({
      ...{ id: dispute, order_id: orderId, payment_id: payment.id, stripe_dispute_id: dispute, amount: 100 },
      ...{ currency: "USD", reason: "fraudulent", status: "needs_response", opened_at: ctx.clock.now() },
      seller_order_ids: [named.id],
    })
    .execute();
  const markOf = async ({ sellerId }: { sellerId: string }) => [
    (await listSellerOrders(ctx, { sellerId, tab: "to_ship", limit: 10 })).items[0]?.isDisputed,
    (await listPackingSlips(ctx, { sellerId })).items[0]?.isDisputed,
  ];
  expect(await markOf(named)).toEqual([true, true]);
  expect(await markOf(other)).toEqual([false, false]);
  const paper = async (kind: "slips" | "pick-list") =>
    textOfPdf(Buffer.from((await getPackingPaper(ctx, { sellerId: named.sellerId, paper: kind })).pdf, "base64"));
  expect(await paper("slips")).toContain("Before you send");
  expect(await paper("pick-list")).toContain("(disputed)");
  await db.updateTable("disputes").set({ closed_at: ctx.clock.now() }).where("id", "=", dispute).execute();
  expect(await markOf(named)).toEqual([false, false]);
});

it("P-124 names the service of each thing on a slip where they go by several", async () => {
  const { db } = database;
  const ctx = testContext(db);
  const { parts } = await aPaidOrder(ctx, { items: 2 });
  const [part] = parts;
  if (!part) throw new Error("no part");
  const slip = async () => (await listPackingSlips(ctx, { sellerId: part.sellerId })).items[0];
  expect((await slip())?.items.map(({ way }) => way)).toEqual([null, null]);
  const [first = "", second = ""] = (await slip())?.items.map(({ id }) => id) ?? [];
  const method = (itemIds: string[][]) =>
    JSON.stringify({
      ...{ rateId: "rate", name: "Standard and Freight", minDays: 1, maxDays: 3 },
      parts: [
        { rateId: "rate", name: "Standard", amount: 0, itemIds: itemIds[0] },
        { rateId: "rate", name: "Freight", amount: 0, itemIds: itemIds[1] },
      ],
    });
  const set = (itemIds: string[][]) =>
    db
      .updateTable("seller_orders")
      .set({ shipping_method: method(itemIds) })
      .where("id", "=", part.id)
      .execute();
  await set([[first], [second]]);
  expect(await slip()).toMatchObject({ shippingMethod: "Several services: see the items" });
  expect((await slip())?.items.map(({ way }) => way)).toEqual(["Standard", "Freight"]);
  const { pdf } = await getPackingPaper(ctx, { sellerId: part.sellerId, paper: "slips" });
  expect(textOfPdf(Buffer.from(pdf, "base64"))).toContain("By Freight");
  await set([[], [first, second]]);
  expect(await slip()).toMatchObject({ shippingMethod: "Freight", items: [{ way: null }, { way: null }] });
});
