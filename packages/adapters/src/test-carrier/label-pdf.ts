import type { CarrierLabel, LabelAddress, LabelRequest } from "@emporia/core/labels";
import { openPdf, type Pdf, pdfFonts } from "@emporia/core/platform";
import { code128 } from "./code128";

type Drawing = Pick<Pdf, "doc" | "shown">;

/** Four by six inches, as label printers want it. */
const page = { width: 288, height: 432, margin: 16 };
const inner = page.width - 2 * page.margin;

/** A label on paper: who, to whom, what carries it; a second sheet for customs where it leaves a country. */
export async function labelPdf(carrier: string, request: LabelRequest, label: CarrierLabel): Promise<Uint8Array> {
  const { doc, shown, finish } = await openPdf({
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
  doc.font(pdfFonts.regular).fontSize(9);
  if (request.isReturn) doc.text("RETURN", page.margin, page.margin + 4, { width: inner, align: "right" });
  doc.font(pdfFonts.bold).fontSize(13).text(shown(carrier), page.margin, page.margin).font(pdfFonts.regular);
  doc.fontSize(8).text("For trying out. No carrier takes this parcel.");
  line();
  doc.fontSize(7).text("FROM");
  doc.fontSize(9);
  for (const text of linesOf(request.from, shown)) doc.text(text, { width: inner, height: 13, ellipsis: true });
  doc.moveDown(0.6);
  doc.fontSize(7).text("TO");
  doc.font(pdfFonts.bold).fontSize(13);
  for (const text of linesOf(request.to, shown)) doc.text(text, { width: inner, height: 18, ellipsis: true });
  doc.font(pdfFonts.regular).moveDown(0.6);
  line();
  const { weightGrams, lengthCm, widthCm, heightCm } = request.parcel;
  doc.fontSize(9).text(`${shown(request.reference)}`);
  doc.text(`${(weightGrams / 1000).toFixed(3)} kg, ${lengthCm} x ${widthCm} x ${heightCm} cm`);
  drawCode(doc, label.trackingNumber, page.height - page.margin - 96);
  if (request.from.country !== request.to.country) customsSheet({ doc, shown }, request);
  return finish();
}

function linesOf(address: LabelAddress, shown: Pdf["shown"]): string[] {
  const { company, firstName, lastName, line1, line2, city, state, postalCode, country } = address;
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const place = [city, state, postalCode].filter(Boolean).join(" ");
  return [company, name, line1, line2, place, country].flatMap((text) => (text ? [shown(text)] : []));
}

function drawCode(doc: Pdf["doc"], number: string, top: number): void {
  const bars = code128(number);
  const unit = inner / (bars.reduce((sum, width) => sum + width, 0) + 20);
  let left = page.margin + 10 * unit;
  bars.forEach((width, index) => {
    if (index % 2 === 0) doc.rect(left, top, width * unit, 70).fill("black");
    left += width * unit;
  });
  doc.font(pdfFonts.bold).fontSize(12);
  doc.text(number, page.margin, top + 78, { width: inner, align: "center", lineBreak: false });
}

/** What customs want to know of what is inside, after the pattern of form CN 22. */
function customsSheet({ doc, shown }: Drawing, request: LabelRequest): void {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: request.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = (minor: number) => shown(format.format(minor / 10 ** digits));
  doc.addPage();
  doc.font(pdfFonts.bold).fontSize(12).text("Customs declaration");
  doc
    .font(pdfFonts.regular)
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
  doc.font(pdfFonts.bold);
  row("Contents", "Weight", "Value");
  doc.font(pdfFonts.regular);
  for (const item of request.contents)
    row(`${item.quantity} x ${shown(item.name)}`, `${item.weightGrams} g`, amount(item.worth));
  doc.font(pdfFonts.bold);
  const total = request.contents.reduce((sum, item) => sum + item.worth, 0);
  row("In all", `${request.parcel.weightGrams} g`, amount(total));
  doc.font(pdfFonts.regular).text(`From ${request.from.country} to ${request.to.country}`, page.margin, y + 8);
}
