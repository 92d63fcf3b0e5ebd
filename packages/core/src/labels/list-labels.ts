import type { labelPdfView, labelsView } from "@emporia/contracts/labels";
import type { z } from "zod";
import { findOrder, findSellerPart, readerOf, readOrderStates } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";
import { findShopShipping } from "../shipping/index";
import { LabelRefused } from "./errors";
import { carrierOf } from "./prepare-label";
import { findLabel, findReturnLabel, type LabelKeeper, type LabelRow, listLabelRows } from "./queries";
import { toLabelView } from "./view";

type Labels = z.output<typeof labelsView>;
type Pdf = z.output<typeof labelPdfView>;

/** The labels of a shop's part of an order. @throws NotFound no such order in this shop */
export async function listLabels(ctx: Ctx, input: { sellerId: string; sellerOrderId: string }): Promise<Labels> {
  const part = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!part) throw new NotFound("This order");
  const [shop, items] = await Promise.all([
    findShopShipping(ctx.db, input.sellerId),
    viewsOf(ctx, await listLabelRows(ctx.db, { sellerOrderId: part.id }, { sellerId: input.sellerId }), part.order_id),
  ]);
  return { ...offering(ctx), items, needsAddress: !shop?.sendsFrom };
}

/** The labels of an order, for staff. */
export async function listStaffLabels(ctx: Ctx, { orderId }: { orderId: string }): Promise<Labels> {
  const rows = await listLabelRows(ctx.db, { orderId }, "staff");
  return { ...offering(ctx), items: await viewsOf(ctx, rows, orderId), needsAddress: false };
}

const offering = ({ services }: Ctx) => ({
  isOffered: services.carrier !== null,
  isTest: services.carrier?.mode === "test",
});

async function viewsOf(ctx: Ctx, rows: readonly LabelRow[], orderId: string): Promise<Labels["items"]> {
  if (rows.length === 0) return [];
  const [order] = await readOrderStates(ctx.db, [orderId]);
  return order ? rows.map((row) => toLabelView(row, order)) : [];
}

/** A label to be printed. @throws NotFound none of this shop's @throws LabelRefused it is not bought, or was given back */
export async function getLabelPdf(ctx: Ctx, keeper: LabelKeeper, { labelId }: { labelId: string }): Promise<Pdf> {
  const row = await findLabel(ctx.db, labelId, keeper);
  if (!row) throw new NotFound("This label");
  return pdfOf(ctx, row);
}

/** The label that a shopper was given to send something back. @throws NotFound no such return of theirs, or it has none */
export async function getReturnLabelPdf(
  ctx: Ctx,
  input: { orderId: string; returnId: string; token?: string | undefined },
): Promise<Pdf> {
  const order = await findOrder(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token));
  const row = order && (await findReturnLabel(ctx.db, input.returnId));
  if (row?.order_id !== input.orderId) throw new NotFound("This label");
  return pdfOf(ctx, row);
}

async function pdfOf(ctx: Ctx, row: LabelRow): Promise<Pdf> {
  const { carrier_label_id: id, tracking_number: trackingNumber } = row;
  if (row.status !== "BOUGHT" || !id || !trackingNumber)
    throw new LabelRefused(
      row.status === "BUYING"
        ? "The label is being made. Look again in a minute."
        : "This label does not count any more. Buy another one.",
    );
  const label = { id, trackingNumber, trackingUrl: row.tracking_url, documentUrl: row.document_url };
  const pdf = await carrierOf(ctx).readDocument(row.request, label);
  return { fileName: `label-${row.request.reference}-${trackingNumber}.pdf`, pdf: Buffer.from(pdf).toString("base64") };
}
