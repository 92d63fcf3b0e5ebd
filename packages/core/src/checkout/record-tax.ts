import type { recordTaxAgainInput } from "@emporia/contracts/tax";
import { z } from "zod";
import { readOrderStates, wasCollected } from "../orders/index";
import {
  type Ctx,
  defineJob,
  enqueue,
  inTransaction,
  jobRequest,
  NotFound,
  recordAudit,
  type Subscriptions,
} from "../platform/index";
import { listSendingAddresses } from "../shipping/index";
import {
  findTaxDocuments,
  insertTaxDocument,
  listProviderCodes,
  setTaxDocument,
  type TaxBooks,
  TaxRefused,
} from "../tax/index";
import { findPricedOrder } from "./queries";
import { isUndone, taxDocumentsOf, type WantedDocument } from "./tax-documents";

/** Tells the tax provider what was sold and given back. */
export const recordTaxJob = defineJob({
  name: "tax.record",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

export const taxSubscriptions: Subscriptions = {
  PaymentConfirmed: [({ payload }) => [jobRequest(recordTaxJob, { orderId: payload.orderId })]],
  RefundIssued: [({ payload }) => [jobRequest(recordTaxJob, { orderId: payload.orderId })]],
  PaymentTakenBack: [({ payload }) => [jobRequest(recordTaxJob, { orderId: payload.orderId })]],
};

/**
 * Tells the tax provider of an order what it does not know yet: the sale once it was collected, each refund that was given; what
 * was never sent and all given back it takes back. Quiet where there is no provider that keeps sales. What the provider refuses is
 * written down for staff; where it does not answer the job tries again. Each document has its code, so a repeat is one document.
 */
export async function recordTax(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  const books = ctx.services.tax?.books;
  if (!books) return;
  const [order] = await readOrderStates(ctx.db, [orderId]);
  const priced = order && (await findPricedOrder(ctx.db, orderId));
  if (!order || !priced?.snapshot || !priced.pricing || !wasCollected(order)) return;
  const [codes, senders, known] = await Promise.all([
    listProviderCodes(ctx.db),
    listSendingAddresses(
      ctx.db,
      order.sellerOrders.map(({ sellerId }) => sellerId),
    ),
    findTaxDocuments(ctx.db, orderId),
  ]);
  const { snapshot, pricing } = priced;
  const wanted = taxDocumentsOf(order, { snapshot, isIncluded: pricing.pricesIncludeTax, codes, senders });
  const statusOf = new Map(known.map((row) => [row.code, row.status]));
  if (statusOf.get(order.number) === "VOIDED") return;
  const returned = known.some((row) => row.kind === "return" && row.status === "RECORDED");
  if (isUndone(order) && !returned) {
    // One that is wanted may have been taken by a try that died before it could say so.
    if (statusOf.has(order.number)) await voidSale(ctx, books, order.number);
    return;
  }
  for (const each of wanted) if (statusOf.get(each.document.code) !== "RECORDED") await tell(ctx, books, orderId, each);
}

async function voidSale(ctx: Ctx, books: TaxBooks, code: string): Promise<void> {
  await books.void(code);
  await inTransaction(ctx, (tx) => setTaxDocument(tx, code, { status: "VOIDED" }, ctx.clock.now()));
}

async function tell(
  ctx: Ctx,
  books: TaxBooks,
  orderId: string,
  { document, taxAmount }: WantedDocument,
): Promise<void> {
  const { code, kind, currency } = document;
  await inTransaction(ctx, (tx) =>
    insertTaxDocument(tx, { code, orderId, kind, currency, taxAmount, now: ctx.clock.now() }),
  );
  const end = await books.record(document).then(
    ({ taxAmount: providerTaxAmount }) => ({ status: "RECORDED" as const, providerTaxAmount }),
    (error: unknown) => {
      if (error instanceof TaxRefused) return { status: "REFUSED" as const, failure: error.message };
      throw error;
    },
  );
  await inTransaction(ctx, (tx) => setTaxDocument(tx, code, end, ctx.clock.now()));
}

/** Staff have the provider told once more of what it refused. @throws NotFound it was told nothing of this order */
export async function recordTaxAgain(
  ctx: Ctx,
  { orderId }: z.output<typeof recordTaxAgainInput>,
): Promise<{ ok: true }> {
  if ((await findTaxDocuments(ctx.db, orderId)).length === 0) throw new NotFound("This order");
  await inTransaction(ctx, async (tx) => {
    await enqueue(tx, recordTaxJob, { orderId });
    await recordAudit(tx, ctx, { action: "tax.recordAgain", subjectType: "order", subjectId: orderId, detail: {} });
  });
  return { ok: true };
}
