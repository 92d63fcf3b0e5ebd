import { money } from "@emporia/contracts/money";
import type { staffDashboardView } from "@emporia/contracts/orders";
import { sql } from "kysely";
import type { z } from "zod";
import { listStaffOrders } from "../orders/index";
import { type Ctx, DAY_MS } from "../platform/index";
import { listSalesByDay } from "./queries";

/** What staff want to see first: money of 30 days, who waits for a decision, and what does not move. */
export async function getStaffDashboard(ctx: Ctx): Promise<z.output<typeof staffDashboardView>> {
  const { currency } = ctx.market;
  const now = ctx.clock.now();
  const from = new Date(now.getTime() - 29 * DAY_MS);
  const [figures, days, recent] = await Promise.all([
    sql<{
      commission: number;
      fees: number;
      active_sellers: number;
      applications: number;
      submissions: number;
      open_reports: number;
      reported_reviews: number;
      reported_questions: number;
      reported_messages: number;
      complaints: number;
      chargebacks: number;
      chargeback_due_at: Date | null;
      adjustments: number;
      appeals: number;
      stuck: number;
      failed_jobs: number;
      difference: number;
      stripe_differences: number;
    }>`
      select
        kept.commission, kept.fees,
        (select count(*) from sellers where status = 'APPROVED') as active_sellers,
        (select count(*) from sellers where status = 'PENDING') as applications,
        (select count(*) from product_submissions where status = 'WAITING') as submissions,
        (select count(*) from product_reports where status = 'OPEN') as open_reports,
        (select count(*) from reviews where reported_at is not null) as reported_reviews,
        (select count(*) from questions where reported_at is not null) as reported_questions,
        (select count(*) from message_reports where status = 'OPEN') as reported_messages,
        (select count(*) from complaints where status = 'OPEN') as complaints,
        (select count(*) from disputes where status like '%needs_response' and evidence_sent_at is null) as chargebacks,
        (select min(evidence_due_at) from disputes
          where status like '%needs_response' and evidence_sent_at is null) as chargeback_due_at,
        (select count(*) from ledger_adjustments where status = 'REQUESTED') as adjustments,
        (select count(*) from payout_holds where released_at is null and appeal is not null and answer is null) as appeals,
        (select count(*) from orders where status = 'PENDING' and placed_at < ${new Date(now.getTime() - 3_600_000)}) as stuck,
        (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as failed_jobs,
        (select coalesce(sum(amount), 0)::bigint from ledger_entries) as difference,
        (select count(*) from reconciliation_differences) as stripe_differences
      from (
        select coalesce(-sum(amount) filter (where account = 'platform_commission'), 0)::bigint as commission,
          coalesce(-sum(amount) filter (where account <> 'platform_commission'), 0)::bigint as fees
        from ledger_entries
        where account in ('platform_commission', 'processing_fees', 'fixed_fees', 'monthly_fees')
          and currency = ${currency} and occurred_at >= ${from}
      ) kept
    `.execute(ctx.db),
    listSalesByDay(ctx.db, { currency, from, to: now }),
    listStaffOrders(ctx, { limit: 8 }),
  ]);
  const [figure] = figures.rows;
  const gross = days.reduce((sum, day) => sum + day.amount, 0);
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  return {
    gross: money(gross, currency),
    commission: money(figure?.commission ?? 0, currency),
    fees: money(figure?.fees ?? 0, currency),
    orders,
    averageOrder: money(orders === 0 ? 0 : Math.round(gross / orders), currency),
    activeSellers: figure?.active_sellers ?? 0,
    applications: figure?.applications ?? 0,
    submissions: figure?.submissions ?? 0,
    openReports: figure?.open_reports ?? 0,
    reportedReviews: figure?.reported_reviews ?? 0,
    reportedQuestions: figure?.reported_questions ?? 0,
    reportedMessages: figure?.reported_messages ?? 0,
    openComplaints: figure?.complaints ?? 0,
    openChargebacks: figure?.chargebacks ?? 0,
    chargebackDueAt: figure?.chargeback_due_at?.toISOString() ?? null,
    openAdjustments: figure?.adjustments ?? 0,
    openAppeals: figure?.appeals ?? 0,
    stuckOrders: figure?.stuck ?? 0,
    failedJobs: figure?.failed_jobs ?? 0,
    ledgerDifference: figure?.difference ?? 0,
    stripeDifferences: figure?.stripe_differences ?? 0,
    days,
    recent: recent.items,
  };
}
