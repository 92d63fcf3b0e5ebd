import { createAddressInput, updateAddressInput, updateUserInput } from "@emporia/contracts/identity";
import { actor, anAddress, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { NotFound } from "../platform";
import { createAddress, getUser, listAddresses, removeAddress, updateAddress, updateUser } from "./index";

const database = useDatabase();

async function shopper() {
  return testContext(database.db).as(actor(await aUser(database.db)));
}
const address = (more: object = {}) => createAddressInput.parse({ ...anAddress, ...more });

describe("the profile", () => {
  it("shows a member their shops and staff what they may do, and no hash", async () => {
    const seller = await aSeller(database.db);
    const view = await getUser(testContext(database.db).as(actor({ id: seller.ownerId })));
    expect(view).toMatchObject({ memberships: [seller.membership], staffRole: null, permissions: [] });
    expect(Object.keys(view)).not.toContain("passwordHash");
    const staff = await aUser(database.db, { staffRole: "support" });
    expect(await getUser(testContext(database.db).as(actor(staff)))).toMatchObject({
      staffRole: "support",
      permissions: expect.arrayContaining(["orders:read"]),
    });
  });

  it("is for people who are signed in, and still exist", async () => {
    await expect(getUser(testContext(database.db))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const ctx = await shopper();
    await database.db
      .deleteFrom("users")
      .where("id", "=", (ctx.actor as { userId: string }).userId)
      .execute();
    await expect(getUser(ctx)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("changes what is given, and an empty phone field removes the number", async () => {
    const ctx = await shopper();
    const update = (input: object) => updateUser(ctx, updateUserInput.parse(input));
    expect(await update({ firstName: "Grace", phone: "+1 415 555 0100" })).toMatchObject({
      firstName: "Grace",
      lastName: "Tester",
      phone: "+1 415 555 0100",
    });
    expect(await update({ lastName: "Hopper" })).toMatchObject({ lastName: "Hopper", phone: "+1 415 555 0100" });
    expect(await update({ phone: "" })).toMatchObject({ phone: null });
  });
});

describe("the address book", () => {
  it("makes the first address the default and puts the default first", async () => {
    const ctx = await shopper();
    const home = await createAddress(ctx, address());
    const work = await createAddress(ctx, address({ label: "Work", state: "ca" }));
    expect([home.isDefault, work.isDefault]).toEqual([true, false]);
    expect(work.state).toBe("CA");
    const gift = await createAddress(ctx, address({ label: "Gift", isDefault: true }));
    expect((await listAddresses(ctx)).map(({ label, isDefault }) => [label, isDefault])).toEqual([
      ["Gift", true],
      ["Work", false],
      ["Home", false],
    ]);
    expect(gift.isDefault).toBe(true);
  });

  it("always has one default", async () => {
    const ctx = await shopper();
    const home = await createAddress(ctx, address());
    const work = await createAddress(ctx, address({ label: "Work" }));
    await updateAddress(ctx, updateAddressInput.parse({ addressId: home.id, isDefault: false }));
    expect((await listAddresses(ctx)).filter((each) => each.isDefault).map((each) => each.id)).toEqual([home.id]);
    await updateAddress(ctx, updateAddressInput.parse({ addressId: work.id, isDefault: true }));
    expect((await listAddresses(ctx)).filter((each) => each.isDefault).map((each) => each.id)).toEqual([work.id]);
  });

  it("promotes the newest when the default is removed", async () => {
    const ctx = await shopper();
    const first = await createAddress(ctx, address());
    ctx.clock.advance(1000);
    await createAddress(ctx, address({ label: "Older" }));
    ctx.clock.advance(1000);
    await createAddress(ctx, address({ label: "Newest" }));
    await removeAddress(ctx, { addressId: first.id });
    expect((await listAddresses(ctx)).map(({ label, isDefault }) => [label, isDefault])).toEqual([
      ["Newest", true],
      ["Older", false],
    ]);
    for (const each of await listAddresses(ctx)) await removeAddress(ctx, { addressId: each.id });
    expect(await listAddresses(ctx)).toEqual([]);
  });

  it("changes only what is given, and empties what is emptied", async () => {
    const ctx = await shopper();
    const home = await createAddress(ctx, address({ line2: "Apartment 4", phone: "415 555 0100" }));
    const update = (input: object) => updateAddress(ctx, updateAddressInput.parse({ addressId: home.id, ...input }));
    expect(await update({ city: "Oakland" })).toEqual({ ...home, city: "Oakland" });
    expect(await update({ line2: "" })).toMatchObject({ line2: null, phone: "415 555 0100", state: "CA" });
  });

  it("checks the address as a whole: a new country does not keep the old state", async () => {
    const ctx = await shopper();
    const home = await createAddress(ctx, address());
    const update = (input: object) => updateAddress(ctx, updateAddressInput.parse({ addressId: home.id, ...input }));
    expect(await update({ country: "DE", city: "Berlin", postalCode: "10115" })).toMatchObject({ state: "" });
    await expect(updateAddress(ctx, { addressId: home.id, country: "US" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      details: { fieldErrors: { state: expect.any(String), postalCode: expect.any(String) } },
    });
  });

  it("keeps strangers out", async () => {
    const home = await createAddress(await shopper(), address());
    const stranger = await shopper();
    await expect(updateAddress(stranger, { addressId: home.id, city: "Mine" })).rejects.toBeInstanceOf(NotFound);
    await expect(removeAddress(stranger, { addressId: home.id })).rejects.toBeInstanceOf(NotFound);
    expect(await listAddresses(stranger)).toEqual([]);
    await expect(listAddresses(testContext(database.db))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("holds fifty", async () => {
    const ctx = await shopper();
    for (let count = 0; count < 50; count++) await createAddress(ctx, address());
    await expect(createAddress(ctx, address())).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });
});
