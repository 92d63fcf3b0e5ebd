import {
  aCheckout,
  aMarket,
  aProduct,
  aSeller,
  FakeClock,
  testContext,
  textOfPdf,
  useDatabase,
} from "@emporia/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { completeCheckout } from "../../checkout/index";
import { inTransaction, newId } from "../../platform/index";
import { captureOrder } from "../capture-order";
import {
  type LedgerPosting,
  payoutEntries,
  payoutFailureEntries,
  postToLedger,
  reversalEntries,
  saleEntries,
  transferEntries,
} from "../ledger";
import { getSellerMoney } from "../payouts/get-seller-money";
import { getStatement, getStatementFile, listStatements } from "./get-statement";

const database = useDatabase();

type Move = {
  kind: "sale" | "transfer" | "transfer_reversal" | "payout" | "payout_failure";
  amount: number;
  day: number;
};
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom("sale", "transfer", "transfer_reversal", "payout", "payout_failure"),
  amount: fc.integer({ min: 1, max: 100_000 }),
  // Over three months and their borders.
  day: fc.nat(92),
});

function posting(sellerId: string, { kind, amount }: Move): Pick<LedgerPosting, "kind" | "entries"> {
  if (kind === "sale") {
    const whose = { sellerId, shopName: "Shop", sellerOrderId: undefined as never };
    const rest = { discount: 0, platformDiscount: 0, shipping: 0, tax: 0, includedTax: 0 };
    return {
      kind,
      entries: saleEntries([{ ...whose, ...rest, subtotal: amount, total: amount, commission: amount % 97 }]),
    };
  }
  const entries = {
    transfer: transferEntries,
    transfer_reversal: reversalEntries,
    payout: payoutEntries,
    payout_failure: payoutFailureEntries,
  }[kind];
  return { kind, entries: entries({ sellerId, amount }) };
}

it("P-146 is what the ledger says: each month opens where the one before closed, and closes by its lines", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
      const seller = await aSeller(database.db);
      const clock = new FakeClock(new Date("2026-12-15T00:00:00Z"));
      const ctx = testContext(database.db, { clock });
      for (const each of moves) {
        clock.set(new Date(Date.UTC(2026, 8, 1) + each.day * 86_400_000));
        const made = posting(seller.id, each);
        await inTransaction(ctx, (tx) =>
          postToLedger(tx, ctx, {
            key: `${made.kind}:${newId()}`,
            orderId: null,
            currency: "USD",
            description: "A move",
            ...made,
          }),
        );
      }
      clock.set(new Date("2026-12-15T00:00:00Z"));
      const { items } = await listStatements(ctx, { sellerId: seller.id });
      let closing = 0;
      for (const month of [...items].reverse()) {
        const statement = await getStatement(ctx, { sellerId: seller.id, period: month.period });
        expect([statement.opening.amount, month.opening.amount]).toEqual([closing, closing]);
        const lines = statement.lines.reduce((sum, line) => sum + line.amount.amount, 0);
        expect(statement.closing.amount).toBe(closing + lines);
        expect(statement.sums.reduce((sum, each) => sum + each.amount.amount, 0)).toBe(lines);
        const file = await getStatementFile(ctx, { sellerId: seller.id, period: month.period, format: "csv" });
        const rows = Buffer.from(file.content, "base64").toString().trim().split("\r\n").slice(1);
        const cents = rows.map((row) => Math.round(Number(row.split(",")[4]) * 100));
        expect(cents.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(cents.at(-1));
        expect(cents.at(-1)).toBe(month.closing.amount);
        closing = month.closing.amount;
      }
      const { rows } = await database.pool.query(
        "select coalesce(-sum(amount), 0)::bigint as sum from ledger_entries where seller_id = $1 and account in ('seller_payable', 'connected_payable')",
        [seller.id],
      );
      expect(closing).toBe(Number(rows[0]?.sum));
    }),
    { numRuns: 25 },
  );
});

it("P-146 comes as a PDF that says the same, on as many pages as it takes", async () => {
  const seller = await aSeller(database.db, { shopName: "Käthe & 工房" });
  const ctx = testContext(database.db);
  for (let count = 0; count < 120; count++)
    await inTransaction(ctx, (tx) =>
      postToLedger(tx, ctx, {
        key: `sale:${newId()}`,
        orderId: null,
        currency: "USD",
        description: "A sale",
        ...posting(seller.id, { kind: "sale", amount: 1000, day: 0 }),
      }),
    );
  const period = ctx.clock.now().toISOString().slice(0, 7);
  const { content } = await getStatementFile(ctx, { sellerId: seller.id, period, format: "pdf" });
  const bytes = Buffer.from(content, "base64");
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const raw = bytes.toString("latin1");
  expect(raw.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  const text = textOfPdf(bytes);
  for (const said of ["Käthe & \u{fffd}\u{fffd}", "Opening balance", "$1,164.00"]) expect(text).toContain(said);
});

it("is of the seller alone, and of no month that is still to come", async () => {
  const seller = await aSeller(database.db);
  const ctx = testContext(database.db);
  await expect(getStatement(ctx, { sellerId: seller.id, period: "2099-01" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await listStatements(ctx, { sellerId: seller.id })).items).toEqual([]);
});

it("are one for each currency in which a shop has sold, and the least payout is said in it", async () => {
  const { db } = database;
  const europe = await aMarket(db);
  const seller = await aSeller(db, { shipsTo: [europe] });
  const vase = await aProduct(db, seller, { prices: { EUR: 4000 } });
  const { ctx, checkoutId } = await aCheckout(testContext(db, { market: europe }), [{ variantId: vase.variantId }], {
    address: { country: "FR", state: "" },
  });
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await captureOrder(ctx, { orderId: answer.orderId });
  const reader = testContext(db);
  const { items, currencies } = await listStatements(reader, { sellerId: seller.id, currency: "EUR" });
  expect(currencies).toEqual(["USD", "EUR"]);
  expect(items[0]?.closing).toEqual({ amount: 4500 - 320, currency: "EUR" });
  const money = await getSellerMoney(reader, { sellerId: seller.id, currency: "EUR" });
  expect(money.pending).toEqual({ amount: 4180, currency: "EUR" });
  const home = await getSellerMoney(reader, { sellerId: seller.id });
  expect(home.pending).toEqual({ amount: 0, currency: "USD" });
  expect(money.terms.minimum.amount).toBe(home.terms.minimum.amount);
  await db.insertInto("conversions").values({ currency: "JPY", from_currency: "USD", rate: 150 }).execute();
  const yen = await getSellerMoney(reader, { sellerId: seller.id, currency: "JPY" });
  expect(yen.terms.minimum).toEqual({ amount: (home.terms.minimum.amount / 100) * 150, currency: "JPY" });
});
