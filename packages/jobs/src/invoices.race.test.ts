import { completeCheckout } from "@emporia/core/checkout";
import {
  getInvoicePdf,
  getInvoicePdfAs,
  issueInvoices,
  listInvoices,
  listSellerInvoices,
} from "@emporia/core/invoices";
import { cancelOrder, getOrder, refundSellerOrder } from "@emporia/core/orders";
import { captureOrder } from "@emporia/core/payments";
import { newId } from "@emporia/core/platform";
import { setBusiness, setTaxId } from "@emporia/core/sellers";
import {
  aCheckout,
  actor,
  aPaidOrder,
  aProduct,
  aSeller,
  someTaxRates,
  testContext,
  textOfPdf,
  useDatabase,
} from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));

async function anOrderFrom(variantIds: readonly string[]) {
  const checkout = await aCheckout(
    testContext(database.db),
    variantIds.map((variantId) => ({ variantId })),
  );
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await captureOrder(checkout.ctx, answer);
  return { ctx: checkout.ctx, orderId: answer.orderId, token: answer.orderToken };
}

describe("P-130 invoices", () => {
  it("are numbered without gaps per shop, whoever issues how many at once", async () => {
    const shops = [await aSeller(database.db), await aSeller(database.db)];
    const products = await Promise.all(shops.map((shop) => aProduct(database.db, shop)));
    const variantIds = products.map((product) => product.variantId);
    const orders = [];
    for (let count = 0; count < 6; count++)
      orders.push(await anOrderFrom(count % 2 === 0 ? variantIds : [...variantIds].reverse()));
    await Promise.all(orders.flatMap(({ ctx, orderId }) => [0, 1, 2].map(() => issueInvoices(ctx, { orderId }))));
    for (const shop of shops) {
      const rows = await database.db
        .selectFrom("invoices")
        .where("seller_id", "=", shop.id)
        .select(["serial", "number"])
        .orderBy("serial")
        .execute();
      expect(rows.map((row) => row.serial)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(rows[0]?.number).toMatch(/^INV-20\d\d-000001$/);
    }
    await forgetJobs(database);
  });

  it("give a number that was given up to the next", async () => {
    const shop = await aSeller(database.db);
    const { variantId } = await aProduct(database.db, shop);
    const { ctx, orderId } = await anOrderFrom([variantId]);
    const broken = { ...ctx, clock: { now: () => new Date("2031-01-01T00:00:00Z") } };
    await expect(
      database.db.transaction().execute(async (tx) => {
        await issueInvoices({ ...broken, db: tx as never }, { orderId });
      }),
    ).rejects.toThrow();
    await issueInvoices(broken, { orderId });
    const [row] = await database.db.selectFrom("invoices").where("order_id", "=", orderId).select("number").execute();
    expect(row?.number).toBe("INV-2031-000001");
    await forgetJobs(database);
  });

  it("follow the money: a part is billed when it is paid for, each refund credited, and nobody else reads them", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(testContext(database.db), { quantity: 2, items: 2 });
    await runJobs(ctx);
    const [part] = parts;
    const ofSeller = { sellerId: part?.sellerId ?? "", sellerOrderId: part?.id ?? "" };
    const items = (await getOrder(ctx, { orderId, token })).sellerOrders[0]?.items ?? [];
    const unit = [{ orderItemId: items[0]?.id ?? "", quantity: 1 }];
    await cancelOrder(ctx, { orderId, token, items: unit, reason: "" });
    await runJobs(ctx);
    await refundSellerOrder(ctx, {
      ...ofSeller,
      amount: 500,
      items: [],
      withShipping: false,
      reason: "Late",
      key: "late-0001",
    });
    await runJobs(ctx);
    const { items: papers } = await listInvoices(ctx, { orderId, token });
    expect(papers.map(({ kind, total }) => [kind, total.amount])).toEqual([
      ["invoice", part?.total],
      ["credit_note", 2500 + 182],
      ["credit_note", 500],
    ]);
    const invoiceId = papers[0]?.id ?? "";
    const { pdf, fileName } = await getInvoicePdf(ctx, { orderId, token, invoiceId });
    expect(Buffer.from(pdf, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect(fileName).toMatch(/^INV-\d{4}-000001-[\w-]+\.pdf$/);
    expect((await getInvoicePdfAs(ctx, { sellerId: ofSeller.sellerId }, { invoiceId })).fileName).toBe(fileName);
    const other = await aPaidOrder(testContext(database.db));
    for (const foreign of [
      () => listInvoices(ctx.as(actor({ id: newId() })), { orderId }),
      () => getInvoicePdf(ctx, { orderId, token: "forged", invoiceId }),
      () => getInvoicePdf(ctx, { orderId: other.orderId, token: other.token, invoiceId }),
      () => getInvoicePdfAs(ctx, { sellerId: newId() }, { invoiceId }),
    ])
      await expect(foreign()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listSellerInvoices(ctx, { ...ofSeller, sellerId: newId() })).items).toEqual([]);
  });

  it("name both parties as the law wants it, and keep what was said when they were issued", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(testContext(database.db), { quantity: 2 });
    const sellerId = parts[0]?.sellerId ?? "";
    const business = { line1: "ul. Garncarska 3", city: "Łódź", state: "", postalCode: "90-001", country: "PL" };
    await setBusiness(ctx, { ...business, sellerId, legalName: "Ceramika Żółć sp. z o.o." });
    await setTaxId(ctx, { sellerId, kind: "ein", taxId: "123456789" });
    const textOf = async (kind: "invoice" | "credit_note") => {
      const paper = (await listInvoices(ctx, { orderId, token })).items.find((each) => each.kind === kind);
      const { pdf } = await getInvoicePdf(ctx, { orderId, token, invoiceId: paper?.id ?? "" });
      return textOfPdf(Buffer.from(pdf, "base64"));
    };
    await issueInvoices(ctx, { orderId });
    const invoice = await textOf("invoice");
    for (const said of ["Ceramika Żółć sp. z o.o.", "ul. Garncarska 3", "Łódź 90-001", "Poland", "Paid for before"])
      expect(invoice).toContain(said);
    // An EIN is the tax office's business alone.
    expect(invoice).not.toContain("123456789");
    await setTaxId(ctx, { sellerId, kind: "vat", taxId: "PL5260001246" });
    await setBusiness(ctx, { ...business, sellerId, legalName: "Żółć SA" });
    const sum = { sellerId, sellerOrderId: parts[0]?.id ?? "", amount: 500, items: [], withShipping: false };
    await refundSellerOrder(ctx, { ...sum, reason: "Late", key: "late-0002" });
    await runJobs(ctx);
    const credit = await textOf("credit_note");
    for (const said of ["Żółć SA", "VAT number PL5260001246", "Takes from invoice INV-"])
      expect(credit).toContain(said);
    expect(await textOf("invoice")).toBe(invoice);
  });
});
