import type { InvoiceKind } from "@emporia/contracts/invoices";
import type { Tx } from "@emporia/db";
import { lockOrderState, type OrderState, type RefundState, type SellerOrderState, sumOfMoney } from "../orders/index";
import { type Ctx, inTransaction, newId } from "../platform/index";
import { findInvoiceParties } from "../sellers/index";
import { creditNoteOf, type InvoiceDocument, invoiceOf } from "./document";
import { insertInvoice, listInvoiceRows, nextSerial } from "./queries";

/**
 * Writes the invoices and credit notes that an order lacks: an invoice for each shop's part once it is paid for, a credit
 * note for each refund that was given, one for all that was swapped at once. Both name the seller as it says who it is by then. Numbered without gaps per shop, kind and year. Repeating it writes nothing.
 */
export async function issueInvoices(ctx: Ctx, input: { orderId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, input.orderId);
    if (!["CONFIRMED", "PARTIALLY_REFUNDED", "REFUNDED"].includes(order.paymentStatus)) return;
    const known = await listInvoiceRows(tx, { orderId: order.id });
    const parties = await findInvoiceParties(
      tx,
      ctx.services.settings.encryptionKeys,
      order.sellerOrders.map(({ sellerId }) => sellerId),
    );
    // Always in the order of the shops, so that two orders never wait for each other's counters.
    const parts = [...order.sellerOrders].sort((one, other) => (one.sellerId < other.sellerId ? -1 : 1));
    for (const part of parts) {
      const seller = parties.get(part.sellerId);
      const from = seller ? { seller } : {};
      const billed = known.find((each) => each.kind === "invoice" && each.seller_order_id === part.id)?.number;
      const refersTo =
        billed ??
        (await issue(tx, ctx, order, part, null, "invoice", (given) => invoiceOf(order, part, { ...given, ...from })));
      for (const refund of creditedRefunds(part)) {
        if (known.some((each) => each.refund_id === refund.id)) continue;
        await issue(tx, ctx, order, part, refund.id, "credit_note", (given) =>
          creditNoteOf(order, part, refund, { ...given, ...from, refersTo }),
        );
      }
    }
  });
}

/** What the sale is taken back by, each of which has a paper. What was swapped is one, however its money went. */
function creditedRefunds(part: SellerOrderState): RefundState[] {
  const { refunds } = part;
  const wholeIdOf = ({ id, splitOf }: RefundState) => splitOf ?? id;
  const swapped = new Set(refunds.filter(({ to }) => to === "order").map(wholeIdOf));
  const whole = [...swapped].flatMap((id) => {
    const pieces = refunds.filter((refund) => wholeIdOf(refund) === id);
    const kept = pieces.find((refund) => refund.id === id);
    return kept
      ? [
          {
            ...kept,
            money: sumOfMoney(
              part,
              pieces.map(({ money }) => money),
            ),
          },
        ]
      : [];
  });
  return [...whole, ...refunds.filter((refund) => isCredited(refund) && !swapped.has(wholeIdOf(refund)))];
}

/** Whether the sale is taken back by so much. What the platform bears of a lost dispute leaves it as it was. */
const isCredited = ({ status, isOfPlatform }: RefundState): boolean =>
  status === "SUCCEEDED" || (status === "SETTLED" && !isOfPlatform);

async function issue(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  part: SellerOrderState,
  refundId: string | null,
  kind: InvoiceKind,
  write: (given: { number: string; issuedOn: string }) => InvoiceDocument,
): Promise<string> {
  const now = ctx.clock.now();
  const year = now.getUTCFullYear();
  const serial = await nextSerial(tx, part.sellerId, kind, year);
  const number = `${kind === "invoice" ? "INV" : "CN"}-${year}-${String(serial).padStart(6, "0")}`;
  await insertInvoice(tx, {
    id: newId(),
    sellerId: part.sellerId,
    year,
    serial,
    orderId: order.id,
    sellerOrderId: part.id,
    refundId,
    document: write({ number, issuedOn: now.toISOString().slice(0, 10) }),
    now,
  });
  return number;
}
