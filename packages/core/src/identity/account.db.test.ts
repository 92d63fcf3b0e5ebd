import { aPaidOrder, listEventTypes, type TestContext, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, hashSecret, newId } from "../platform";
import {
  AccountLocked,
  forgotPassword,
  InvalidCredentials,
  login,
  logout,
  logoutEverywhere,
  register,
  removeExpiredSessions,
  resendVerification,
  resetPassword,
  resolveSession,
  sendAlreadyRegistered,
  sendPasswordReset,
  sendVerification,
  TokenInvalid,
  verifyEmail,
} from "./index";

const database = useDatabase();
const password = "correct horse battery";
const wrong = "wrong horse battery";
let serial = 0;
const freshEmail = () => `shopper-${++serial}@example.com`;

async function registered(ctx: TestContext, email = freshEmail()) {
  await register(ctx, { email, password, firstName: "Ada", lastName: "Tester" });
  const { id } = await database.db
    .selectFrom("users")
    .where("email", "=", email)
    .select("id")
    .executeTakeFirstOrThrow();
  return { id, email };
}

async function jobs(): Promise<{ name: string; key: string; payload: unknown }[]> {
  const { rows } = await sql<{ name: string; key: string; payload: unknown }>`
    select task.identifier as name, job.key, job.payload
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    order by job.id
  `.execute(database.db);
  return rows;
}

const tokenIn = (ctx: TestContext) => /token=([\w-]+)/.exec(ctx.mailer.sent.at(-1)?.text ?? "")?.[1] ?? "";
const resolve = (ctx: TestContext, token: string) => resolveSession(database.db, ctx.clock, token);

async function signedInAs(ctx: TestContext, email: string) {
  const { token } = await login(ctx, { email, password });
  const session = await resolve(ctx, token);
  if (!session) throw new Error("no session");
  return { token, ctx: ctx.as(session.actor) };
}

describe("registering", () => {
  it("answers a free and a taken address alike, whatever its case", async () => {
    const ctx = testContext(database.db);
    const email = freshEmail();
    const input = { email, password, firstName: "Ada", lastName: "Tester" };
    const free = await register(ctx, input);
    const taken = await register(ctx, { ...input, email: email.toUpperCase(), password: "another password" });
    const shape = (answer: typeof free) => ({ keys: Object.keys(answer.user), token: answer.token.length });
    expect(shape(taken)).toEqual(shape(free));
    expect(await resolveSession(database.db, ctx.clock, free.token)).toMatchObject({ actor: { email } });
    expect(await resolveSession(database.db, ctx.clock, taken.token)).toBeUndefined();
    const rows = await database.db.selectFrom("users").where("email", "=", email).select("id").execute();
    expect(rows).toHaveLength(1);
    await expect(login(ctx, { email, password })).resolves.toMatchObject({ user: { email } });
  });

  it("sends the new one a link and tells the owner of a taken address, with no secret in the jobs", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await registered(ctx, user.email);
    const asked = (await jobs()).filter((job) => JSON.stringify(job.payload).includes(user.id));
    expect(asked.map((job) => job.name).sort()).toEqual([
      "identity.sendAlreadyRegistered",
      "identity.sendVerification",
    ]);
    expect(JSON.stringify(asked)).not.toContain(password);
  });

  it("announces the new account once", async () => {
    const user = await registered(testContext(database.db));
    await registered(testContext(database.db), user.email);
    const events = await database.db.selectFrom("domain_events").where("key", "=", user.id).select("type").execute();
    expect(events).toEqual([{ type: "UserRegistered" }]);
  });

  it("keeps the password as argon2id at the agreed cost", async () => {
    const user = await registered(testContext(database.db));
    const row = await database.db
      .selectFrom("users")
      .where("id", "=", user.id)
      .select("password_hash")
      .executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("tells the owner once a day at most", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendAlreadyRegistered(ctx, { userId: user.id });
    await sendAlreadyRegistered(ctx, { userId: user.id });
    expect(ctx.mailer.sent).toHaveLength(1);
    ctx.clock.advance(DAY_MS);
    await sendAlreadyRegistered(ctx, { userId: user.id });
    expect(ctx.mailer.sent).toHaveLength(2);
  });
});

describe("signing in", () => {
  it("gives a session that names the person, stored under its hash only", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const { token, user: view } = await login(ctx, { email: user.email, password });
    expect(view).toMatchObject({ id: user.id, email: user.email, emailVerified: false, memberships: [] });
    expect(JSON.stringify(view)).not.toContain("argon2");
    const rows = await database.db.selectFrom("sessions").where("user_id", "=", user.id).selectAll().execute();
    expect(rows.map((row) => row.id_hash)).toContain(hashSecret(token));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await resolve(ctx, token))?.actor).toMatchObject({ kind: "user", userId: user.id });
    expect(await resolve(ctx, hashSecret(token))).toBeUndefined();
  });

  it("refuses a wrong password, an unknown address and an account without password with the same words", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const oauthOnly = await registered(ctx);
    await database.db.updateTable("users").set({ password_hash: null }).where("id", "=", oauthOnly.id).execute();
    const refusal = (email: string, given: string) =>
      login(ctx, { email, password: given }).then(
        () => undefined,
        (error: InvalidCredentials) => ({ code: error.code, message: error.message, details: error.details }),
      );
    const known = await refusal(user.email, wrong);
    expect(known).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(await refusal(freshEmail(), wrong)).toEqual(known);
    expect(await refusal(oauthOnly.email, password)).toEqual(known);
  });

  it("locks after ten failures, known or unknown address alike, and for longer each time", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    for (const email of [user.email, freshEmail()]) {
      for (let failure = 1; failure <= 10; failure++)
        await expect(login(ctx, { email, password: wrong })).rejects.toBeInstanceOf(InvalidCredentials);
      const locked = await login(ctx, { email, password }).catch((error) => error);
      expect(locked).toBeInstanceOf(AccountLocked);
      expect(locked.details).toEqual({ retryAt: new Date(ctx.clock.now().getTime() + 60_000).toISOString() });
    }
    ctx.clock.advance(60_001);
    await expect(login(ctx, { email: user.email, password: wrong })).rejects.toBeInstanceOf(InvalidCredentials);
    const again = await login(ctx, { email: user.email, password }).catch((error) => error);
    expect(again.details).toEqual({ retryAt: new Date(ctx.clock.now().getTime() + 120_000).toISOString() });
    ctx.clock.advance(120_001);
    await expect(login(ctx, { email: user.email, password })).resolves.toBeDefined();
    for (let failure = 1; failure <= 9; failure++)
      await expect(login(ctx, { email: user.email, password: wrong })).rejects.toBeInstanceOf(InvalidCredentials);
    await expect(login(ctx, { email: user.email, password })).resolves.toBeDefined();
  });

  it("forgets failures after a quarter of an hour", async () => {
    const ctx = testContext(database.db);
    const email = freshEmail();
    for (let failure = 1; failure <= 9; failure++) await login(ctx, { email, password: wrong }).catch(() => {});
    ctx.clock.advance(15 * 60_000 + 1);
    for (let failure = 1; failure <= 10; failure++)
      await expect(login(ctx, { email, password: wrong })).rejects.toBeInstanceOf(InvalidCredentials);
  });

  it("closes the session it came with and leaves other devices alone", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const phone = await signedInAs(ctx, user.email);
    const laptop = await signedInAs(ctx, user.email);
    const rotated = await login(laptop.ctx, { email: user.email, password });
    expect(await resolve(ctx, laptop.token)).toBeUndefined();
    expect(await resolve(ctx, phone.token)).toBeDefined();
    expect(await resolve(ctx, rotated.token)).toBeDefined();
  });

  it("takes the guest's cart along", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const guestCartId = newId();
    await database.db
      .insertInto("carts")
      .values({ id: guestCartId, items: "[]", expires_at: new Date(ctx.clock.now().getTime() + DAY_MS) })
      .execute();
    const { cartId } = await login(ctx.as(ctx.actor, guestCartId), { email: user.email, password });
    expect(cartId).not.toBeNull();
    const cart = await database.db.selectFrom("carts").where("user_id", "=", user.id).select("id").execute();
    expect(cart).toEqual([{ id: cartId }]);
  });

  it("takes along what was ordered as a guest, once the address is verified", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const { orderId } = await aPaidOrder(ctx);
    await database.db.updateTable("orders").set({ email: user.email }).where("id", "=", orderId).execute();
    const owner = () => database.db.selectFrom("orders").where("id", "=", orderId).select("user_id").executeTakeFirst();
    await login(ctx, { email: user.email, password });
    expect(await owner()).toEqual({ user_id: null });
    await database.db
      .updateTable("users")
      .set({ email_verified_at: ctx.clock.now() })
      .where("id", "=", user.id)
      .execute();
    await login(ctx, { email: user.email, password });
    await login(ctx, { email: user.email, password });
    expect(await owner()).toEqual({ user_id: user.id });
    expect((await listEventTypes(database.db, orderId)).filter((type) => type === "OrderClaimed")).toHaveLength(1);
  });
});

describe("sessions", () => {
  it("are resolved in one statement and extended in their second half", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const { token } = await login(ctx, { email: user.email, password });
    ctx.clock.advance(14 * DAY_MS);
    database.takeStatements();
    expect(await resolve(ctx, token)).toMatchObject({ isFresh: false });
    expect(database.takeStatements()).toHaveLength(1);
    ctx.clock.advance(2 * DAY_MS);
    expect(await resolve(ctx, token)).toMatchObject({ isFresh: true });
    ctx.clock.advance(29 * DAY_MS);
    expect(await resolve(ctx, token)).toBeDefined();
    ctx.clock.advance(31 * DAY_MS);
    expect(await resolve(ctx, token)).toBeUndefined();
  });

  it("end one by one, or all at once", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const [one, two, three] = [
      await signedInAs(ctx, user.email),
      await signedInAs(ctx, user.email),
      await signedInAs(ctx, user.email),
    ];
    await logout(one.ctx);
    await logout(one.ctx);
    expect(await resolve(ctx, one.token)).toBeUndefined();
    expect(await resolve(ctx, two.token)).toBeDefined();
    await logoutEverywhere(two.ctx);
    expect(await resolve(ctx, two.token)).toBeUndefined();
    expect(await resolve(ctx, three.token)).toBeUndefined();
    await expect(logoutEverywhere(ctx)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("are swept out with what else is over, and the living stay", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await signedInAs(ctx, user.email);
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    await login(ctx, { email: user.email, password: wrong }).catch(() => {});
    ctx.clock.advance(20 * DAY_MS);
    const { token } = await signedInAs(ctx, user.email);
    ctx.clock.advance(11 * DAY_MS);
    await removeExpiredSessions(ctx);
    const sessions = await database.db
      .selectFrom("sessions")
      .where("user_id", "=", user.id)
      .select("id_hash")
      .execute();
    expect(sessions).toContainEqual({ id_hash: hashSecret(token) });
    expect(JSON.stringify(sessions)).not.toContain(token);
    const tokens = await database.db
      .selectFrom("user_tokens")
      .where("user_id", "=", user.id)
      .select("purpose")
      .execute();
    expect(tokens).toEqual([]);
  });
});

describe("a forgotten password", () => {
  it("is asked for alike with and without an account", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    database.takeStatements();
    await expect(forgotPassword(ctx, { email: user.email })).resolves.toBeUndefined();
    const known = database.takeStatements();
    await expect(forgotPassword(ctx, { email: freshEmail() })).resolves.toBeUndefined();
    expect(database.takeStatements()).toEqual(known);
    await sendPasswordReset(ctx, { userId: null, requestId: newId() });
    expect(ctx.mailer.sent).toEqual([]);
  });

  it("is replaced once by the link, which signs out every device and lifts the lock", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const before = await signedInAs(ctx, user.email);
    for (let failure = 1; failure <= 11; failure++)
      await login(ctx, { email: user.email, password: wrong }).catch(() => {});
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    const token = tokenIn(ctx);
    const stored = await database.db.selectFrom("user_tokens").where("user_id", "=", user.id).selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);

    await resetPassword(ctx, { token, password: "a brand new one" });
    expect(await resolve(ctx, before.token)).toBeUndefined();
    await expect(login(ctx, { email: user.email, password })).rejects.toBeInstanceOf(InvalidCredentials);
    const { user: view } = await login(ctx, { email: user.email, password: "a brand new one" });
    expect(view.emailVerified).toBe(true);
    await expect(resetPassword(ctx, { token, password })).rejects.toBeInstanceOf(TokenInvalid);
  });

  it("makes the other links worthless", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    const first = tokenIn(ctx);
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    await resetPassword(ctx, { token: tokenIn(ctx), password: "a brand new one" });
    await expect(resetPassword(ctx, { token: first, password })).rejects.toBeInstanceOf(TokenInvalid);
  });

  it("has a link for one hour", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    ctx.clock.advance(HOUR_MS);
    await expect(resetPassword(ctx, { token: tokenIn(ctx), password })).rejects.toBeInstanceOf(TokenInvalid);
  });

  it("sends five mails an hour at most", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    for (let time = 1; time <= 7; time++) await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    expect(ctx.mailer.sent).toHaveLength(5);
    ctx.clock.advance(HOUR_MS + 1);
    await sendPasswordReset(ctx, { userId: user.id, requestId: newId() });
    expect(ctx.mailer.sent).toHaveLength(6);
  });

  it("cannot be replaced by a link that verifies an address", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    await expect(resetPassword(ctx, { token: tokenIn(ctx), password })).rejects.toBeInstanceOf(TokenInvalid);
  });
});

describe("verifying an address", () => {
  it("works once", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    const token = tokenIn(ctx);
    await verifyEmail(ctx, { token });
    expect((await signedInAs(ctx, user.email)).ctx.actor).toMatchObject({ isEmailVerified: true });
    await expect(verifyEmail(ctx, { token })).rejects.toBeInstanceOf(TokenInvalid);
    await expect(verifyEmail(ctx, { token: "never-ours" })).rejects.toBeInstanceOf(TokenInvalid);
  });

  it("is refused after a day, and when the address has changed", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    const late = tokenIn(ctx);
    ctx.clock.advance(DAY_MS);
    await expect(verifyEmail(ctx, { token: late })).rejects.toBeInstanceOf(TokenInvalid);
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    await database.db.updateTable("users").set({ email: freshEmail() }).where("id", "=", user.id).execute();
    await expect(verifyEmail(ctx, { token: tokenIn(ctx) })).rejects.toBeInstanceOf(TokenInvalid);
  });

  it("sends the link again, but not to somebody who is verified", async () => {
    const ctx = testContext(database.db);
    const user = await registered(ctx);
    const asked = async () =>
      (await jobs()).filter((job) => job.name === "identity.sendVerification" && job.key.includes(user.id)).length;
    await resendVerification((await signedInAs(ctx, user.email)).ctx);
    expect(await asked()).toBe(1);
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    await verifyEmail(ctx, { token: tokenIn(ctx) });
    await sendVerification(ctx, { userId: user.id, requestId: newId() });
    expect(ctx.mailer.sent).toHaveLength(1);
    await resendVerification((await signedInAs(ctx, user.email)).ctx);
    await expect(resendVerification(ctx)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
