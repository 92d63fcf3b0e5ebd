import { actor, aPaidOrder, aProduct, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { createAddress, getStaffUser, hashPassword, login, resolveSession } from "../identity/index";
import { newId } from "../platform/index";
import { closeAccount, closeAccountAs, getAccountData, getClosing } from "./index";

const database = useDatabase();
const password = "correct horse battery";
const address = { firstName: "Ines", lastName: "Marlow", line1: "12 Kiln Lane", city: "Portland", state: "OR" };

async function shopper(given: { staffRole?: string } = {}) {
  const user = await aUser(database.db, { ...given, passwordHash: await hashPassword(password) });
  return { user, ctx: testContext(database.db).as(actor(user)) };
}

it("EVT-01 closes an account with its password, forgets who it was and tells UserDeleted", async () => {
  const { db } = database;
  const { user, ctx } = await shopper();
  await createAddress(ctx, { ...address, postalCode: "97201", country: "US", label: "Home", isDefault: true });
  const { token } = await login(testContext(db), { email: user.email, password });
  const { variantId } = await aProduct(db, await aSeller(db));
  const alert = { id: newId(), email: user.email, variant_id: variantId, created_at: ctx.clock.now() };
  await db.insertInto("stock_alerts").values(alert).execute();
  const { id: sellerId } = await aSeller(db);
  const follow = { user_id: user.id, seller_id: sellerId, followed_at: ctx.clock.now(), told_until: ctx.clock.now() };
  await db.insertInto("shop_follows").values(follow).execute();
  await db.updateTable("sellers").set({ follower_count: 1 }).where("id", "=", sellerId).execute();
  expect(JSON.parse((await getAccountData(ctx)).json).follows).toHaveLength(1);
  const mail = {
    id: newId(),
    key: `hello:${user.id}`,
    template: "verify-email",
    recipient: user.email,
    subject: "Hello",
  };
  await db
    .insertInto("emails")
    .values({ ...mail, status: "sent", created_at: ctx.clock.now() })
    .execute();
  await expect(closeAccount(ctx, { password: "something else" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  await closeAccount(ctx, { password });
  expect(await resolveSession(db, ctx.clock, token)).toBeUndefined();
  await expect(login(testContext(db), { email: user.email, password })).rejects.toMatchObject({
    code: "INVALID_CREDENTIALS",
  });
  const left = await getStaffUser(testContext(db), { userId: user.id });
  expect(left).toMatchObject({ firstName: "A former", lastName: "customer", phone: null });
  expect(left.closedAt).not.toBeNull();
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from addresses where user_id = ${user.id}) + (select count(*) from sessions where user_id = ${user.id})
      + (select count(*) from user_tokens where user_id = ${user.id}) + (select count(*) from stock_alerts where email = ${user.email})
      + (select count(*) from users where email = ${user.email})
      + (select count(*) from shop_follows where user_id = ${user.id})
      + (select count(*) from emails where recipient = ${user.email}) as count
  `.execute(db);
  expect(Number(rows[0]?.count)).toBe(0);
  const events = await db
    .selectFrom("domain_events")
    .where("type", "=", "UserDeleted")
    .where("key", "=", user.id)
    .select("payload")
    .execute();
  expect(events.map((event) => event.payload)).toEqual([{ userId: user.id }]);
});

it("names the orders under way and lets them go on with the address that they were placed with", async () => {
  const { user, ctx } = await shopper();
  const { orderId } = await aPaidOrder(testContext(database.db).as(actor(user)));
  const before = await database.db.selectFrom("orders").where("id", "=", orderId).selectAll().executeTakeFirstOrThrow();
  expect((await getClosing(ctx)).openOrders).toMatchObject([{ id: orderId, number: before.number }]);
  const data = JSON.parse((await getAccountData(ctx)).json);
  expect(data.profile.email).toBe(user.email);
  expect(data.orders).toMatchObject([{ number: before.number }]);
  await closeAccount(ctx, { password });
  const after = await database.db.selectFrom("orders").where("id", "=", orderId).selectAll().executeTakeFirstOrThrow();
  expect(after).toEqual(before);
});

it("is done by staff with a reason, once, and never to those who work here or sell", async () => {
  const clerk = await shopper({ staffRole: "operations" });
  const staff = testContext(database.db).as(actor({ ...clerk.user, staffRole: "operations" }));
  const { user } = await shopper();
  const reason = "They asked for it by letter.";
  await closeAccountAs(staff, { userId: user.id, reason });
  await closeAccountAs(staff, { userId: user.id, reason: "Another reason." });
  const audit = await database.db.selectFrom("audit_log").where("subject_id", "=", user.id).selectAll().execute();
  expect(audit).toMatchObject([{ action: "user.closed", detail: { by: "staff", reason } }]);
  const shop = await aSeller(database.db);
  for (const userId of [clerk.user.id, shop.ownerId])
    await expect(closeAccountAs(staff, { userId, reason })).rejects.toMatchObject({ code: "ACCOUNT_NOT_CLOSABLE" });
  await expect(closeAccountAs(staff, { userId: newId(), reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
