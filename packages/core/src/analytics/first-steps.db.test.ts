import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { newId } from "../platform/index";
import { setBusiness } from "../sellers/index";
import { setSendingAddress } from "../shipping/index";
import { getFirstSteps } from "./index";

const database = useDatabase();
const aBusiness = {
  legalName: "Marlow Ceramics LLC",
  line1: "12 Kiln Lane",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};

it("says what a shop still needs before it sells and is paid", async () => {
  const ctx = testContext(database.db);
  const seller = await aSeller(database.db);
  const steps = () => getFirstSteps(ctx, { sellerId: seller.id });
  const nothing = {
    hasLogo: false,
    hasProduct: false,
    hasWaitingProduct: false,
    hasSendingAddress: false,
    isPayable: false,
    hasTaxId: false,
    hasBusiness: false,
  };
  expect(await steps()).toMatchObject(nothing);
  // A neighbour's are not its own.
  await aProduct(database.db, await aSeller(database.db));
  expect(await steps()).toMatchObject(nothing);
  // One that staff have still to look at is not on sale.
  const waiting = await aProduct(database.db, seller, { status: "DRAFT" });
  await sql`update products set published_at = null where id = ${waiting.id}`.execute(database.db);
  const submission = { id: newId(), product_id: waiting.id, seller_id: seller.id, submitted_at: new Date() };
  await database.db.insertInto("product_submissions").values(submission).execute();
  expect(await steps()).toMatchObject({ ...nothing, hasWaitingProduct: true });
  await database.db.deleteFrom("product_submissions").execute();
  await aProduct(database.db, seller);
  const address = { firstName: "Ines", lastName: "Marlow", line1: "12 Kiln Lane", city: "Portland", state: "OR" };
  await setSendingAddress(ctx, seller.id, { ...address, postalCode: "97201", country: "US" });
  expect(await steps()).toMatchObject({ ...nothing, hasProduct: true, hasSendingAddress: true });
  const account = { transfers_enabled: true, payouts_enabled: false, details_submitted: true, checked_at: new Date() };
  const saved = { ...account, seller_id: seller.id, requirements: ["external_account"] };
  await database.db.insertInto("seller_accounts").values(saved).execute();
  expect((await steps()).isPayable).toBe(false);
  await database.db.updateTable("seller_accounts").set({ payouts_enabled: true }).execute();
  expect((await steps()).isPayable).toBe(true);
  await setBusiness(ctx, { ...aBusiness, sellerId: seller.id });
  expect((await steps()).hasBusiness).toBe(true);
  await expect(getFirstSteps(ctx, { sellerId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
