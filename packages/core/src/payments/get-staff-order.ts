import { money } from "@emporia/contracts/money";
import {
  isResendableMail,
  type ledgerPostingView,
  type PaymentStatus,
  type staffOrderView,
} from "@emporia/contracts/orders";
import type { z } from "zod";
import { listStaffOrderEvents, readOrderRows, replayAgrees, toOrderView, viewerOf } from "../orders/index";
import { type Actor, type Ctx, NotFound, permissionsOfStaff } from "../platform/index";
import { listDisputes } from "./queries/disputes";
import { listOrderEmails } from "./queries/emails";
import { listPostings, type PostingRow } from "./queries/ledger";
import { listPayments } from "./queries/payments";
import { listRefunds } from "./queries/refunds";
import { listSplits } from "./queries/splits";
import { listTransfers } from "./queries/transfers";

/**
 * Everything staff want to know of an order: its history, its payments and mails, and its books where their role may
 * read the ledger. @throws NotFound
 */
export async function getStaffOrder(ctx: Ctx, input: { orderId: string }): Promise<z.output<typeof staffOrderView>> {
  const rows = await readOrderRows(ctx.db, input.orderId, { everything: true });
  if (!rows) throw new NotFound("This order");
  const [postings, payments, splits, transfers, refunds, disputes, agrees, emails, events] = await Promise.all([
    mayReadLedger(ctx.actor) ? listPostings(ctx.db, input.orderId) : null,
    listPayments(ctx.db, input.orderId),
    listSplits(ctx.db, input.orderId),
    listTransfers(ctx.db, input.orderId),
    listRefunds(ctx.db, input.orderId),
    listDisputes(ctx.db, input.orderId),
    replayAgrees(ctx.db, input.orderId),
    listOrderEmails(ctx.db, input.orderId),
    listStaffOrderEvents(ctx.db, input.orderId),
  ]);
  return {
    order: toOrderView(rows, viewerOf(ctx, "staff")),
    events: events.map((event) => ({
      sequence: event.sequence,
      type: event.type,
      payload: event.payload as Record<string, unknown>,
      actor: actorText(event.actor as { kind: string; name?: string }, event.email),
      correlationId: event.correlation_id,
      occurredAt: event.occurred_at.toISOString(),
    })),
    postings: postings?.map(toPostingView) ?? null,
    payments: payments.map((payment) => ({
      id: payment.id,
      status: payment.status as PaymentStatus,
      amount: money(payment.amount, payment.currency),
      stripePaymentIntentId: payment.stripe_payment_intent_id,
      failureMessage: payment.failure_message,
      createdAt: payment.created_at.toISOString(),
    })),
    splits: splits.map(({ id, number, shopName, currency, ...amounts }) => ({
      ...{ sellerOrderId: id, number, shopName },
      authorised: money(amounts.authorised, currency),
      captured: money(amounts.captured, currency),
      givenBack: money(amounts.givenBack, currency),
      commission: money(amounts.commission, currency),
      fees: money(amounts.fees, currency),
      earned: money(amounts.earned, currency),
      sent: money(amounts.sent, currency),
    })),
    transfers: transfers.map((transfer) => ({
      shopName: transfer.shop_name,
      amount: money(transfer.amount, transfer.currency),
      status: transfer.status,
      stripeTransferId: transfer.stripe_transfer_id,
      failureMessage: transfer.failure_message,
    })),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      shopName: refund.shop_name,
      amount: money(refund.amount, refund.currency),
      status: refund.status as "PENDING" | "SUCCEEDED" | "FAILED" | "SETTLED" | "CREDITED",
      failureMessage: refund.failure_message,
      stripeRefundId: refund.stripe_refund_id,
      createdAt: refund.created_at.toISOString(),
    })),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      stripeDisputeId: dispute.stripe_dispute_id,
      amount: money(dispute.amount, dispute.currency),
      reason: dispute.reason,
      status: dispute.status,
      openedAt: dispute.opened_at.toISOString(),
      closedAt: dispute.closed_at?.toISOString() ?? null,
      evidenceDueAt: dispute.evidence_due_at?.toISOString() ?? null,
      evidenceSentAt: dispute.evidence_sent_at?.toISOString() ?? null,
    })),
    emails: emails.map((email) => ({
      id: email.id,
      template: email.template,
      recipient: email.recipient,
      status: email.status,
      isResendable: email.status === "sent" && isResendableMail(email.template),
      isRepeat: email.resent_of !== null,
      at: (email.sent_at ?? email.created_at).toISOString(),
    })),
    replayAgrees: agrees,
  };
}

function actorText(actor: { kind: string; name?: string }, email: string | null): string {
  if (actor.kind === "system") return `Platform (${actor.name ?? "job"})`;
  return actor.kind === "user" ? (email ?? "A deleted account") : "Guest";
}

export const mayReadLedger = (actor: Actor): boolean =>
  actor.kind === "user" && permissionsOfStaff(actor.staffRole).includes("ledger:read");

function toPostingView(posting: PostingRow): z.output<typeof ledgerPostingView> {
  return {
    id: posting.id,
    kind: posting.kind,
    description: posting.description,
    entries: posting.entries.map((entry) => ({
      account: entry.account,
      sellerName: entry.sellerName,
      amount: money(entry.amount, entry.currency),
      note: entry.note,
    })),
    occurredAt: posting.occurred_at.toISOString(),
  };
}
