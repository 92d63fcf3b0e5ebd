import { postMonthlyFee } from "../payments/index";
import { type Ctx, inTransaction, newId } from "../platform/index";
import { insertMonthlyFee, listFeeRules, listUncharged } from "./queries";
import { isFeeFor } from "./rule";

const AT_ONCE = 200;

/**
 * Charges each open shop its fee of the month (UTC) that has begun, by the first rule that fits it at the month's beginning: taken
 * from its balance, or owed, to be paid from what it earns next. Shops that opened within the month pay from the next on.
 * A shop is charged once for a month, however often this runs. Returns how many were charged now.
 */
export async function chargeMonthlyFees(ctx: Ctx): Promise<number> {
  const month = `${ctx.clock.now().toISOString().slice(0, 7)}-01`;
  const at = new Date(`${month}T00:00:00.000Z`);
  const rules = (await listFeeRules(ctx.db)).filter((rule) => rule.kind === "monthly");
  if (rules.length === 0) return 0;
  let charged = 0;
  let last: string | null = null;
  for (;;) {
    const sellerIds: string[] = await listUncharged(ctx.db, month, last, AT_ONCE);
    for (const sellerId of sellerIds) {
      const rule = rules.find((each) => isFeeFor(each, sellerId, { at }));
      const { currency } = rule ?? {};
      if (!rule || !currency) continue;
      await inTransaction(ctx, async (tx) => {
        const fee = { id: newId(), sellerId, month, rule, currency, now: ctx.clock.now() };
        if (!(await insertMonthlyFee(tx, fee))) return;
        const { fixedAmount: amount, name } = rule;
        await postMonthlyFee(tx, ctx, { id: fee.id, sellerId, amount, currency, name, month: month.slice(0, 7) });
        charged++;
      });
    }
    if (sellerIds.length < AT_ONCE) return charged;
    last = sellerIds.at(-1) ?? null;
  }
}
