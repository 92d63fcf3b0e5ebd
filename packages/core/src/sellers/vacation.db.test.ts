import { setVacationInput } from "@emporia/contracts/sellers";
import {
  aCart,
  aCheckout,
  actor,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  listDisagreements,
  type TestProduct,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { addCartItem, getCart } from "../cart/index";
import { getProductPage } from "../catalog/index";
import { completeCheckout, getCheckout } from "../checkout/index";
import { getOrder } from "../orders/index";
import { getSeller } from "./get-seller";
import { advanceVacation, endVacation, lookAfterVacations, setVacation } from "./set-vacation";
import { updateSeller } from "./update-seller";

const database = useDatabase();
let clock: FakeClock;
let seller: TestSeller;
let product: TestProduct;
beforeEach(async () => {
  clock = new FakeClock(new Date("2026-12-10T09:00:00Z"));
  seller = await aSeller(database.db);
  await sql`update sellers set processing_days = 3 where id = ${seller.id}`.execute(database.db);
  product = await aProduct(database.db, seller, { name: "Bollard", onHand: 5 });
});
const world = () => testContext(database.db, { clock });
const owner = () => world().as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
const plan = (mode: "CLOSED" | "LATER", from: string, until: string, message = "") =>
  setVacation(owner(), setVacationInput.parse({ sellerId: seller.id, mode, from, until, message }));
const wait = (instant: string) => clock.advance(new Date(instant).getTime() - clock.now().getTime());
const at = async (instant: string) => {
  wait(instant);
  await advanceVacation(world(), { sellerId: seller.id });
};
const listing = async () => {
  const { rows } = await sql<{ is_visible: boolean; is_purchasable: boolean; isAway: boolean }>`
    select is_visible, is_purchasable, card -> 'isAway' as "isAway" from product_listings where product_id = ${product.id}
  `.execute(database.db);
  return rows[0];
};
const events = async () =>
  (
    await sql<{ type: string }>`
      select type from domain_events where type like 'Vacation%' and key = ${seller.id} order by id`.execute(
      database.db,
    )
  ).rows.map(({ type }) => type);
const wanted = () => ({ variantId: product.variantId, quantity: 1 });

describe("SF-06 a shop on a break", () => {
  it("sells nothing from the first day until the one it is back, and says so everywhere", async () => {
    const { ctx } = await aCart(world(), [wanted()]);
    const planned = await plan("CLOSED", "2026-12-14", "2027-01-04", "We are at the sea.");
    expect(planned).toMatchObject({ vacation: null, plannedVacation: { mode: "CLOSED", until: "2027-01-04" } });
    expect((await getProductPage(ctx, { ref: product.id })).product.isPurchasable).toBe(true);

    await at("2026-12-14T00:00:00Z");
    expect(await getSeller(world(), { sellerId: seller.id })).toMatchObject({
      vacation: { mode: "CLOSED", from: "2026-12-14", until: "2027-01-04", message: "We are at the sea." },
    });
    const { product: shown } = await getProductPage(ctx, { ref: product.id });
    expect([shown.isPurchasable, shown.variants[0]?.isPurchasable, shown.seller.vacation?.until]).toEqual([
      false,
      false,
      "2027-01-04",
    ]);
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: false, isAway: true });
    await expect(addCartItem(ctx, wanted())).rejects.toMatchObject({
      code: "SHOP_AWAY",
      details: { until: "2027-01-04" },
    });
    expect((await getCart(ctx)).issues).toMatchObject([{ issue: "SHOP_AWAY", until: "2027-01-04" }]);

    await at("2027-01-04T00:00:00Z");
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: true, isAway: false });
    expect((await getCart(ctx)).issues).toEqual([]);
    expect(await getSeller(world(), { sellerId: seller.id })).toMatchObject({ vacation: null });
    expect(await events()).toEqual(["VacationBegan", "VacationEnded"]);
    // Told twice, or late: nothing more happens.
    await at("2027-01-05T00:00:00Z");
    expect(await events()).toHaveLength(2);
  });

  it("takes orders meanwhile where it wants to, and promises the day on which they are sent, in the order too", async () => {
    await plan("LATER", "2026-12-10", "2027-01-04");
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: true, isAway: false });
    const { product: shown } = await getProductPage(world(), { ref: product.id });
    expect(shown.variants[0]).toMatchObject({ isPurchasable: true, isBackorder: false, shipsBy: "2027-01-07" });
    const { ctx, checkoutId } = await aCheckout(world(), [wanted()]);
    expect((await getCheckout(ctx, { checkoutId })).groups[0]?.items[0]?.shipsBy).toBe("2027-01-07");
    const outcome = await completeCheckout(ctx, { checkoutId });
    if (outcome.status !== "confirmed") throw new Error(`The order is ${outcome.status}.`);
    await endVacation(owner(), { sellerId: seller.id });
    const order = await getOrder(ctx, { orderId: outcome.orderId, token: outcome.orderToken });
    expect(order.sellerOrders[0]?.items[0]?.shipsBy).toBe("2027-01-07");
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("lets an order that was placed before stand, and refuses by name a checkout that was not completed", async () => {
    const [before, after] = [await aCheckout(world(), [wanted()]), await aCheckout(world(), [wanted()])];
    expect(await completeCheckout(before.ctx, { checkoutId: before.checkoutId })).toMatchObject({
      status: "confirmed",
    });
    await plan("CLOSED", "2026-12-10", "2026-12-20");
    await expect(completeCheckout(after.ctx, { checkoutId: after.checkoutId })).rejects.toMatchObject({
      code: "CART_CHANGED",
      details: { issues: [{ issue: "SHOP_AWAY", until: "2026-12-20" }] },
    });
    await endVacation(owner(), { sellerId: seller.id });
    expect(await completeCheckout(after.ctx, { checkoutId: after.checkoutId })).toMatchObject({ status: "confirmed" });
  });

  it("is either before or after each checkout that is completed at the same time", async () => {
    const checkouts = [];
    for (let each = 0; each < 5; each++) checkouts.push(await aCheckout(world(), [wanted()]));
    const outcomes = await Promise.allSettled([
      ...checkouts.slice(0, 3).map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
      plan("CLOSED", "2026-12-10", "2026-12-20"),
      ...checkouts.slice(3).map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
    ]);
    const bought = outcomes.filter((each, nth) => nth !== 3 && each.status === "fulfilled").length;
    for (const [nth, each] of outcomes.entries())
      if (each.status === "rejected") {
        expect(nth).not.toBe(3);
        expect(each.reason).toMatchObject({ code: "CART_CHANGED", details: { issues: [{ issue: "SHOP_AWAY" }] } });
      }
    const { rows } = await sql<{ reserved: number; on_hand: number }>`
      select reserved, on_hand from stock_levels where variant_id = ${product.variantId}`.execute(database.db);
    expect(5 - ((rows[0]?.on_hand ?? 0) - (rows[0]?.reserved ?? 0))).toBe(bought);
    expect(await listing()).toMatchObject({ is_purchasable: false });
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("can be moved, changed and ended, and what was planned before does not happen any more", async () => {
    await plan("CLOSED", "2026-12-10", "2026-12-20");
    await plan("LATER", "2026-12-10", "2026-12-20");
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: true, isAway: false });
    await plan("CLOSED", "2026-12-16", "2026-12-20");
    expect(await getSeller(world(), { sellerId: seller.id })).toMatchObject({ vacation: null });
    await endVacation(owner(), { sellerId: seller.id });
    await endVacation(owner(), { sellerId: seller.id });
    await at("2026-12-16T00:00:00Z");
    expect(await listing()).toMatchObject({ is_purchasable: true });
    expect(await events()).toEqual(["VacationBegan", "VacationBegan", "VacationEnded"]);
  });

  it("begins and ends within the hour when its job was lost", async () => {
    await plan("CLOSED", "2026-12-14", "2026-12-20");
    wait("2026-12-13T23:00:00Z");
    await lookAfterVacations(world());
    expect(await listing()).toMatchObject({ is_purchasable: true });
    wait("2026-12-14T00:06:00Z");
    await lookAfterVacations(world());
    await lookAfterVacations(world());
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: false, isAway: true });
    wait("2026-12-20T00:06:00Z");
    await lookAfterVacations(world());
    await lookAfterVacations(world());
    expect(await listing()).toEqual({ is_visible: true, is_purchasable: true, isAway: false });
    expect(await events()).toEqual(["VacationBegan", "VacationEnded"]);
  });

  it("is forgotten when it passed and nobody noticed", async () => {
    await plan("CLOSED", "2026-12-14", "2026-12-20");
    wait("2026-12-21T00:06:00Z");
    await lookAfterVacations(world());
    expect(await events()).toEqual([]);
    const { rows } = await sql`select vacation_mode from sellers where id = ${seller.id}`.execute(database.db);
    expect(rows).toEqual([{ vacation_mode: null }]);
  });

  it("has days that begin by the clock of the shop", async () => {
    await updateSeller(owner(), { sellerId: seller.id, timeZone: "America/New_York" });
    await plan("CLOSED", "2026-12-14", "2027-01-04");
    await at("2026-12-14T04:59:00Z");
    expect(await listing()).toMatchObject({ is_purchasable: true });
    await at("2026-12-14T05:00:00Z");
    expect(await listing()).toMatchObject({ is_purchasable: false });
    const days = { from: "2026-12-14", until: "2027-01-04" };
    expect((await getSeller(world(), { sellerId: seller.id })).vacation).toMatchObject(days);
    const { product: shown } = await getProductPage(world(), { ref: product.id });
    expect(shown.seller.vacation).toMatchObject(days);
    await expect(addCartItem((await aCart(world(), [])).ctx, wanted())).rejects.toMatchObject({
      details: { until: "2027-01-04" },
    });
    // The day there is still the one before.
    wait("2026-12-20T03:00:00Z");
    await plan("CLOSED", "2026-12-14", "2026-12-20");
    await at("2026-12-20T05:00:00Z");
    expect(await listing()).toMatchObject({ is_purchasable: true });
  });

  it("keeps its days when the shop moves to another time zone, and begins or ends by the new clock", async () => {
    await plan("LATER", "2026-12-10", "2027-01-04");
    expect((await getProductPage(world(), { ref: product.id })).product.variants[0]?.shipsBy).toBe("2027-01-07");
    const move = (timeZone: string) => updateSeller(owner(), { sellerId: seller.id, timeZone });
    const days = { from: "2026-12-10", until: "2027-01-04" };
    // Nine in the morning in UTC is an hour after midnight in Los Angeles, and eleven in the evening before in Honolulu.
    expect(await move("America/Los_Angeles")).toMatchObject({ vacation: days, plannedVacation: days });
    expect(await move("Pacific/Honolulu")).toMatchObject({ vacation: null, plannedVacation: days });
    expect(await move("Asia/Tokyo")).toMatchObject({ vacation: days, plannedVacation: days });
    expect((await getProductPage(world(), { ref: product.id })).product.variants[0]?.shipsBy).toBe("2027-01-07");
    expect(await events()).toEqual(["VacationBegan", "VacationEnded", "VacationBegan"]);
    wait("2027-01-03T16:00:00Z");
    expect(await move("Asia/Calcutta")).toMatchObject({ vacation: days });
    expect(await move("Asia/Tokyo")).toMatchObject({ vacation: null, plannedVacation: null });
  });

  it("can be planned in every time zone that a shop can choose", async () => {
    const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(database.db);
    const known = new Set(rows.map(({ name }) => name));
    expect(Intl.supportedValuesOf("timeZone").filter((zone) => !known.has(zone))).toEqual([]);
  });

  it("is planned by its own people alone, and not into the past or for ever", async () => {
    const stranger = world().as(actor(await aUser(database.db)));
    const input = {
      sellerId: seller.id,
      mode: "CLOSED",
      from: "2026-12-10",
      until: "2026-12-20",
      message: "",
    } as const;
    await expect(setVacation(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { membership } = seller;
    const support = world().as(actor({ id: seller.ownerId, memberships: [membership] }));
    await sql`update seller_members set role = 'support' where seller_id = ${seller.id}`.execute(database.db);
    await expect(setVacation(support, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await sql`update seller_members set role = 'owner' where seller_id = ${seller.id}`.execute(database.db);
    await expect(plan("CLOSED", "2026-11-01", "2026-12-10")).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    for (const [mode, until] of [
      ["LATER", "2027-03-01"],
      ["CLOSED", "2028-03-01"],
      ["CLOSED", "2026-12-10"],
    ] as const)
      expect(setVacationInput.safeParse({ ...input, mode, until }).success).toBe(false);
  });
});
