import { postMonthlyFee } from "../payments/index";
import { type Ctx, inTransaction, newId } from "../platform/index";
import { amountOfDays, openDaysOf } from "./open-days";
import { insertMonthlyFee, listFeeRules, listUncharged } from "./queries";
import { isFeeFor } from "./rule";

const AT_ONCE = 200;

/**
 * Charges each shop its fee of the month (UTC) that is over, for the days on which it was open: taken from its balance, or owed,
 * to be paid from what it earns next. The first rule decides that fits when the month began, or when the shop opened within it.
 * A shop is charged once for a month, however often this runs. Returns how many were charged now.
 */
export async function chargeMonthlyFees(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const monthAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1));
  const month = monthAt.toISOString().slice(0, 7);
  const rules = (await listFeeRules(ctx.db)).filter((rule) => rule.kind === "monthly");
  if (rules.length === 0) return 0;
  let charged = 0;
  let last: string | null = null;
  for (;;) {
    const shops: Awaited<ReturnType<typeof listUncharged>> = await listUncharged(ctx.db, `${month}-01`, last, AT_ONCE);
    for (const { sellerId, openings } of shops) {
      const open = openDaysOf(openings, monthAt);
      if (!open) continue;
      const rule = rules.find((each) => isFeeFor(each, sellerId, { at: open.since }));
      const amount = amountOfDays(rule?.fixedAmount ?? 0, open);
      if (!rule?.currency || amount === 0) continue;
      const { name, currency } = rule;
      const fee = { ...{ id: newId(), sellerId, month: `${month}-01`, days: open.days }, rule, amount, currency, now };
      await inTransaction(ctx, async (tx) => {
        if (!(await insertMonthlyFee(tx, fee))) return;
        const days = open.days < open.daysOfMonth ? open : undefined;
        await postMonthlyFee(tx, ctx, { id: fee.id, sellerId, amount, currency, name, month, days });
        charged++;
      });
    }
    if (shops.length < AT_ONCE) return charged;
    last = shops.at(-1)?.sellerId ?? null;
  }
}
