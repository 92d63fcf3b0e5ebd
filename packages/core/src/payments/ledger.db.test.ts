import { aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { inTransaction, newId } from "../platform/index";
import { type LedgerEntry, postToLedger } from "./ledger";

const database = useDatabase();

function post(entries: readonly LedgerEntry[], key = `adjustment:${newId()}`): Promise<void> {
  const ctx = testContext(database.db);
  return inTransaction(ctx, (tx) =>
    postToLedger(tx, ctx, {
      key,
      kind: "adjustment",
      orderId: null,
      currency: "USD",
      description: "Tried",
      entries,
    }),
  );
}
const pair = (amount: number): LedgerEntry[] => [
  { account: "bank", amount, note: "in" },
  { account: "write_offs", amount: -amount, note: "out" },
];
const countEntries = async () =>
  (await database.db.selectFrom("ledger_entries").select(sql<number>`count(*)::integer`.as("count")).executeTakeFirst())
    ?.count;

describe("the tables of the ledger", () => {
  it("P-143 refuse a posting that does not balance, whoever writes it", async () => {
    const before = await countEntries();
    await expect(post([{ account: "bank", amount: 1, note: "alone" }])).rejects.toThrow(/does not balance/);
    await expect(
      database.db.transaction().execute(async (tx) => {
        await sql`insert into ledger_postings (id, key, kind, description, occurred_at)
          values (${newId()}, 'adjustment:raw', 'adjustment', 'Raw', now())`.execute(tx);
        // Balanced as a sum, and in no currency.
        for (const [currency, amount] of [
          ["USD", 5],
          ["JPY", -5],
        ] as const)
          await sql`insert into ledger_entries (id, posting_id, account, currency, amount, note, occurred_at)
            select ${newId()}, id, 'bank', ${currency}, ${amount}, '', now() from ledger_postings
            where key = 'adjustment:raw'`.execute(tx);
      }),
    ).rejects.toThrow(/does not balance/);
    expect(await countEntries()).toBe(before);
  });

  it("P-143 refuse another entry in a posting that balanced", async () => {
    await post(pair(10), "adjustment:later");
    await expect(
      sql`insert into ledger_entries (id, posting_id, account, currency, amount, note, occurred_at)
        select ${newId()}, id, 'bank', 'USD', 7, '', now() from ledger_postings where key = 'adjustment:later'`.execute(
        database.db,
      ),
    ).rejects.toThrow(/does not balance/);
  });

  it("are not changed and not shortened", async () => {
    await post(pair(10));
    for (const statement of ["update ledger_entries set amount = amount + 1", "delete from ledger_postings"])
      await expect(sql.raw(statement).execute(database.db)).rejects.toThrow();
  });

  it("post a key once", async () => {
    const before = (await countEntries()) ?? 0;
    await Promise.all(Array.from({ length: 8 }, () => post(pair(10), "adjustment:same")));
    expect(await countEntries()).toBe(before + 2);
  });

  it("keep accounts of sellers for sellers, and no account beyond the chart", async () => {
    const seller = await aSeller(database.db);
    await expect(post([{ ...pair(1)[0], sellerId: seller.id } as LedgerEntry, ...pair(1).slice(1)])).rejects.toThrow(
      /seller_check/,
    );
    await expect(post([{ account: "seller_payable", amount: 1, note: "whose?" }, ...pair(1).slice(1)])).rejects.toThrow(
      /seller_check/,
    );
    await expect(post([{ account: "petty_cash" as "bank", amount: 1, note: "" }, ...pair(1).slice(1)])).rejects.toThrow(
      /account_check/,
    );
  });
});
