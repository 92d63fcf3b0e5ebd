import type { Tx } from "@emporia/db";
import { newId } from "../../platform/index";
import { payoutEntries } from "../ledger";
import { insertPaidPayouts, listImportedEarnings } from "../queries/import";
import { insertPostings } from "../queries/ledger";

/** Writes the payouts of imported transfers: one a week for each seller, all of them arrived. Stripe is not asked. */
export async function importPayouts(tx: Tx, now: Date): Promise<void> {
  const weeks = await listImportedEarnings(tx, now);
  const payouts = weeks.map((week) => ({ ...week, id: newId() }));
  await insertPaidPayouts(tx, payouts, now);
  await insertPostings(
    tx,
    payouts.map((payout) => ({
      id: newId(),
      key: `payout:${payout.id}`,
      kind: "payout" as const,
      orderId: null,
      currency: payout.currency,
      description: "Payout to the seller's bank",
      at: payout.paid_at.toISOString(),
      entries: payoutEntries({ sellerId: payout.seller_id, amount: payout.amount }),
    })),
  );
}
