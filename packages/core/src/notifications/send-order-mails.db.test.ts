import { writeTogether } from "@emporia/db";
import { actor, anAddress, aProduct, aSeller, type TestContext, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { register, sendVerification, verifyEmail } from "../identity";
import {
  addStaffNote,
  cancelOrderAsStaff,
  getOrder,
  lockOrderState,
  placeOrder,
  recordOrderEvents,
  selectNextSerials,
  shipItems,
} from "../orders";
import { inTransaction, MINUTE_MS, newId } from "../platform";
import { price } from "../pricing/index";
import {
  resendOrderMail,
  sendMailAgain,
  sendNewOrder,
  sendNothingCharged,
  sendOrderCancelled,
  sendOrderConfirmation,
  sendOrderLinkMail,
  sendOrderNote,
  sendSellerOrderCancelled,
  sendShipped,
} from "./index";

const database = useDatabase();

/** A confirmed guest order of two sellers. */
async function anOrder(ctx: TestContext) {
  const sellers = [await aSeller(database.db), await aSeller(database.db)];
  const items = await Promise.all(
    sellers.map(async (seller) => {
      const product = await aProduct(database.db, seller);
      return {
        productId: product.id,
        variantId: product.variantId,
        sellerId: seller.id,
        shopName: seller.membership.shopName,
        shopSlug: seller.shopSlug,
        id: newId(),
        name: `Mug of ${seller.membership.shopName}`,
        variantTitle: "Moss",
        sku: null,
        slug: product.slug,
        picture: null,
        unitPriceAmount: 2500,
        quantity: 2,
      };
    }),
  );
  const rate = { rateId: "standard", name: "Standard", minDays: 3, maxDays: 6 };
  const order = await inTransaction(ctx, async (tx) => {
    const [serial] = (await selectNextSerials(1).execute(tx)).rows;
    const { order: placed, writes } = placeOrder(
      ctx,
      {
        id: newId(),
        checkoutId: null,
        userId: null,
        email: "guest@example.com",
        market: "us",
        currency: "USD",
        shippingAddress: anAddress,
        billingAddress: anAddress,
        items,
        shipping: Object.fromEntries(sellers.map((seller) => [seller.id, rate])),
        pricing: price({
          pricesIncludeTax: false,
          items: items.map((item) => ({
            ...item,
            categoryIds: [],
            unitAmount: item.unitPriceAmount,
            taxClass: "standard",
            isTaxable: true,
            commission: { ruleId: null, basisPoints: 800, fixedAmount: 0, floorAmount: null, capAmount: null },
          })),
          shipping: sellers.map((seller) => ({ sellerId: seller.id, amount: 500 })),
          promotions: [],
          tax: {
            rates: [{ taxClass: "standard", rateMillionths: 72_500, isShippingTaxed: false, name: "Sales tax" }],
          },
        }),
      },
      serial?.serial ?? 0,
    );
    await writeTogether(tx, writes);
    return recordOrderEvents(tx, ctx, await lockOrderState(tx, placed.id), [
      { type: "PaymentAuthorized", payload: { paymentId: newId() } },
      { type: "OrderConfirmed", payload: {} },
      { type: "PaymentConfirmed", payload: { paymentId: newId(), amount: placed.amounts.total } },
    ]);
  });
  const [first, second] = order.sellerOrders;
  if (!first || !second) throw new Error("two sellers");
  return { order, first, second };
}

describe("the mails of an order", () => {
  it("tell the shopper once, with everything of every seller and a link that opens the order", async () => {
    const ctx = testContext(database.db);
    const { order, first, second } = await anOrder(ctx);
    await sendOrderConfirmation(ctx, { orderId: order.id });
    await sendOrderConfirmation(ctx, { orderId: order.id });
    const [mail, ...others] = ctx.mailer.sent;
    expect(others).toEqual([]);
    expect(mail?.to).toBe("guest@example.com");
    for (const part of [order.number, first.shopName, second.shopName, "Total: $117.26"])
      expect(`${mail?.subject}${mail?.text}`).toContain(part);
    const url = new URL(/http:\/\/storefront\.test\S+/.exec(mail?.text ?? "")?.[0] ?? "");
    expect(url.pathname).toBe(`/orders/${order.id}`);
    const token = url.searchParams.get("token") ?? "";
    expect(await getOrder(ctx, { orderId: order.id, token })).toMatchObject({ orderNumber: order.number });
    const { order_id } = await database.db
      .selectFrom("emails")
      .where("key", "=", `order-confirmation:${order.id}`)
      .select("order_id")
      .executeTakeFirstOrThrow();
    expect(order_id).toBe(order.id);
  });

  it("tell each seller their own part and nothing of the other", async () => {
    const ctx = testContext(database.db);
    const { first, second } = await anOrder(ctx);
    await sendNewOrder(ctx, { sellerOrderId: first.id });
    await sendNewOrder(ctx, { sellerOrderId: first.id });
    expect(ctx.mailer.sent).toHaveLength(1);
    const text = ctx.mailer.sent[0]?.text ?? "";
    expect(text).toContain(first.number);
    expect(text).toContain("You earn: $51.00");
    expect(text).not.toContain(second.shopName);
    expect(text).not.toContain("guest@example.com");
  });

  it("tell of each parcel once, and where to follow it", async () => {
    const ctx = testContext(database.db);
    const { first } = await anOrder(ctx);
    const { shipments } = await shipItems(ctx, {
      sellerId: first.sellerId,
      sellerOrderId: first.id,
      carrier: "USPS",
      trackingNumber: "9400",
      trackingUrl: "https://tools.usps.com/9400",
    });
    const shipmentId = shipments[0]?.id ?? "";
    await sendShipped(ctx, { shipmentId });
    await sendShipped(ctx, { shipmentId });
    expect(ctx.mailer.sent).toHaveLength(1);
    expect(ctx.mailer.sent[0]?.html).toContain('href="https://tools.usps.com/9400"');
    expect(ctx.mailer.sent[0]?.subject).toContain(first.shopName);
  });

  it("tell shopper and seller what was cancelled", async () => {
    const ctx = testContext(database.db);
    const { order, first, second } = await anOrder(ctx);
    const clerk = ctx.as({ kind: "system", name: "test" });
    await cancelOrderAsStaff(clerk, { orderId: order.id, sellerOrderId: second.id, reason: "" });
    await sendOrderCancelled(ctx, { orderId: order.id, eventId: newId() });
    await sendSellerOrderCancelled(ctx, { sellerOrderId: second.id, eventId: newId() });
    const [toShopper, toSeller] = ctx.mailer.sent;
    expect(toShopper?.subject).toBe(`Part of order ${order.number} is cancelled`);
    expect(toShopper?.text).toContain(second.shopName);
    expect(toShopper?.text).not.toContain(first.shopName);
    expect(toSeller?.subject).toContain(second.number);
  });

  it("send a guest's link again, but not in a flood", async () => {
    const ctx = testContext(database.db);
    const { order } = await anOrder(ctx);
    for (let time = 0; time < 5; time++) await sendOrderLinkMail(ctx, { orderId: order.id });
    expect(ctx.mailer.sent).toHaveLength(1);
    ctx.clock.advance(10 * MINUTE_MS);
    await sendOrderLinkMail(ctx, { orderId: order.id });
    expect(ctx.mailer.sent).toHaveLength(2);
  });

  it("are not sent about an order that is not there", async () => {
    await expect(sendOrderConfirmation(testContext(database.db), { orderId: newId() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

it("hands guest orders over when their address gets an account and is verified", async () => {
  const ctx = testContext(database.db);
  const { order } = await anOrder(ctx);
  const email = "guest@example.com";
  await register(ctx, { email, password: "correct horse battery", firstName: "Ada", lastName: "Tester" });
  const user = await database.db.selectFrom("users").where("email", "=", email).select("id").executeTakeFirstOrThrow();
  await sendVerification(ctx, { userId: user.id, requestId: newId() });
  await verifyEmail(ctx, { token: /token=([\w-]+)/.exec(ctx.mailer.sent[0]?.text ?? "")?.[1] ?? "" });
  expect(await getOrder(ctx.as(actor(user)), { orderId: order.id })).toMatchObject({ isGuest: false });
});

describe("sending a mail again (AD-08)", () => {
  async function aConfirmed() {
    const ctx = testContext(database.db);
    const { order } = await anOrder(ctx);
    await sendOrderConfirmation(ctx, { orderId: order.id });
    const first = await database.db
      .selectFrom("emails")
      .where("key", "=", `order-confirmation:${order.id}`)
      .selectAll()
      .executeTakeFirstOrThrow();
    const staff = ctx.as(actor({ id: newId() }));
    const ask = (emailId = first.id, orderId = order.id) =>
      resendOrderMail(staff, { orderId, emailId, reason: "It never arrived" });
    const repeats = () =>
      database.db.selectFrom("emails").where("resent_of", "=", first.id).selectAll().orderBy("created_at").execute();
    return { ctx, order, first, staff, ask, repeats };
  }

  it("gives a new mail with its own key, linked to the first and audited", async () => {
    const { ctx, order, first, ask, repeats } = await aConfirmed();
    await ask();
    await ask();
    const [again, ...others] = await repeats();
    expect(others).toEqual([]);
    await sendMailAgain(ctx, { emailId: again?.id ?? "" });
    await sendMailAgain(ctx, { emailId: again?.id ?? "" });
    expect(ctx.mailer.sent).toHaveLength(2);
    expect(ctx.mailer.sent[1]).toMatchObject({ to: "guest@example.com", subject: ctx.mailer.sent[0]?.subject });
    expect(ctx.mailer.sent[1]?.messageId).not.toBe(ctx.mailer.sent[0]?.messageId);
    expect(await repeats()).toMatchObject([{ status: "sent", key: `again:${again?.id}` }]);
    const audited = await database.db.selectFrom("audit_log").where("subject_id", "=", order.id).selectAll().execute();
    expect(audited).toMatchObject([
      { action: "mail.resend", detail: { resentOf: first.id, reason: "It never arrived" } },
    ]);
  });

  it("stops after three within an hour, a repeat of a repeat counts as the first", async () => {
    const { ctx, ask, repeats } = await aConfirmed();
    await ask();
    ctx.clock.advance(2 * MINUTE_MS);
    const [again] = await repeats();
    await ask(again?.id);
    ctx.clock.advance(2 * MINUTE_MS);
    await ask();
    ctx.clock.advance(2 * MINUTE_MS);
    await expect(ask()).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await repeats()).toHaveLength(3);
    ctx.clock.advance(60 * MINUTE_MS);
    await ask();
  });

  it("refuses what would mislead now, and mails of other orders", async () => {
    const { ctx, order, first, ask } = await aConfirmed();
    await sendNothingCharged(ctx, { orderId: order.id, paymentId: newId() });
    const stale = await database.db
      .selectFrom("emails")
      .where("order_id", "=", order.id)
      .where("template", "=", "nothing-charged")
      .select("id")
      .executeTakeFirstOrThrow();
    await expect(ask(stale.id)).rejects.toMatchObject({ code: "MAIL_NOT_RESENDABLE" });
    const other = await aConfirmed();
    await expect(ask(first.id, other.order.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("writes notes, refunds and parcels anew under the new key", async () => {
    const { ctx, order, staff } = await aConfirmed();
    await addStaffNote(staff, { orderId: order.id, audience: "shopper", text: "A word from us" });
    const { event_count: sequence } = await database.db
      .selectFrom("orders")
      .where("id", "=", order.id)
      .select("event_count")
      .executeTakeFirstOrThrow();
    await sendOrderNote(ctx, { orderId: order.id, sequence });
    const note = await database.db
      .selectFrom("emails")
      .where("key", "=", `order-note:${order.id}:${sequence}`)
      .select("id")
      .executeTakeFirstOrThrow();
    await resendOrderMail(staff, { orderId: order.id, emailId: note.id, reason: "Asked by phone" });
    const again = await database.db
      .selectFrom("emails")
      .where("resent_of", "=", note.id)
      .select("id")
      .executeTakeFirstOrThrow();
    await sendMailAgain(ctx, { emailId: again.id });
    expect(ctx.mailer.sent.at(-1)?.text).toContain("A word from us");
  });
});
