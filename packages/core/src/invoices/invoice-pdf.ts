import { openPdf, pdfFonts } from "../platform/index";
import type { InvoiceDocument } from "./document";

const page = { left: 50, right: 545, bottom: 760 };

/** An invoice or a credit note on paper. */
export async function invoicePdf(invoice: InvoiceDocument): Promise<Uint8Array> {
  const title = invoice.kind === "invoice" ? `Invoice ${invoice.number}` : `Credit note ${invoice.number}`;
  const { doc, shown, noteSubstitutes, finish } = await openPdf({
    title: `${title}, ${invoice.shopName}`,
    margin: page.left,
    createdAt: new Date(`${invoice.issuedOn}T00:00:00Z`),
  });
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: invoice.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = (minor: number) => shown(format.format(minor / 10 ** digits));

  doc.font(pdfFonts.bold).fontSize(20).text(title);
  doc.font(pdfFonts.regular).fontSize(11);
  doc.text(`From ${shown(invoice.shopName)}, sold on Emporia`);
  doc.text(`Issued on ${invoice.issuedOn} for order ${invoice.orderNumber}`);
  if (invoice.refersTo) doc.text(`Takes from invoice ${invoice.refersTo}`);
  if (invoice.reason) doc.text(`Reason: ${shown(invoice.reason)}`);
  doc.moveDown(1);
  const { firstName, lastName, line1, line2, city, state, postalCode, country } = invoice.billTo;
  doc.font(pdfFonts.bold).text("Billed to");
  doc.font(pdfFonts.regular);
  for (const line of [
    `${firstName} ${lastName}`,
    line1,
    line2,
    [city, state, postalCode].filter(Boolean).join(" "),
    country,
  ])
    if (line) doc.text(shown(line));
  doc.moveDown(1.5);

  const row = (cells: { name: string; quantity?: string; price?: string; amount: string }, bold = false) => {
    if (doc.y > page.bottom) doc.addPage();
    doc.font(bold ? pdfFonts.bold : pdfFonts.regular).fontSize(10);
    const { y } = doc;
    const height = doc.heightOfString(cells.name, { width: 270 });
    doc.text(cells.name, page.left, y, { width: 270 });
    if (cells.quantity) doc.text(cells.quantity, 325, y, { width: 45, align: "right" });
    if (cells.price) doc.text(cells.price, 375, y, { width: 80, align: "right" });
    doc.text(cells.amount, 460, y, { width: page.right - 460, align: "right" });
    doc.x = page.left;
    doc.y = y + height + 5;
  };
  row({ name: "Item", quantity: "Units", price: "Price", amount: "Amount" }, true);
  for (const line of invoice.lines)
    row({
      name: shown(line.name),
      quantity: String(line.quantity),
      price: amount(line.unitPriceAmount),
      amount: amount(line.amount),
    });
  doc.moveDown(0.5);
  if (invoice.discount > 0) row({ name: "Discount", amount: amount(-invoice.discount) });
  row({ name: "Shipping", amount: amount(invoice.shipping) });
  const taxes = () => {
    const lines = invoice.taxes ?? [];
    const within = invoice.isTaxIncluded ? " within it" : "";
    if (lines.length === 0) row({ name: `Tax${within}`, amount: amount(invoice.tax) });
    for (const { name, rate, on, amount: tax } of lines) {
      const percent = rate === null ? "" : `${Number((rate / 10_000).toFixed(4))} % `;
      const base = on === null ? "" : ` on ${amount(on)}`;
      row({ name: shown(`${percent}${name}${base}${within}`), amount: amount(tax) });
    }
  };
  if (!invoice.isTaxIncluded) taxes();
  row({ name: invoice.kind === "invoice" ? "Total" : "Given back", amount: amount(invoice.total) }, true);
  if (invoice.isTaxIncluded) taxes();
  noteSubstitutes();
  return finish();
}
