import { completeCheckout, setPaymentMethod } from "@emporia/core/checkout";
import {
  cancelOrder,
  cancelSellerOrder,
  deliverShipment,
  earningsOf,
  getOrder,
  getSellerOrder,
  refundSellerOrder,
  replay,
  replayAgrees,
  selectOrderEvents,
  shipItems,
  toRecorded,
} from "@emporia/core/orders";
import { getSellerBalance } from "@emporia/core/payments";
import { DomainError, MINUTE_MS } from "@emporia/core/platform";
import { approveReturn, inspectReturn, receiveReturn, requestReturn } from "@emporia/core/returns";
import {
  aCheckout,
  aProduct,
  aSeller,
  listDisagreements,
  readBooks,
  someTaxRates,
  type TestProduct,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const RUNS = 150;

type Step =
  | { kind: "ship"; part: number; share: number }
  | { kind: "deliver"; part: number }
  | { kind: "cancel"; part: number | null }
  | { kind: "cancelUnits"; part: number; item: number; quantity: number; byShop: boolean }
  | { kind: "refund"; part: number; share: number; item: number; withShipping: boolean }
  | { kind: "return"; part: number; quantity: number; restocked: number; withShipping: boolean }
  | { kind: "wait"; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("ship" as const), part: fc.nat(3), share: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("deliver" as const), part: fc.nat(3) }),
  fc.record({ kind: fc.constant("cancel" as const), part: fc.option(fc.nat(3)) }),
  fc.record({
    kind: fc.constant("cancelUnits" as const),
    part: fc.nat(3),
    item: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 3 }),
    byShop: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("refund" as const),
    part: fc.nat(3),
    share: fc.nat(4),
    item: fc.nat(2),
    withShipping: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("return" as const),
    part: fc.nat(3),
    quantity: fc.integer({ min: 1, max: 3 }),
    restocked: fc.nat(3),
    withShipping: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("wait" as const), minutes: fc.nat(20) }),
);
const life = fc.record({
  lines: fc.uniqueArray(fc.record({ product: fc.nat(7), quantity: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 5,
    selector: (line) => line.product,
  }),
  state: fc.constantFrom("CA", "NY", "TX"),
  declines: fc.nat(2),
  steps: fc.array(step, { maxLength: 7 }),
});

describe("any life of an order", () => {
  const database = useDatabase();
  const sellers: TestSeller[] = [];
  const products: TestProduct[] = [];
  beforeAll(async () => {
    await someTaxRates(database.db);
    for (const commissionBasisPoints of [0, 333, 800, 1999])
      sellers.push(await aSeller(database.db, { commissionBasisPoints }));
    for (const [index, priceAmount] of [99, 1, 2500, 3333, 19_999, 101, 777, 50].entries())
      products.push(
        await aProduct(database.db, sellers[index % 4] as TestSeller, {
          priceAmount,
          onHand: 1_000_000,
          isTaxable: index !== 3,
        }),
      );
  });

  it("D-02 ORD-05 ORD-16 keeps history and rows, parts and wholes, books and balances together", async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ lines, state, declines, steps }) => {
        const world = testContext(database.db);
        const before = await readAll();
        const items = lines.map((line) => ({
          variantId: products[line.product]?.variantId ?? "",
          quantity: line.quantity,
        }));
        const { ctx, checkoutId } = await aCheckout(world, items, {
          address: { state },
          paymentMethodId: declines > 0 ? "pm_card_chargeDeclined" : "pm_card_visa",
        });
        for (let tries = 1; tries <= declines; tries++) {
          await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
          const paymentMethodId = tries < declines ? "pm_card_chargeDeclined" : "pm_card_visa";
          await setPaymentMethod(ctx, { checkoutId, paymentMethodId });
        }
        const answer = await completeCheckout(ctx, { checkoutId });
        if (answer.status !== "confirmed") throw new Error(answer.status);
        await settle(ctx);
        const reader = { orderId: answer.orderId, token: answer.orderToken };
        for (const [index, each] of steps.entries()) {
          await take(each, index, ctx, reader);
          await settle(ctx);
          await agree(ctx, reader, before);
        }
        await agree(ctx, reader, before);
        await forgetJobs(database);
      }),
      { numRuns: RUNS },
    );
    expect(await listDisagreements(database.db)).toEqual([]);
  }, 120_000);

  /** Money only: mails and listings have tests of their own. */
  const settle = (ctx: ReturnType<typeof testContext>) =>
    runJobs(ctx, { only: (name) => !/^(notifications|catalog)\./.test(name) });

  const readAll = async () => ({
    books: await readBooks(database.db),
    balances: await Promise.all(
      sellers.map(({ id }) => getSellerBalance(testContext(database.db), { sellerId: id, limit: 1 })),
    ),
  });

  async function take(
    each: Step,
    index: number,
    ctx: ReturnType<typeof testContext>,
    reader: { orderId: string; token: string },
  ): Promise<void> {
    const { sellerOrders } = await getOrder(ctx, reader);
    const part = each.kind === "wait" ? undefined : sellerOrders[(each.part ?? 0) % sellerOrders.length];
    const sellerId = part?.seller.id ?? "";
    try {
      if (each.kind === "wait") ctx.clock.advance(each.minutes * MINUTE_MS);
      if (each.kind === "cancel")
        await cancelOrder(ctx, { ...reader, sellerOrderId: each.part === null ? undefined : part?.id, reason: "" });
      if (each.kind === "ship") {
        const { items } = await getSellerOrder(ctx, { sellerId, sellerOrderId: part?.id ?? "" });
        await shipItems(ctx, {
          sellerId,
          sellerOrderId: part?.id ?? "",
          carrier: "UPS",
          trackingNumber: `T${index}`,
          items: items
            .slice(0, each.share)
            .map((item) => ({ orderItemId: item.id, quantity: Math.min(each.share, item.quantity) })),
        });
      }
      if (each.kind === "cancelUnits") {
        const item = part?.items[each.item % part.items.length];
        const items = [{ orderItemId: item?.id ?? "", quantity: each.quantity }];
        if (each.byShop)
          await cancelSellerOrder(ctx, { sellerId, sellerOrderId: part?.id ?? "", items, reason: "Broken" });
        else await cancelOrder(ctx, { ...reader, items, reason: "" });
      }
      if (each.kind === "return") {
        for (const shipment of part?.shipments ?? [])
          if (shipment.status === "SHIPPED") await deliverShipment(ctx, { sellerId, shipmentId: shipment.id });
        const arrived = (await getSellerOrder(ctx, { sellerId, sellerOrderId: part?.id ?? "" })).items;
        const item = arrived.find((one) => one.returnableQuantity > 0);
        const quantity = Math.min(each.quantity, item?.returnableQuantity ?? 0);
        const orderItemId = item?.id ?? "";
        const asked = [{ orderItemId, quantity, reason: "other" as const, comment: "" }];
        const { sellerOrders: after } = await requestReturn(ctx, {
          ...reader,
          items: asked,
          comment: "",
          pictureIds: [],
        });
        const returnId = after.find((one) => one.id === part?.id)?.returns.at(-1)?.id ?? "";
        await approveReturn(ctx, { sellerId }, { returnId, instructions: "Send it." });
        await receiveReturn(ctx, { sellerId }, { returnId });
        const restocked = Math.min(each.restocked, quantity);
        await inspectReturn(
          ctx,
          { sellerId },
          {
            returnId,
            items: [{ orderItemId, restocked, scrapped: quantity - restocked, refused: 0 }],
            withShipping: each.withShipping,
            note: "",
          },
        );
      }
      if (each.kind === "refund") {
        const item = part?.items[each.item % part.items.length];
        const amount = Math.floor(((part?.refundable.amount ?? 0) * each.share) / 4);
        await refundSellerOrder(ctx, {
          sellerId,
          sellerOrderId: part?.id ?? "",
          ...(each.share > 0 ? { amount, items: [] } : { items: [{ orderItemId: item?.id ?? "", quantity: 1 }] }),
          withShipping: each.withShipping,
          reason: "Sorry",
          key: `refund-${index}`,
        });
      }
      if (each.kind === "deliver") {
        const shipment = part?.shipments[0];
        if (shipment) await deliverShipment(ctx, { sellerId, shipmentId: shipment.id });
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  async function agree(
    ctx: ReturnType<typeof testContext>,
    reader: { orderId: string; token: string },
    before: Awaited<ReturnType<typeof readAll>>,
  ): Promise<void> {
    expect(await replayAgrees(database.db, reader.orderId)).toBe(true);
    const order = await getOrder(ctx, reader);
    const parts = await database.db
      .selectFrom("seller_orders")
      .where("order_id", "=", reader.orderId)
      .selectAll()
      .execute();
    const sum = (pick: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + pick(part), 0);
    expect(order.total.amount).toBe(sum((part) => part.total_amount));
    expect(order.tax.amount).toBe(sum((part) => part.tax_amount));
    expect(order.shipping.amount).toBe(sum((part) => part.shipping_amount));
    const paid = [...ctx.payments.intents.values()].filter((intent) => intent.status === "succeeded");
    const collected = paid.reduce((total, intent) => total + intent.amount - intent.refunded, 0);
    const sent = ctx.payments.transfers.reduce((total, transfer) => total + transfer.amount - transfer.reversed, 0);
    const { books, balances } = await readAll();
    expect(books.sum).toBe(0);
    expect(books.stripe - before.books.stripe).toBe(collected - sent);
    const { rows } = await selectOrderEvents(reader.orderId).execute(database.db);
    const state = replay(rows.map((row) => toRecorded(reader.orderId, row)));
    expect(state.refundedAmount).toBe(sum((part) => part.promised_amount));
    for (const part of state.sellerOrders)
      if (part.status === "CANCELLED") expect(part.refundedAmount).toBe(part.amounts.total);
    for (const [index, seller] of sellers.entries()) {
      const own = state.sellerOrders.filter((part) => part.sellerId === seller.id);
      const earned = own.reduce((total, part) => total + earningsOf(part), 0);
      const moved = (balance = balances[index]) => (balance?.payable.amount ?? 0) + (balance?.transferred.amount ?? 0);
      expect(moved() - moved(before.balances[index])).toBe(earned);
    }
  }
});
