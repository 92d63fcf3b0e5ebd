import { money } from "@emporia/contracts/money";
import type { listStoreCreditInput, StoreCreditView, shopperCreditInput } from "@emporia/contracts/store-credit";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, signedIn, toPage } from "../platform/index";
import { listAccounts } from "../store-credit/index";
import { type CreditEntryRow, listCreditEntries } from "./queries/ledger";

/** A shopper's own store credit, in each currency, and what moved it. */
export async function getOwnStoreCredit(
  ctx: Ctx,
  input: z.output<typeof listStoreCreditInput>,
): Promise<StoreCreditView> {
  return readStoreCredit(ctx, { ...input, userId: signedIn(ctx).userId }, ownText);
}

/** A shopper's store credit for staff, with the reasons as they are in the books. */
export async function getShopperCredit(ctx: Ctx, input: z.output<typeof shopperCreditInput>): Promise<StoreCreditView> {
  return readStoreCredit(ctx, input, (row) => row.description);
}

async function readStoreCredit(
  ctx: Ctx,
  input: z.output<typeof shopperCreditInput>,
  textOf: (row: CreditEntryRow) => string,
): Promise<StoreCreditView> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const [accounts, rows] = await Promise.all([
    listAccounts(ctx.db, input.userId),
    listCreditEntries(ctx.db, input.userId, { before, limit: input.limit }),
  ]);
  return {
    balances: accounts.map(({ currency, balance_amount, held_amount }) => ({
      currency,
      balance: money(balance_amount, currency),
      held: money(held_amount, currency),
      available: money(balance_amount - held_amount, currency),
    })),
    movements: toPage(
      rows,
      input.limit,
      (row) => ({
        id: row.id,
        amount: money(row.amount, row.currency),
        text: textOf(row),
        orderId: row.order_id,
        orderNumber: row.order_number,
        occurredAt: row.occurred_at.toISOString(),
      }),
      (row) => [row.occurred_at.toISOString(), row.id],
    ),
  };
}

function ownText({ kind, amount }: CreditEntryRow): string {
  switch (kind) {
    case "sale":
      return "Spent on an order";
    case "refund":
      return amount > 0 ? "Refunded as store credit" : "Back to the card that paid";
    case "credited_refund":
      return "Refund that your card did not take";
    default:
      return amount > 0 ? "Given to you by our team" : "Taken back by our team";
  }
}
