import type { chargebacksView, chargebackView, staffListChargebacksInput } from "@emporia/contracts/chargebacks";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { readOrderRows, replay, toOrderView, viewerOf } from "../../orders/index";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../../platform/index";
import { listStaffDisputes, NO_DEADLINE, type StaffDisputeRow } from "../queries/disputes";
import { bearerOf } from "./bearer";
import { disputableParts } from "./concerned-parts";

/** What shoppers' banks ask back: the open ones by the deadline for evidence, the closed ones newest first. */
export async function listDisputes(
  ctx: Ctx,
  input: z.output<typeof staffListChargebacksInput>,
): Promise<z.output<typeof chargebacksView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const isOpen = input.tab === "open";
  const rows = await listStaffDisputes(ctx.db, { isOpen, before, limit: input.limit });
  const placeOf = (row: StaffDisputeRow) => (isOpen ? (row.evidence_due_at ?? NO_DEADLINE) : row.opened_at);
  return toPage(rows, input.limit, toRow, (row) => [placeOf(row).toISOString(), row.id]);
}

/** One dispute, with what of its order speaks for the payment. @throws NotFound */
export async function getDispute(ctx: Ctx, input: { disputeId: string }): Promise<z.output<typeof chargebackView>> {
  const [row] = await listStaffDisputes(ctx.db, { id: input.disputeId });
  if (!row) throw new NotFound("This dispute");
  const order = await readOrderRows(ctx.db, row.order_id, { everything: true });
  if (!order) throw new NotFound("This dispute");
  const view = toOrderView(order, viewerOf(ctx, "staff"));
  const state = replay(order.events);
  const [shipment] = view.sellerOrders.flatMap((part) => part.shipments);
  const { firstName, lastName } = view.shippingAddress;
  return {
    ...toRow(row),
    parts: disputableParts(state).map((part) => ({
      sellerOrderId: part.id,
      number: part.number,
      shopName: part.shopName,
      total: money(part.amounts.total, row.currency),
      isConcerned: row.seller_order_ids?.includes(part.id) ?? true,
    })),
    partsReason: row.parts_reason,
    evidence: row.evidence as z.output<typeof chargebackView>["evidence"],
    suggestion: {
      customerName: `${firstName} ${lastName}`.trim(),
      customerEmailAddress: row.email,
      productDescription: view.sellerOrders
        .flatMap((part) => part.items.map((item) => `${item.quantity} × ${item.name}`))
        .join(", ")
        .slice(0, 2000),
      ...(shipment
        ? {
            shippingCarrier: shipment.carrier,
            shippingTrackingNumber: shipment.trackingNumber,
            shippingDate: shipment.shippedAt.slice(0, 10),
          }
        : {}),
    },
  };
}

function toRow(row: StaffDisputeRow): z.output<typeof chargebacksView>["items"][number] {
  const rule = bearerOf(row.reason);
  return {
    id: row.id,
    stripeDisputeId: row.stripe_dispute_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    shops: row.shops,
    amount: money(row.amount, row.currency),
    reason: row.reason,
    status: row.status,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    evidenceDueAt: row.evidence_due_at?.toISOString() ?? null,
    evidenceSentAt: row.evidence_sent_at?.toISOString() ?? null,
    bearer: row.bearer ?? rule.bearer,
    bearerReason: row.bearer_reason ?? rule.why,
  };
}
