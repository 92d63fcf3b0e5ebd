import { registerSellerInput } from "@emporia/contracts/sellers";
import { actor, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import {
  AlreadyASeller,
  approveSeller,
  registerSeller,
  rejectSeller,
  SellerTransitionRefused,
  ShopNameTaken,
} from "./index";

const database = useDatabase({ poolSize: 20 });
const application = (shopName: string) =>
  registerSellerInput.parse({
    shopName,
    description: "Stoneware thrown by hand in a shed by the sea.",
    businessType: "llc",
    city: "Portland",
    state: "OR",
    country: "US",
  });
const reasonsOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));

it("gives one person one shop, however often they press the button", async () => {
  const ctx = testContext(database.db).as(actor(await aUser(database.db)));
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, turn) => registerSeller(ctx, application(`Shop ${turn}`))),
  );
  const refused = reasonsOf(results);
  expect(refused).toHaveLength(9);
  for (const each of refused) expect(each).toBeInstanceOf(AlreadyASeller);
});

it("gives a name to one of many who want it", async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => aUser(database.db)));
  const results = await Promise.allSettled(
    people.map((each) => registerSeller(testContext(database.db).as(actor(each)), application("Wanted"))),
  );
  const refused = reasonsOf(results);
  expect(refused).toHaveLength(9);
  for (const each of refused) expect(each).toBeInstanceOf(ShopNameTaken);
});

it("gives shops whose names make the same address an address each", async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => aUser(database.db)));
  const shops = await Promise.all(
    people.map((each, turn) =>
      registerSeller(testContext(database.db).as(actor(each)), application(`Same${" &".repeat(turn)} Address`)),
    ),
  );
  expect(new Set(shops.map((shop) => shop.shopSlug)).size).toBe(6);
});

it("takes one of two decisions that contradict each other", async () => {
  const seller = await aSeller(database.db, { status: "PENDING" });
  const ctx = testContext(database.db).as(actor(await aUser(database.db, { staffRole: "operations" })));
  const results = await Promise.allSettled([
    approveSeller(ctx, { sellerId: seller.id }),
    rejectSeller(ctx, { sellerId: seller.id, reason: "Not what we are looking for." }),
  ]);
  const refused = reasonsOf(results);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(SellerTransitionRefused);
});
