import { aPaidOrder, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, newId } from "../../platform/index";
import { insertTransfer, listDueTransfers, setTransfer } from "../queries/transfers";
import { TRANSFERS_OFF } from "./refused-transfer";

const database = useDatabase();

it("P-144 transfers that are due go before those that were refused since, and none waits behind an account that takes nothing", async () => {
  const { db } = database;
  const { ctx, parts } = await aPaidOrder(testContext(db), { sellers: 4 });
  const now = ctx.clock.now();
  const [refused, closed, patient, latest] = await Promise.all(
    parts.map(async (part, index) => {
      const id = newId();
      await db.transaction().execute((tx) =>
        insertTransfer(tx, {
          ...{ id, paymentId: null, sellerOrderId: part.id, sellerId: part.sellerId, amount: 100, commissionAmount: 8 },
          ...{ currency: "USD", status: "WAITING", dueAt: new Date(now.getTime() - (9 - index) * DAY_MS) },
          now: new Date(now.getTime() - 20 * DAY_MS),
        }),
      );
      return { ...part, transferId: id };
    }),
  );
  if (!refused || !closed || !patient || !latest) throw new Error("Four shops have four parts.");
  const due = () => listDueTransfers(db, now);
  expect(await due()).toEqual([refused, closed, patient, latest].map((part) => part.id));

  const fail = (transferId: string, code: string) =>
    db
      .transaction()
      .execute((tx) =>
        setTransfer(
          tx,
          transferId,
          { failure_code: code, failure_message: "Not now." },
          new Date(now.getTime() - HOUR_MS),
        ),
      );
  await fail(refused.transferId, "balance_insufficient");
  const account = { transfers_enabled: false, payouts_enabled: false, details_submitted: false, checked_at: now };
  await db
    .insertInto("seller_accounts")
    .values({ ...account, seller_id: closed.sellerId })
    .execute();
  // It is tried once, so that its seller reads why it waits.
  expect(await due()).toEqual([closed, patient, latest, refused].map((part) => part.id));
  await fail(closed.transferId, TRANSFERS_OFF.code);
  expect(await due()).toEqual([patient, latest, refused].map((part) => part.id));

  await db.updateTable("seller_accounts").set({ transfers_enabled: true }).execute();
  expect(await due()).toContain(closed.id);
});
