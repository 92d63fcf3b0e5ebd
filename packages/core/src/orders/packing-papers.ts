import type { packingPaperInput, packingPaperView, packingSlipsView } from "@emporia/contracts/orders";
import type { z } from "zod";
import { listTakenPlaces } from "../inventory/index";
import { type Ctx, openPdf, type Pdf, pdfFonts } from "../platform/index";
import { listPackingSlips } from "./list-packing-slips";
import { type PickPlace, pickList } from "./pick-list";
import { listPackingRows } from "./queries/packing-slips";

type Slip = z.output<typeof packingSlipsView>["items"][number];
const paper = { left: 50, right: 545, bottom: 770 };
const width = paper.right - paper.left;

/**
 * A PDF of what goes into a shop's parcels, a page each, or of what to take from which place for all of them. Of the parts
 * that are asked for, or of all that wait, the oldest hundred.
 */
export async function getPackingPaper(
  ctx: Pick<Ctx, "db" | "clock">,
  input: z.output<typeof packingPaperInput> & { sellerId: string },
): Promise<z.output<typeof packingPaperView>> {
  const now = ctx.clock.now();
  const day = now.toISOString().slice(0, 10);
  if (input.paper === "slips") {
    const { items } = await listPackingSlips(ctx, input);
    return { fileName: `packing-slips-${day}.pdf`, pdf: base64(await slipsPdf(items, now)) };
  }
  const rows = await listPackingRows(ctx.db, input.sellerId, input.sellerOrderIds);
  const open = rows.filter((row) => row.items.some((item) => item.open > 0));
  const taken = await listTakenPlaces(
    ctx.db,
    input.sellerId,
    open.map((row) => row.order_id),
  );
  const places = pickList(
    open.map((row) => (row.is_disputed ? { ...row, number: `${row.number} (disputed)` } : row)),
    taken,
  );
  return { fileName: `pick-list-${day}.pdf`, pdf: base64(await pickListPdf(places, open.length, now)) };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

async function slipsPdf(slips: readonly Slip[], now: Date): Promise<Uint8Array> {
  const { doc, shown, noteSubstitutes, finish } = await openPdf({
    title: "Packing slips",
    margin: paper.left,
    createdAt: now,
  });
  if (slips.length === 0) doc.font(pdfFonts.regular).fontSize(12).text("Nothing waits to be packed.");
  const disputed = slips.filter((slip) => slip.isDisputed).map((slip) => slip.number);
  if (disputed.length > 0) {
    doc.font(pdfFonts.bold).fontSize(18).text("Before you send");
    doc.font(pdfFonts.regular).fontSize(11);
    doc.text(`The payment of ${[...new Set(disputed)].join(", ")} is disputed. Look at its page first.`, { width });
    doc.moveDown(1).fontSize(9).text("This sheet is for you alone. The slips for the parcels follow.");
    doc.addPage();
  }
  for (const [index, slip] of slips.entries()) {
    if (index > 0) doc.addPage();
    doc.font(pdfFonts.bold).fontSize(18).text(shown(slip.shop.name), { width });
    doc.font(pdfFonts.regular).fontSize(10).text(shown(slip.shop.place));
    doc.moveDown(1);
    doc.font(pdfFonts.bold).fontSize(11).text(`Order ${slip.number}`);
    doc.font(pdfFonts.regular).text(`Placed on ${slip.placedAt.slice(0, 10)}`);
    doc.text(shown(`Sent by ${slip.shippingMethod}`));
    doc.moveDown(1);
    doc.font(pdfFonts.bold).text("Goes to");
    doc.font(pdfFonts.regular);
    const to = slip.shippingAddress;
    const place = [[to.city, to.state].filter(Boolean).join(", "), to.postalCode].filter(Boolean).join(" ");
    for (const line of [`${to.firstName} ${to.lastName}`, to.line1, to.line2, place, countryOf(to.country)])
      if (line) doc.text(shown(line), { width });
    doc.moveDown(1.5);
    const row = rowWriter({ doc, shown }, [
      { x: 50, width: 35, align: "right" },
      { x: 100, width: 310 },
      { x: 420, width: 125, align: "right" },
    ]);
    row(["Units", "Item", "SKU"], true);
    for (const item of slip.items)
      row([
        String(item.quantity),
        [nameOf(item), item.way && `By ${item.way}`].filter(Boolean).join("\n"),
        item.sku ?? "–",
      ]);
    const units = slip.items.reduce((sum, item) => sum + item.quantity, 0);
    doc.moveDown(1);
    doc
      .font(pdfFonts.regular)
      .fontSize(9)
      .text(
        `${units === 1 ? "One thing" : `${units} things`} in this parcel. Questions, or something to send back? Open your order by the link in its confirmation.`,
        paper.left,
        doc.y,
        { width },
      );
  }
  noteSubstitutes();
  return finish();
}

async function pickListPdf(places: readonly PickPlace[], orders: number, now: Date): Promise<Uint8Array> {
  const { doc, shown, noteSubstitutes, finish } = await openPdf({
    title: "Pick list",
    margin: paper.left,
    createdAt: now,
  });
  doc.font(pdfFonts.bold).fontSize(18).text("Pick list");
  const at = now.toISOString();
  const units = places.flatMap((place) => place.lines).reduce((sum, line) => sum + line.quantity, 0);
  doc
    .font(pdfFonts.regular)
    .fontSize(10)
    .text(
      `${counted(units, "unit")} for ${counted(orders, "order")}, as of ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    );
  for (const { place, lines } of places) {
    doc.moveDown(1.5);
    if (doc.y > paper.bottom - 60) doc.addPage();
    const title = place ?? (places.length > 1 ? "Without a place" : "");
    if (title) doc.font(pdfFonts.bold).fontSize(12).text(shown(title), paper.left, doc.y, { width }).moveDown(0.4);
    const row = rowWriter({ doc, shown }, [
      { x: 50, width: 35, align: "right" },
      { x: 100, width: 95 },
      { x: 205, width: 220 },
      { x: 435, width: 110 },
    ]);
    row(["Units", "SKU", "Item", "Orders"], true);
    for (const line of lines) row([String(line.quantity), line.sku ?? "–", nameOf(line), ordersOf(line.orders)]);
  }
  if (places.length === 0) doc.moveDown(1).text("Nothing waits to be packed.");
  noteSubstitutes();
  return finish();
}

const regions = new Intl.DisplayNames("en-US", { type: "region", fallback: "code" });
const countryOf = (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code);

const counted = (count: number, thing: string) => `${count.toLocaleString("en-US")} ${thing}${count === 1 ? "" : "s"}`;
const nameOf = (item: { name: string; variantTitle: string }) =>
  [item.name, item.variantTitle].filter(Boolean).join("\n");
const MOST_ORDERS = 6;
const ordersOf = (numbers: readonly string[]) =>
  numbers.length > MOST_ORDERS
    ? `${numbers.slice(0, MOST_ORDERS).join(", ")} and ${numbers.length - MOST_ORDERS} more`
    : numbers.join(", ");

/** Writes rows of a table, each as high as its highest cell and never over the end of a page, a thin line below. */
function rowWriter(
  { doc, shown }: Pick<Pdf, "doc" | "shown">,
  columns: readonly { x: number; width: number; align?: "right" }[],
): (cells: readonly string[], isHead?: boolean) => void {
  return (cells, isHead = false) => {
    doc.font(isHead ? pdfFonts.bold : pdfFonts.regular).fontSize(10);
    const texts = cells.map((cell) => cell.split("\n").map(shown).join("\n"));
    const height = Math.max(
      ...texts.map((text, index) => doc.heightOfString(text, { width: columns[index]?.width ?? width })),
    );
    if (doc.y + height > paper.bottom) doc.addPage();
    const { y } = doc;
    for (const [index, text] of texts.entries()) {
      const column = columns[index];
      if (column) doc.text(text, column.x, y, { width: column.width, align: column.align ?? "left" });
    }
    const below = y + height + 3;
    doc.moveTo(paper.left, below).lineTo(paper.right, below).lineWidth(0.5).strokeColor("#bbbbbb").stroke();
    doc.x = paper.left;
    doc.y = below + 4;
  };
}
