import { createAddressInput } from "@emporia/contracts/identity";
import { actor, anAddress, aUser, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { createAddress, listAddresses, removeAddress, updateAddress } from "./index";

const database = useDatabase({ poolSize: 20 });
const shopper = async () => testContext(database.db).as(actor(await aUser(database.db)));
const address = createAddressInput.parse(anAddress);
const defaults = async (ctx: Awaited<ReturnType<typeof shopper>>) =>
  (await listAddresses(ctx)).filter((each) => each.isDefault).length;

it("leaves one default when twenty addresses want to be it", async () => {
  const ctx = await shopper();
  const made = await Promise.all(Array.from({ length: 20 }, () => createAddress(ctx, address)));
  expect(await defaults(ctx)).toBe(1);
  await Promise.all(made.map(({ id }) => updateAddress(ctx, { addressId: id, isDefault: true })));
  expect(await defaults(ctx)).toBe(1);
});

it("leaves one default when the default is removed while others are added and chosen", async () => {
  const ctx = await shopper();
  const [first, second] = [await createAddress(ctx, address), await createAddress(ctx, address)];
  await Promise.all([
    removeAddress(ctx, { addressId: first.id }),
    updateAddress(ctx, { addressId: second.id, isDefault: true }),
    ...Array.from({ length: 10 }, () => createAddress(ctx, { ...address, isDefault: true })),
  ]);
  expect(await defaults(ctx)).toBe(1);
});
