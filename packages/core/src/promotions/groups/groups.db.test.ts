import { createPromotionInput } from "@emporia/contracts/promotions";
import { createShopperGroupInput } from "@emporia/contracts/shopper-groups";
import {
  aCart,
  aCheckout,
  actor,
  aPaidOrder,
  aProduct,
  aPromotion,
  aSeller,
  aUser,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { applyCoupon, getCart } from "../../cart/index";
import { completeCheckout, getCheckout, getPriceTrace } from "../../checkout/index";
import {
  addGroupMembers,
  createGroup,
  createPromotion,
  deleteGroup,
  getGroup,
  listGroupMembers,
  listGroups,
  removeGroupMember,
  updateGroup,
} from "../index";

const database = useDatabase();
const db = () => database.db;
const ctx = () => testContext(db());
const confirmed = { email_verified_at: new Date("2026-01-01T00:00:00Z") };
let count = 0;
const group = (given: object = {}) =>
  createGroup(ctx(), createShopperGroupInput.parse({ name: `Group ${++count}`, ...given }));
const confirm = (userId: string) => db().updateTable("users").set(confirmed).where("id", "=", userId).execute();
const wrong = (field: string) => ({ details: { fieldErrors: { [field]: expect.any(String) } } });

afterEach(() => db().updateTable("promotions").set({ is_on: false }).where("code", "is", null).execute());

const aThing = async (priceAmount = 2000) => aProduct(db(), await aSeller(db()), { priceAmount });

describe("P-96 groups of shoppers that staff keep", () => {
  it("name people by address, however the list was pasted, once each, and forget them", async () => {
    const { id: groupId } = await group();
    const pasted = { groupId, text: 'email,name\n"b@example.com",B\nA@example.com; a@example.com' };
    expect(await addGroupMembers(ctx(), pasted)).toEqual({ added: 2, known: 0 });
    expect(await addGroupMembers(ctx(), pasted)).toEqual({ added: 0, known: 2 });
    const first = await listGroupMembers(ctx(), { groupId, limit: 1 });
    const rest = await listGroupMembers(ctx(), { groupId, limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map(({ email, account }) => [email, account])).toEqual([
      ["a@example.com", "none"],
      ["b@example.com", "none"],
    ]);
    expect((await listGroupMembers(ctx(), { groupId, limit: 5, query: "B@" })).items).toHaveLength(1);
    await removeGroupMember(ctx(), { groupId, email: "A@EXAMPLE.com" });
    await removeGroupMember(ctx(), { groupId, email: "a@example.com" });
    expect((await getGroup(ctx(), { groupId })).memberCount).toBe(1);
    await expect(addGroupMembers(ctx(), { groupId, text: "c@example.com, d@" })).rejects.toMatchObject(wrong("text"));
    await expect(addGroupMembers(ctx(), { groupId, text: "nobody" })).rejects.toMatchObject(wrong("text"));
    expect((await getGroup(ctx(), { groupId })).memberCount).toBe(1);
    const audits = await db().selectFrom("audit_log").where("subject_id", "=", groupId).select("action").execute();
    expect(audits.map(({ action }) => action).sort()).toEqual([
      "shopperGroup.addMembers",
      "shopperGroup.create",
      "shopperGroup.removeMember",
    ]);
  });

  it("have one name each, a rule that is whole, and stay while something is for them", async () => {
    const { id: groupId, name } = await group();
    await expect(group({ name: name.toUpperCase() })).rejects.toMatchObject({ code: "GROUP_NAME_TAKEN" });
    await expect(group({ ruleOrders: 3 })).rejects.toMatchObject(wrong("ruleDays"));
    await expect(group({ ruleDays: 3 })).rejects.toMatchObject(wrong("ruleOrders"));
    const rule = { ruleOrders: 2, ruleAmount: null, ruleDays: 30 };
    const changed = await updateGroup(ctx(), { groupId, name: "Regulars", note: "", ...rule });
    expect(changed.rule).toEqual({ orders: 2, amount: null, days: 30 });
    const named = createPromotionInput.parse({ name: "Thanks", benefit: { kind: "free_shipping" }, groupId });
    const promotion = await createPromotion(ctx(), { everything: true }, named);
    expect(promotion.group).toEqual({ id: groupId, name: "Regulars" });
    await expect(deleteGroup(ctx(), { groupId })).rejects.toMatchObject({ code: "GROUP_IN_USE" });
    const [found] = (await listGroups(ctx(), { limit: 5, query: "regul" })).items;
    expect(found?.promotions).toEqual([{ id: promotion.id, name: "Thanks" }]);
    await db().deleteFrom("promotions").where("id", "=", promotion.id).execute();
    await deleteGroup(ctx(), { groupId });
    await expect(deleteGroup(ctx(), { groupId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const gone = createPromotion(ctx(), { everything: true }, named);
    await expect(gone).rejects.toMatchObject(wrong("groupId"));
  });
});

describe("P-96 a promotion for a group", () => {
  it("applies by itself to who is signed in with a confirmed address that is named; to no guest and nobody else", async () => {
    const { variantId } = await aThing();
    const { id: groupId } = await group();
    const { name } = await aPromotion(db(), { groupId });
    const user = await aUser(db());
    const discounts = async (context: ReturnType<typeof ctx>) =>
      (await getCart((await aCart(context, [{ variantId }])).ctx)).discounts.map((each) => each.name);
    const shopper = testContext(db(), { actor: actor(user) });
    const { email } = await db()
      .selectFrom("users")
      .where("id", "=", user.id)
      .select("email")
      .executeTakeFirstOrThrow();
    await addGroupMembers(ctx(), { groupId, text: email });
    await db().updateTable("users").set({ email_verified_at: null }).where("id", "=", user.id).execute();
    expect(await discounts(shopper)).toEqual([]);
    await confirm(user.id);
    expect(await discounts(shopper)).toEqual([name]);
    expect(await discounts(ctx())).toEqual([]);
    const guest = await aCheckout(ctx(), [{ variantId }], { email });
    expect((await getCheckout(guest.ctx, guest)).discounts).toEqual([]);
    const bought = await aCheckout(shopper, [{ variantId }]);
    const placed = await completeCheckout(bought.ctx, bought);
    if (placed.status !== "confirmed") throw new Error(placed.status);
    const trace = await getPriceTrace(ctx(), { orderId: placed.orderId });
    expect([trace?.agrees, trace?.orderAgrees]).toEqual([true, true]);
    expect(trace?.steps.find(({ step }) => step === "discount")?.rule).toBe("10 % off, for a group of shoppers");
  });

  it("as a coupon says to sign in, or that this account is not in it", async () => {
    const { variantId } = await aThing();
    const { id: groupId } = await group();
    await aPromotion(db(), { code: "MEMBERS", groupId });
    const guest = await aCart(ctx(), [{ variantId }]);
    const reason = (context: ReturnType<typeof ctx>) =>
      applyCoupon(context, { code: "MEMBERS" }).catch((error) => error.details?.reason);
    expect(await reason(guest.ctx)).toBe("NOT_SIGNED_IN");
    const user = await aUser(db());
    const shopper = await aCart(testContext(db(), { actor: actor(user) }), [{ variantId }]);
    expect(await reason(shopper.ctx)).toBe("NOT_IN_GROUP");
  });

  it("counts by rule what was paid for within the days, and looks again when the order is placed", async () => {
    const { variantId } = await aThing();
    const { id: orders } = await group({ ruleOrders: 2, ruleDays: 30 });
    const { id: amount } = await group({ ruleAmount: 10_000, ruleDays: 30 });
    const byOrders = await aPromotion(db(), { groupId: orders });
    const byAmount = await aPromotion(db(), { groupId: amount, priority: 200 });
    const user = await aUser(db());
    const shopper = testContext(db(), { actor: actor(user) });
    const discounts = async () =>
      (await getCart((await aCart(shopper, [{ variantId }])).ctx)).discounts.map((each) => each.name);
    const order = async (priceAmount: number) => {
      const paid = await aPaidOrder(ctx(), { priceAmount });
      await db().updateTable("orders").set({ user_id: user.id }).where("id", "=", paid.orderId).execute();
      return paid.orderId;
    };
    const first = await order(5000);
    expect(await discounts()).toEqual([]);
    const second = await order(6000);
    expect(await discounts()).toEqual([byOrders.name, byAmount.name]);
    const bought = await aCheckout(shopper, [{ variantId }]);
    await db().updateTable("orders").set({ refunded_amount: 5000 }).where("id", "=", first).execute();
    expect(await discounts()).toEqual([byOrders.name]);
    const long = new Date(ctx().clock.now().getTime() - 31 * 86_400_000);
    await db().updateTable("orders").set({ placed_at: long }).where("id", "=", second).execute();
    expect(await discounts()).toEqual([]);
    await expect(completeCheckout(bought.ctx, bought)).rejects.toMatchObject({ code: "DISCOUNT_GONE" });
    expect((await getCheckout(bought.ctx, bought)).discounts).toEqual([]);
    expect((await completeCheckout(bought.ctx, bought)).status).toBe("confirmed");
  });
});

describe("P-96 a first order that is asked of what applies by itself", () => {
  it("ten tabs of one shopper have it once; the others are priced without it and can go on", async () => {
    const { variantId } = await aThing();
    const { name } = await aPromotion(db(), { isForFirstOrder: true });
    const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
    for (let tab = 0; tab < 10; tab++)
      checkouts.push(await aCheckout(ctx(), [{ variantId }], { email: "first-by-itself@example.com" }));
    const outcomes = await Promise.allSettled(
      checkouts.map(({ ctx: own, checkoutId }) => completeCheckout(own, { checkoutId })),
    );
    expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const refusals = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["DISCOUNT_GONE"]));
    expect(refusals[0]?.message).toContain(name);
    const again = checkouts[outcomes.findIndex((each) => each.status === "rejected")];
    if (!again) throw new Error("nobody was refused");
    expect((await getCheckout(again.ctx, again)).discount.amount).toBe(0);
    expect((await completeCheckout(again.ctx, again)).status).toBe("confirmed");
  });
});
