import { listTakenPlaces } from "@emporia/core/inventory";
import { getPackingPaper, listPackingSlips, shipItems } from "@emporia/core/orders";
import { aPaidOrder, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";

const database = useDatabase();

it("SP-09 SP-10 a packing slip says what is still to be sent, to the shop that sends it and nobody else", async () => {
  const ctx = testContext(database.db);
  const { parts, orderNumber } = await aPaidOrder(ctx, { sellers: 2, items: 2, quantity: 2 });
  const [own, other] = parts;
  if (!own || !other) throw new Error("The order has two parts.");
  const slips = async (sellerOrderIds?: string[]) =>
    (await listPackingSlips(ctx, { sellerId: own.sellerId, sellerOrderIds })).items;
  const [slip] = await slips();
  expect(slip).toMatchObject({ id: own.id, number: `${orderNumber}-1`, items: [{ quantity: 2 }, { quantity: 2 }] });
  expect(await slips()).toHaveLength(1);
  expect(await slips([other.id])).toEqual([]);

  let parcels = 0;
  const ship = (items: { orderItemId: string; quantity: number }[] | undefined) =>
    shipItems(ctx, {
      ...{ sellerId: own.sellerId, sellerOrderId: own.id, carrier: "UPS", trackingNumber: `1Z${++parcels}` },
      ...(items ? { items } : {}),
    });
  const [first, second] = slip?.items ?? [];
  await ship([{ orderItemId: first?.id ?? "", quantity: 2 }]);
  expect((await slips())[0]?.items).toEqual([second]);
  await ship([{ orderItemId: second?.id ?? "", quantity: 1 }]);
  expect((await slips())[0]?.items).toEqual([{ ...second, quantity: 1 }]);
  await ship(undefined);
  // Nothing waits any more; the slips of the parcels that went can still be printed again.
  expect(await slips()).toEqual([]);
  const sent = await slips([own.id]);
  expect(sent.map((each) => each.items)).toEqual([[first], [{ ...second, quantity: 1 }], [{ ...second, quantity: 1 }]]);
  expect(new Set(sent.map((each) => each.shipmentId)).size).toBe(3);
});

it("P-124 gives slips and the pick list as PDF, of the shop's own parts alone", async () => {
  const ctx = testContext(database.db);
  const { parts } = await aPaidOrder(ctx, { sellers: 2, items: 2, quantity: 2 });
  const [own, other] = parts;
  if (!own || !other) throw new Error("The order has two parts.");
  for (const paper of ["slips", "pick-list"] as const) {
    const { fileName, pdf } = await getPackingPaper(ctx, { sellerId: own.sellerId, paper });
    expect(fileName).toMatch(new RegExp(`^(packing-)?${paper}-[\\d-]{10}\\.pdf$`));
    expect(Buffer.from(pdf, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    const foreign = await getPackingPaper(ctx, { sellerId: own.sellerId, paper, sellerOrderIds: [other.id] });
    const foreignSize = Buffer.from(foreign.pdf, "base64").length;
    expect(foreignSize).toBeLessThan(Buffer.from(pdf, "base64").length);
  }
  const places = await listTakenPlaces(database.db, own.sellerId, [(await orderOf(own.id)) ?? ""]);
  expect(places.map(({ quantity }) => quantity)).toEqual([2, 2]);
});

async function orderOf(partId: string): Promise<string | undefined> {
  const { db } = database;
  return (await db.selectFrom("seller_orders").where("id", "=", partId).select("order_id").executeTakeFirst())
    ?.order_id;
}
