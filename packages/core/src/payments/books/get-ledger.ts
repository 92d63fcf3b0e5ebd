import type { ledgerBalancesView, listPostingsInput, postingsView } from "@emporia/contracts/ledger";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, groupBy, toPage } from "../../platform/index";
import { type LedgerAccount, ledgerAccounts } from "../ledger";
import { listStaffPostings, sumAccounts } from "../queries/ledger";

/** What stands on each account at an instant, and that debits and credits are equal in each currency. */
export async function getLedgerBalances(
  ctx: Ctx,
  input: { at?: string | undefined },
): Promise<z.output<typeof ledgerBalancesView>> {
  const at = input.at ? new Date(input.at) : ctx.clock.now();
  const byCurrency = groupBy(await sumAccounts(ctx.db, at), (row) => row.currency);
  return {
    at: at.toISOString(),
    currencies: [...byCurrency].map(([currency, rows]) => {
      const debit = rows.reduce((sum, row) => sum + Math.max(0, row.amount), 0);
      const credit = rows.reduce((sum, row) => sum + Math.max(0, -row.amount), 0);
      return {
        currency,
        debit: money(debit, currency),
        credit: money(credit, currency),
        difference: money(debit - credit, currency),
        accounts: (Object.keys(ledgerAccounts) as LedgerAccount[]).map((account) => {
          const side = ledgerAccounts[account];
          const amount = rows.find((row) => row.account === account)?.amount ?? 0;
          return { account, side, balance: money(side === "debit" || amount === 0 ? amount : -amount, currency) };
        }),
      };
    }),
  };
}

/** Postings, newest first, by account, kind, number of the order or words of the description. */
export async function listLedgerPostings(
  ctx: Ctx,
  input: z.output<typeof listPostingsInput>,
): Promise<z.output<typeof postingsView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listStaffPostings(ctx.db, { ...input, before });
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      key: row.key,
      kind: row.kind,
      description: row.description,
      orderId: row.order_id,
      orderNumber: row.order_number,
      occurredAt: row.occurred_at.toISOString(),
      entries: row.entries.map((entry) => ({
        account: entry.account,
        sellerName: entry.sellerName,
        amount: money(entry.amount, entry.currency),
        note: entry.note,
      })),
    }),
    (row) => [row.occurred_at.toISOString(), row.id],
  );
}
