import { actor, aPaidOrder, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { newId, systemClock } from "../platform";
import { banUser, getStaffUser, hashPassword, listUsers, login, resolveSession, unbanUser } from "./index";

const database = useDatabase();
const password = "correct horse battery";
const reason = "They wrote threats to a seller.";

async function person(given: { staffRole?: string } = {}) {
  return aUser(database.db, { ...given, passwordHash: await hashPassword(password) });
}
async function staff(role: "owner" | "operations" = "operations") {
  const user = await aUser(database.db, { staffRole: role });
  return testContext(database.db).as(actor({ ...user, staffRole: role }));
}
const signIn = (email: string) => login(testContext(database.db), { email, password });
const auditOf = (id: string) =>
  database.db.selectFrom("audit_log").where("subject_id", "=", id).select(["action", "actor", "detail"]).execute();

describe("banning a person", () => {
  it("ends their sessions and refuses the next one, and only with the right password says why", async () => {
    const user = await person();
    const { token } = await login(testContext(database.db), {
      email: user.email,
      password,
    });
    const clerk = await staff();
    expect(await resolveSession(database.db, clerk.clock, token)).toBeDefined();
    const banned = await banUser(clerk, { userId: user.id, reason });
    expect(banned).toMatchObject({ id: user.id, banReason: reason, bannedAt: clerk.clock.now().toISOString() });
    expect(await resolveSession(database.db, clerk.clock, token)).toBeUndefined();
    await expect(signIn(user.email)).rejects.toMatchObject({ code: "ACCOUNT_BANNED", kind: "forbidden" });
    await expect(login(testContext(database.db), { email: user.email, password: "wrong" })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    await unbanUser(clerk, { userId: user.id, reason: "It was somebody else's account." });
    await expect(signIn(user.email)).resolves.toMatchObject({ user: { id: user.id } });
  });

  it("writes down who did it and why, once", async () => {
    const user = await person();
    const clerk = await staff();
    const by = { kind: "user", id: (clerk.actor as { userId: string }).userId };
    await banUser(clerk, { userId: user.id, reason });
    expect(await banUser(clerk, { userId: user.id, reason: "Another reason." })).toMatchObject({ banReason: reason });
    const why = "It was somebody else's account.";
    for (let count = 0; count < 2; count++)
      expect(await unbanUser(clerk, { userId: user.id, reason: why })).toMatchObject({
        bannedAt: null,
        banReason: null,
      });
    expect(await auditOf(user.id)).toEqual([
      { action: "user.banned", actor: by, detail: { reason } },
      { action: "user.unbanned", actor: by, detail: { reason: why } },
    ]);
  });

  it("is not for oneself, nor for colleagues unless the role allows it", async () => {
    const owner = await staff("owner");
    const clerk = await staff();
    for (const ctx of [owner, clerk])
      await expect(banUser(ctx, { userId: (ctx.actor as { userId: string }).userId, reason })).rejects.toMatchObject({
        code: "BAN_REFUSED",
      });
    const colleague = await person({ staffRole: "support" });
    await expect(banUser(clerk, { userId: colleague.id, reason })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { permission: "staff:ban" },
    });
    expect(await auditOf(colleague.id)).toEqual([]);
    await expect(signIn(colleague.email)).resolves.toBeDefined();
    await banUser(owner, { userId: colleague.id, reason });
    await expect(signIn(colleague.email)).rejects.toMatchObject({ code: "ACCOUNT_BANNED" });
    await expect(unbanUser(clerk, { userId: colleague.id, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(banUser(owner, { userId: newId(), reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves no session behind that was opened at the same moment", async () => {
    const clerk = await staff();
    for (let round = 0; round < 5; round++) {
      const user = await person();
      const results = await Promise.allSettled([
        signIn(user.email),
        banUser(clerk, { userId: user.id, reason }),
        signIn(user.email),
      ]);
      for (const result of results)
        if (result.status === "fulfilled" && "token" in result.value)
          expect(await resolveSession(database.db, systemClock, result.value.token)).toBeUndefined();
      const left = await database.db.selectFrom("sessions").where("user_id", "=", user.id).select("id_hash").execute();
      expect(left).toEqual([]);
    }
  });
});

describe("the list of people", () => {
  it("finds by name and address, by what they are, and pages without losing one", async () => {
    const clerk = await staff();
    const found = async (input: object) =>
      (await listUsers(clerk, { limit: 100, ...input })).items.map((each) => each.id);
    const user = await person();
    const seller = await aSeller(database.db);
    expect(await found({ query: user.email.slice(0, -4).toUpperCase() })).toEqual([user.id]);
    expect(await found({ query: "100%" })).toEqual([]);
    expect(await found({ kind: "sellers" })).toContain(seller.ownerId);
    expect(await found({ kind: "sellers" })).not.toContain(user.id);
    expect(await found({ kind: "staff" })).toContain((clerk.actor as { userId: string }).userId);
    await banUser(clerk, { userId: user.id, reason });
    expect(await found({ kind: "banned" })).toContain(user.id);
    const all = await found({});
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listUsers(clerk, { limit: 3, cursor });
      seen.push(...page.items.map((each) => each.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  it("says what staff need to know of a person, and no secret", async () => {
    const user = await person();
    await aPaidOrder(testContext(database.db).as(actor(user)));
    const view = await getStaffUser(await staff(), { userId: user.id });
    expect(view).toMatchObject({ email: user.email, orderCount: 1, memberships: [], bannedAt: null });
    expect(JSON.stringify(view)).not.toContain("argon2");
    await expect(getStaffUser(await staff(), { userId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
