import type { CarrierLabel, LabelAddress, LabelRequest } from "@emporia/core/labels";
import { openPdf, pdfText as shown } from "@emporia/core/platform";
import { code128 } from "./code128";

type Doc = Awaited<ReturnType<typeof openPdf>>["doc"];

/** Four by six inches, as label printers want it. */
const page = { width: 288, height: 432, margin: 16 };
const inner = page.width - 2 * page.margin;

/** A label on paper: who, to whom, what carries it; a second sheet for customs where it leaves a country. */
export async function labelPdf(carrier: string, request: LabelRequest, label: CarrierLabel): Promise<Uint8Array> {
  const { doc, finish } = await openPdf({
    title: `Label ${label.trackingNumber}`,
    margin: page.margin,
    size: [page.width, page.height],
  });
  const line = () =>
    doc
      .moveTo(page.margin, doc.y)
      .lineTo(page.width - page.margin, doc.y)
      .lineWidth(1)
      .stroke()
      .moveDown(0.4);
  doc.font("Helvetica-Bold").fontSize(13).text(shown(carrier), { continued: true });
  doc
    .font("Helvetica")
    .fontSize(9)
    .text(request.isReturn ? "RETURN" : "", { align: "right" });
  doc.fontSize(8).text("For trying out. No carrier takes this parcel.");
  line();
  doc.fontSize(7).text("FROM");
  doc.fontSize(9);
  for (const text of linesOf(request.from)) doc.text(text, { width: inner, height: 11, ellipsis: true });
  doc.moveDown(0.6);
  doc.fontSize(7).text("TO");
  doc.font("Helvetica-Bold").fontSize(13);
  for (const text of linesOf(request.to)) doc.text(text, { width: inner, height: 16, ellipsis: true });
  doc.font("Helvetica").moveDown(0.6);
  line();
  const { weightGrams, lengthCm, widthCm, heightCm } = request.parcel;
  doc.fontSize(9).text(`${shown(request.reference)}`);
  doc.text(`${(weightGrams / 1000).toFixed(3)} kg, ${lengthCm} x ${widthCm} x ${heightCm} cm`);
  drawCode(doc, label.trackingNumber, page.height - page.margin - 96);
  if (request.from.country !== request.to.country) customsSheet(doc, request);
  return finish();
}

function linesOf({ company, firstName, lastName, line1, line2, city, state, postalCode, country }: LabelAddress) {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const place = [city, state, postalCode].filter(Boolean).join(" ");
  return [company, name, line1, line2, place, country].flatMap((text) => (text ? [shown(text)] : []));
}

function drawCode(doc: Doc, number: string, top: number): void {
  const bars = code128(number);
  const unit = inner / (bars.reduce((sum, width) => sum + width, 0) + 20);
  let left = page.margin + 10 * unit;
  bars.forEach((width, index) => {
    if (index % 2 === 0) doc.rect(left, top, width * unit, 70).fill("black");
    left += width * unit;
  });
  doc.font("Courier-Bold").fontSize(12);
  doc.text(number, page.margin, top + 78, { width: inner, align: "center", lineBreak: false });
}

/** What customs want to know of what is inside, after the pattern of form CN 22. */
function customsSheet(doc: Doc, request: LabelRequest): void {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: request.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = (minor: number) => shown(format.format(minor / 10 ** digits));
  doc.addPage();
  doc.font("Helvetica-Bold").fontSize(12).text("Customs declaration");
  doc
    .font("Helvetica")
    .fontSize(8)
    .text(`${request.isReturn ? "Returned goods" : "Merchandise"}, ${shown(request.reference)}`);
  doc.moveDown(0.8);
  let { y } = doc;
  const row = (name: string, weight: string, worth: string) => {
    const height = doc.heightOfString(name, { width: 140 });
    if (y + height > page.height - 60) {
      doc.addPage();
      y = page.margin;
    }
    doc.text(name, page.margin, y, { width: 140 });
    doc.text(weight, page.margin + 144, y, { width: 48, align: "right" });
    doc.text(worth, page.margin + 194, y, { width: inner - 194, align: "right" });
    y += height + 4;
  };
  doc.font("Helvetica-Bold");
  row("Contents", "Weight", "Value");
  doc.font("Helvetica");
  for (const item of request.contents)
    row(`${item.quantity} x ${shown(item.name)}`, `${item.weightGrams} g`, amount(item.worth));
  doc.font("Helvetica-Bold");
  const total = request.contents.reduce((sum, item) => sum + item.worth, 0);
  row("In all", `${request.parcel.weightGrams} g`, amount(total));
  doc.font("Helvetica").text(`From ${request.from.country} to ${request.to.country}`, page.margin, y + 8);
}
