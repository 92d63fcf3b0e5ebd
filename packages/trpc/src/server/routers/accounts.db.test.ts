import type { Actor } from "@emporia/core/platform";
import { actor, aSeller, aUser, guest, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { createCallerFactory, router } from "../trpc";
import { authRouter } from "./auth";
import { mailsRouter } from "./mails";
import { sellersRouter } from "./sellers";
import { usersRouter } from "./users";

const database = useDatabase();
const callerOf = createCallerFactory(
  router({ auth: authRouter, users: usersRouter, sellers: sellersRouter, mails: mailsRouter }),
);
const as = (who: Actor, requestedSellerId: string | null = null) =>
  callerOf({ core: testContext(database.db).as(who), requestedSellerId, drawCall: () => {} });

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "allowed",
    (error: { code: string }) => error.code,
  );
const account = {
  email: "ada@example.com",
  password: "correct horse battery",
  firstName: "Ada",
  lastName: "Tester",
};

describe("the account routers", () => {
  it("register and sign in a guest", async () => {
    expect(await as(guest).auth.register(account)).toMatchObject({ user: { email: account.email } });
    expect(await as(guest).auth.register(account)).toMatchObject({ user: { email: account.email } });
    const { token, user } = await as(guest).auth.login(account);
    expect(token.length).toBeGreaterThan(40);
    expect(user).toMatchObject({ email: account.email });
    expect(await refusal(as(guest).auth.login({ ...account, password: "wrong" }))).toBe("UNAUTHORIZED");
    expect(await as(guest).auth.forgotPassword({ email: "nobody@example.com" })).toEqual({ ok: true });
  });

  it("name the field that is wrong", async () => {
    const error = await as(guest)
      .auth.register({ ...account, email: "no address", password: "short" })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "BAD_REQUEST" });
    expect(error.message).toContain("email");
    expect(error.message).toContain("password");
  });

  it("keep what is personal from guests", async () => {
    const { auth, users, sellers } = as(guest);
    const id = "01930000-0000-7000-8000-000000000000";
    const calls = [
      auth.logout(),
      auth.logoutEverywhere(),
      auth.resendVerification(),
      users.me(),
      users.update({ firstName: "Eve" }),
      users.addresses.list(),
      users.addresses.remove({ addressId: id }),
      sellers.mine(),
      sellers.update({ sellerId: id, tagline: "Mine" }),
      sellers.staff.list({}),
      as(guest).mails.templates(),
    ];
    expect(new Set(await Promise.all(calls.map(refusal)))).toEqual(new Set(["UNAUTHORIZED"]));
  });

  it("show a shop to everybody and its inside to its own people", async () => {
    const seller = await aSeller(database.db);
    const owner = actor({ id: seller.ownerId, memberships: [seller.membership] });
    const stranger = actor(await aUser(database.db));
    expect(await as(guest).sellers.get({ sellerId: seller.shopSlug })).not.toHaveProperty("status");
    expect(await as(owner).sellers.mine()).toMatchObject({ id: seller.id, role: "owner" });
    expect(await as(owner).sellers.update({ sellerId: seller.id, tagline: "By hand" })).toMatchObject({
      tagline: "By hand",
    });
    expect(await refusal(as(stranger).sellers.mine())).toBe("NOT_FOUND");
    expect(await refusal(as(stranger, seller.id).sellers.mine())).toBe("NOT_FOUND");
    expect(await refusal(as(stranger).sellers.update({ sellerId: seller.id, tagline: "Mine" }))).toBe("NOT_FOUND");
  });

  it("let only staff whose role allows it decide", async () => {
    const seller = await aSeller(database.db, { status: "PENDING" });
    const staff = async (staffRole: "operations" | "support" | "catalog") =>
      as(actor({ ...(await aUser(database.db, { staffRole })), staffRole }));
    const support = await staff("support");
    expect((await support.sellers.staff.list({ status: "PENDING" })).items).toHaveLength(1);
    expect(await refusal(support.sellers.staff.approve({ sellerId: seller.id }))).toBe("FORBIDDEN");
    expect(await refusal(support.mails.templates())).toBe("FORBIDDEN");
    const shopper = as(actor(await aUser(database.db)));
    expect(await refusal(shopper.sellers.staff.approve({ sellerId: seller.id }))).toBe("NOT_FOUND");
    const operations = await staff("operations");
    expect(await operations.sellers.staff.approve({ sellerId: seller.id })).toMatchObject({ status: "APPROVED" });
    expect(await refusal(operations.sellers.staff.reject({ sellerId: seller.id, reason: "Too late for that." }))).toBe(
      "CONFLICT",
    );
    const [template] = await operations.mails.templates();
    expect((await operations.mails.preview({ template: template?.name ?? "" })).html).toContain("Emporia");
  });
});
