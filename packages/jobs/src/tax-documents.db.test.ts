import { completeCheckout, recordTaxAgain } from "@emporia/core/checkout";
import { cancelOrder, getSellerOrder, listSellerOrders, refundSellerOrder } from "@emporia/core/orders";
import { ServiceUnavailable } from "@emporia/core/platform";
import { listTaxDocuments, type TaxDocument, type TaxedLine, TaxRefused } from "@emporia/core/tax";
import { aCheckout, aProduct, aSeller, FakeClock, someTaxRates, testContext, useDatabase } from "@emporia/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
beforeEach(() => forgetJobs(database));

/** A provider that taxes at a tenth, and keeps what it is told by its code. */
function aProvider() {
  const kept = new Map<string, TaxDocument>();
  const trouble: { next: Error | undefined } = { next: undefined };
  const fail = () => {
    const error = trouble.next;
    trouble.next = undefined;
    if (error) throw error;
  };
  const taxOf = (amount: number) => Math.round(amount / 10);
  const provider = {
    async quote({ lines }: { lines: TaxDocument["lines"] }): Promise<TaxedLine[]> {
      return lines.map(({ part, amount }) => ({ part, amount: taxOf(amount), remitter: "marketplace" }));
    },
    books: {
      async record(document: TaxDocument) {
        fail();
        kept.set(document.code, document);
        return { taxAmount: document.lines.reduce((sum, line) => sum + taxOf(line.amount), 0) };
      },
      async void(code: string) {
        fail();
        kept.delete(code);
      },
    },
  };
  return { kept, trouble, provider };
}

async function aSale(taxed = aProvider()) {
  const clock = new FakeClock();
  const world = testContext(database.db, { clock, tax: taxed.provider });
  const seller = await aSeller(database.db);
  const product = await aProduct(database.db, seller, { priceAmount: 2000 });
  const { ctx, checkoutId } = await aCheckout(world, [{ variantId: product.variantId, quantity: 2 }]);
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const sold = await listSellerOrders(ctx, { sellerId: seller.id, tab: "all", limit: 1 });
  const part = { sellerId: seller.id, sellerOrderId: sold.items[0]?.id ?? "" };
  const { orderId, orderToken: token } = answer;
  const documents = async () =>
    database.db
      .selectFrom("tax_documents")
      .where("order_id", "=", orderId)
      .select(["kind", "status", "tax_amount", "provider_tax_amount"])
      .orderBy("kind", "desc")
      .execute();
  return { ...taxed, clock, ctx, orderId, token, part, documents };
}

describe("P-105 what the tax provider keeps", () => {
  it("is each sale once it was collected, and each refund that was given, once", async () => {
    const { ctx, kept, part, documents } = await aSale();
    expect(kept.size).toBe(0);
    await runJobs(ctx);
    expect(await documents()).toEqual([
      { kind: "sale", status: "RECORDED", tax_amount: 450, provider_tax_amount: 450 },
    ]);
    const [sale] = kept.values();
    expect(sale).toMatchObject({
      kind: "sale",
      lines: [
        { amount: 4000, quantity: 2 },
        { amount: 500, kind: "shipping" },
      ],
    });
    const order = await getSellerOrder(ctx, part);
    const unit = { orderItemId: order.items[0]?.id ?? "", quantity: 1 };
    await refundSellerOrder(ctx, { ...part, reason: "It broke", withShipping: false, items: [unit], key: "unit" });
    await runJobs(ctx);
    await runJobs(ctx);
    expect(await documents()).toMatchObject([
      { kind: "sale", status: "RECORDED" },
      { kind: "return", status: "RECORDED", tax_amount: -200, provider_tax_amount: -200 },
    ]);
    const back = [...kept.values()].find(({ kind }) => kind === "return");
    expect(back).toMatchObject({ refersTo: sale?.code, soldOn: sale?.day, lines: [{ amount: -2000, quantity: 1 }] });
  });

  it("is nothing of an order that was cancelled before it was sent", async () => {
    const { ctx, kept, orderId, token, documents } = await aSale();
    await runJobs(ctx);
    await cancelOrder(ctx, { orderId, token, reason: "Changed my mind" });
    await runJobs(ctx);
    expect(kept.size).toBe(0);
    expect(await documents()).toMatchObject([{ kind: "sale", status: "VOIDED" }]);
    await runJobs(ctx);
    expect(kept.size).toBe(0);
  });

  it("is told again where it did not answer; what it refuses, or taxes otherwise, staff see", async () => {
    const taxed = aProvider();
    taxed.trouble.next = new ServiceUnavailable("Away");
    const { ctx, clock, kept, orderId, documents } = await aSale(taxed);
    const { failed } = await runJobs(ctx, { failures: "keep" });
    expect(failed.map(({ name }) => name)).toEqual(["tax.record"]);
    expect(await documents()).toMatchObject([{ status: "WANTED" }]);
    taxed.trouble.next = new TaxRefused("AvaTax answered 400: InvalidAddress");
    clock.advance(120_000);
    await runJobs(ctx);
    const doubted = async () =>
      (await listTaxDocuments(ctx, { limit: 10 })).items.filter((each) => each.orderId === orderId);
    expect(await doubted()).toMatchObject([{ status: "REFUSED", failure: "AvaTax answered 400: InvalidAddress" }]);
    await recordTaxAgain(testContext(database.db, { clock }), { orderId });
    await runJobs(ctx);
    expect(await doubted()).toEqual([]);
    expect(kept.size).toBe(1);
    await database.db
      .updateTable("tax_documents")
      .set({ provider_tax_amount: 449 })
      .where("order_id", "=", orderId)
      .execute();
    expect(await doubted()).toMatchObject([{ status: "RECORDED", tax: { amount: 450 }, providerTax: { amount: 449 } }]);
  });
});
