import type { Tx } from "@emporia/db";
import { netOf, type OrderState } from "../orders/index";
import { newId } from "../platform/index";
import { partMoney } from "./capture-order";
import { refundEntries, saleEntries, transferEntries } from "./ledger";
import { insertPaidHistory } from "./queries/import";
import { insertPostings } from "./queries/ledger";

/**
 * Writes the payments and books of imported orders: what was collected, given back for cancelled parts, and sent to
 * sellers for parts that were sent. For orders that were paid; Stripe is not asked. `intents` names the payments at Stripe that
 * later refunds and transfers draw on, by order.
 */
export async function importPayments(
  tx: Tx,
  orders: readonly OrderState[],
  card: { id: string; brand: string; last4: string },
  intents: ReadonlyMap<string, { id: string; chargeId: string | null }> = new Map(),
): Promise<void> {
  const payments = orders.map((order) => ({
    id: newId(),
    order_id: order.id,
    attempt: 1,
    amount: order.amounts.total,
    currency: order.currency,
    status: order.paymentStatus,
    stripe_payment_intent_id: intents.get(order.id)?.id ?? `pi_imported_${order.id.replaceAll("-", "")}`,
    stripe_charge_id: intents.get(order.id)?.chargeId ?? `ch_imported_${order.id.replaceAll("-", "")}`,
    payment_method: { ...card, expiryMonth: 12, expiryYear: 2030 },
    created_at: order.placedAt,
    updated_at: order.updatedAt,
  }));
  const paymentOf = new Map(payments.map((payment) => [payment.order_id, payment.id]));
  const transfers = orders.flatMap((order) =>
    order.sellerOrders
      .filter((part) => part.status === "SHIPPED" || part.status === "DELIVERED")
      .map((part) => ({
        id: newId(),
        payment_id: paymentOf.get(order.id),
        seller_order_id: part.id,
        seller_id: part.sellerId,
        order_id: order.id,
        amount: netOf(part),
        platform_commission_amount: part.commissionAmount,
        currency: order.currency,
        status: "PAID",
        try_number: 1,
        netted_amount: 0,
        reversed_amount: 0,
        stripe_transfer_id: `tr_imported_${part.id.replaceAll("-", "")}`,
        created_at: part.shipments[0]?.shippedAt ?? order.updatedAt,
        updated_at: part.shipments[0]?.shippedAt ?? order.updatedAt,
      })),
  );
  const refunds = orders.flatMap((order) =>
    order.sellerOrders
      .filter((part) => part.refundedAmount > 0)
      .map((part) => ({
        id: newId(),
        key: `cancelled:${part.id}`,
        order_id: order.id,
        payment_id: paymentOf.get(order.id),
        seller_order_id: part.id,
        amount: part.refundedAmount,
        currency: order.currency,
        reason: "Order cancelled",
        status: "SUCCEEDED",
        stripe_refund_id: `re_imported_${part.id.replaceAll("-", "")}`,
        created_at: order.updatedAt,
        updated_at: order.updatedAt,
        part,
        number: part.number,
      })),
  );
  await insertPaidHistory(tx, {
    payments,
    transfers,
    refunds: refunds.map(({ part: _, number: _number, ...refund }) => refund),
  });
  await insertPostings(tx, [
    ...orders.map((order) => ({
      id: newId(),
      key: `sale:${order.id}`,
      kind: "sale" as const,
      orderId: order.id,
      currency: order.currency,
      description: `Sale ${order.number}`,
      at: order.placedAt,
      entries: saleEntries(order.sellerOrders.map(partMoney)),
    })),
    ...transfers.map((transfer) => ({
      id: newId(),
      key: `transfer:${transfer.id}`,
      kind: "transfer" as const,
      orderId: transfer.order_id,
      currency: transfer.currency,
      description: `Transfer ${transfer.stripe_transfer_id}`,
      at: transfer.created_at,
      entries: transferEntries({
        sellerId: transfer.seller_id,
        sellerOrderId: transfer.seller_order_id,
        amount: transfer.amount,
      }),
    })),
    ...refunds.map((refund) => ({
      id: newId(),
      key: `refund:${refund.id}`,
      kind: "refund" as const,
      orderId: refund.order_id,
      currency: refund.currency,
      description: `Refund of ${refund.number}`,
      at: refund.created_at,
      entries: refundEntries(partMoney(refund.part)),
    })),
  ]);
}
