import { money } from "@emporia/contracts/money";
import type { reconciliationView } from "@emporia/contracts/orders";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { listReconciliations } from "./queries/reconciliation";

const SHOWN = { days: 14, differences: 50 };

/** How the ledger compared with Stripe on the latest days, and on earlier ones that do not agree, newest first. */
export async function getReconciliation(ctx: Ctx): Promise<z.output<typeof reconciliationView>> {
  const rows = await listReconciliations(ctx.db, SHOWN);
  return {
    days: rows.map((row) => ({
      day: row.day,
      transactionCount: row.transaction_count,
      matchedCount: row.matched_count,
      checkedAt: row.checked_at.toISOString(),
      differenceCount: row.difference_count,
      differences: row.differences.map((difference) => ({
        id: difference.id,
        kind: difference.kind,
        type: difference.type,
        sourceId: difference.source_id,
        orderId: difference.order_id,
        orderNumber: difference.order_number,
        resolution: difference.resolution,
        stripe: difference.stripe_amount === null ? null : money(difference.stripe_amount, difference.currency),
        ledger: difference.ledger_amount === null ? null : money(difference.ledger_amount, difference.currency),
      })),
    })),
  };
}
