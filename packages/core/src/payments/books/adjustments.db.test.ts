import { actor, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { getSellerMoney } from "../payouts/get-seller-money";
import { decideAdjustment, listAdjustments, requestAdjustment } from "./adjustments";
import { getLedgerBalances, listLedgerPostings } from "./get-ledger";

const database = useDatabase();
async function staff() {
  const { id } = await aUser(database.db, { staffRole: "finance" });
  return testContext(database.db).as(actor({ id, staffRole: "finance" }));
}
const asked = {
  debitAccount: "write_offs" as const,
  creditAccount: "seller_payable" as const,
  amount: 1234,
  currency: "USD",
  reason: "Goodwill for a parcel that was lost.",
};

it("P-148 posts an adjustment once a second person approves it, and never the first one", async () => {
  const [asker, approver] = [await staff(), await staff()];
  const seller = await aSeller(database.db);
  const { adjustmentId } = await requestAdjustment(asker, { ...asked, shopSlug: seller.shopSlug });
  const approve = (ctx: typeof asker) => decideAdjustment(ctx, { adjustmentId, isApproved: true, note: "" });
  await expect(approve(asker)).rejects.toMatchObject({ code: "ADJUSTMENT_REFUSED" });
  expect((await getSellerMoney(asker, { sellerId: seller.id })).pending.amount).toBe(0);
  await Promise.all([approve(approver), approve(approver), approve(await staff())]);
  expect((await getSellerMoney(asker, { sellerId: seller.id })).pending.amount).toBe(1234);
  expect((await listAdjustments(asker, { limit: 1 })).items).toMatchObject([{ status: "APPROVED", isOwn: true }]);
  await expect(decideAdjustment(approver, { adjustmentId, isApproved: false, note: "" })).rejects.toMatchObject({
    code: "ADJUSTMENT_REFUSED",
  });
  const { items } = await listLedgerPostings(asker, { limit: 5, query: `adjustment:${adjustmentId}` });
  expect(items).toMatchObject([{ kind: "adjustment", description: asked.reason }]);
});

it("P-148 is refused by the tables too when both are one person", async () => {
  const asker = await staff();
  const { adjustmentId } = await requestAdjustment(asker, { ...asked, creditAccount: "bank", shopSlug: undefined });
  await expect(
    sql`update ledger_adjustments set status = 'APPROVED', decided_by = requested_by, decided_at = now()
      where id = ${adjustmentId}`.execute(database.db),
  ).rejects.toThrow(/second_person/);
});

it("P-148 is taken back by who asked for it, and posts nothing", async () => {
  const [asker, approver] = [await staff(), await staff()];
  const seller = await aSeller(database.db);
  const { adjustmentId } = await requestAdjustment(asker, { ...asked, shopSlug: seller.shopSlug });
  const withdraw = () => decideAdjustment(asker, { adjustmentId, isApproved: false, note: "" });
  await Promise.all([withdraw(), withdraw()]);
  expect((await getSellerMoney(asker, { sellerId: seller.id })).pending.amount).toBe(0);
  await expect(decideAdjustment(approver, { adjustmentId, isApproved: true, note: "" })).rejects.toMatchObject({
    code: "ADJUSTMENT_REFUSED",
  });
});

it("names the field when accounts and shop do not go together", async () => {
  const asker = await staff();
  const refusal = (more: object) => requestAdjustment(asker, { ...asked, shopSlug: undefined, ...more });
  await expect(refusal({})).rejects.toMatchObject({ details: { fieldErrors: { shopSlug: expect.any(String) } } });
  await expect(refusal({ shopSlug: "nowhere" })).rejects.toMatchObject({
    details: { fieldErrors: { shopSlug: expect.any(String) } },
  });
  await expect(refusal({ creditAccount: "write_offs" })).rejects.toMatchObject({
    details: { fieldErrors: { creditAccount: expect.any(String) } },
  });
});

it("P-143 knows the balance of each account at any instant, debits equal to credits", async () => {
  const [asker, approver] = [await staff(), await staff()];
  const before = asker.clock.now().toISOString();
  approver.clock.advance(60_000);
  const { adjustmentId } = await requestAdjustment(asker, { ...asked, creditAccount: "bank", shopSlug: undefined });
  await decideAdjustment(approver, { adjustmentId, isApproved: true, note: "" });
  const bank = (view: Awaited<ReturnType<typeof getLedgerBalances>>) =>
    view.currencies.find((each) => each.currency === "USD")?.accounts.find((each) => each.account === "bank")?.balance
      .amount ?? 0;
  const now = await getLedgerBalances(approver, {});
  expect(bank(now) - bank(await getLedgerBalances(approver, { at: before }))).toBe(-1234);
  for (const each of now.currencies) expect(each.difference.amount).toBe(0);
});
