import { money } from "@emporia/contracts/money";
import type { PaymentStatus } from "@emporia/contracts/orders";
import type { staffListPaymentsInput, staffPaymentsView } from "@emporia/contracts/payments";
import type { z } from "zod";
import {
  type Ctx,
  decodeTimeCursor,
  enqueue,
  inTransaction,
  MINUTE_MS,
  NotFound,
  recordAudit,
  toPage,
} from "../platform/index";
import { advanceOrderJob, captureOrderJob } from "./jobs";
import { findPayment } from "./queries/payments";
import { listStaffPayments, type StaffPaymentRow } from "./queries/staff-payments";

/** After that long, what began and has not ended is worth a look. */
const STUCK_MS = 15 * MINUTE_MS;

/** Every try to pay, newest first; those that hang on a tab of their own. */
export async function listAllPayments(
  ctx: Ctx,
  input: z.output<typeof staffListPaymentsInput>,
): Promise<z.output<typeof staffPaymentsView>> {
  const stuckSince = new Date(ctx.clock.now().getTime() - STUCK_MS);
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listStaffPayments(ctx.db, {
    tab: input.tab,
    stuckSince,
    query: input.query,
    before,
    limit: input.limit,
  });
  return toPage(
    rows,
    input.limit,
    (row) => toView(ctx, row, stuckSince),
    (row) => [row.created_at.toISOString(), row.id],
  );
}

/**
 * Has a payment that hangs looked at now: the job asks Stripe how it stands and takes its order on. Asking twice is
 * harmless. @throws NotFound nobody has tried to pay for such an order
 */
export async function lookAtPayment(ctx: Ctx, input: { orderId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const payment = await findPayment(tx, input.orderId);
    if (!payment) throw new NotFound("This payment");
    const job = payment.status === "AUTHORIZED" ? captureOrderJob : advanceOrderJob;
    await enqueue(tx, job, { orderId: input.orderId });
    await recordAudit(tx, ctx, { action: "payments.lookedAt", subjectType: "order", subjectId: input.orderId });
  });
}

function toView(ctx: Ctx, row: StaffPaymentRow, stuckSince: Date): z.output<typeof staffPaymentsView>["items"][number] {
  const card = row.payment_method as { brand?: string; last4?: string } | null;
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    email: row.email,
    attempt: row.attempt,
    amount: money(row.amount, row.currency),
    status: row.status as PaymentStatus,
    card: card?.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null,
    failureCode: row.failure_code,
    failureMessage: row.failure_message,
    stripePaymentIntentId: row.stripe_payment_intent_id,
    stripeUrl: dashboardUrl(ctx, row.stripe_payment_intent_id),
    captureAt: row.status === "AUTHORIZED" ? (row.capture_at?.toISOString() ?? null) : null,
    isStuck:
      (row.status === "PENDING" || row.status === "AUTHORIZED") && (row.capture_at ?? row.updated_at) < stuckSince,
    openDisputeId: row.open_dispute_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function dashboardUrl(ctx: Ctx, intentId: string | null): string | null {
  const { mode, publishableKey } = ctx.services.payments;
  if (mode !== "stripe" || !intentId) return null;
  const world = publishableKey?.startsWith("pk_test_") ? "test/" : "";
  return `https://dashboard.stripe.com/${world}payments/${intentId}`;
}
