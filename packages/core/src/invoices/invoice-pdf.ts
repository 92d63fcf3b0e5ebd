import { openPdf, pdfFonts } from "../platform/index";
import type { InvoiceDocument } from "./document";

const page = { left: 50, right: 545, bottom: 760 };
const width = page.right - page.left;

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
  doc.font(pdfFonts.regular).fontSize(10);
  doc.text(`Issued on ${invoice.issuedOn} for order ${invoice.orderNumber}. Amounts in ${invoice.currency}.`);
  if (invoice.suppliedOn) doc.text(`Supplied on ${invoice.suppliedOn}`);
  else if (invoice.suppliedOn === null) doc.text("Paid for before it was sent");
  if (invoice.refersTo) doc.text(`Takes from invoice ${invoice.refersTo}`);
  if (invoice.reason) doc.text(`Reason: ${shown(invoice.reason)}`);
  doc.moveDown(1);

  const top = doc.y;
  const party = (heading: string, lines: readonly string[], left: number): number => {
    doc
      .font(pdfFonts.bold)
      .fontSize(10)
      .text(heading, left, top, { width: width / 2 - 10 });
    doc.font(pdfFonts.regular);
    for (const line of lines) if (line) doc.text(shown(line), { width: width / 2 - 10 });
    return doc.y;
  };
  const { billTo } = invoice;
  const sold = party("Sold by", sellerLines(invoice), page.left);
  const billed = party(
    "Billed to",
    [`${billTo.firstName} ${billTo.lastName}`, ...placeLines(billTo)],
    page.left + width / 2,
  );
  doc.x = page.left;
  doc.y = Math.max(sold, billed);
  doc.moveDown(1.5);

  const hasNet = invoice.lines.some((line) => line.netUnitPriceAmount !== undefined);
  const isOf = { name: hasNet ? 180 : 250, units: 230, net: 268, price: 345, tax: 418, amount: 462 };
  const row = (
    cells: { name: string; quantity?: string; net?: string; price?: string; rate?: string; amount: string },
    bold = false,
  ) => {
    doc.font(bold ? pdfFonts.bold : pdfFonts.regular).fontSize(9);
    const name = { width: cells.quantity ? isOf.name : 400 };
    const height = doc.heightOfString(cells.name, name);
    if (doc.y + height > page.bottom) doc.addPage();
    const { y } = doc;
    const cell = (text: string | undefined, left: number, right: number) => {
      if (text) doc.text(text, left, y, { width: right - left, align: "right", lineBreak: false });
    };
    doc.text(cells.name, page.left, y, name);
    cell(cells.quantity, hasNet ? isOf.units : 305, hasNet ? 262 : 340);
    cell(cells.net, isOf.net, 340);
    cell(cells.price, isOf.price, 415);
    cell(cells.rate, isOf.tax, 459);
    cell(cells.amount, isOf.amount, page.right);
    doc.x = page.left;
    doc.y = y + height + 4;
  };
  const percent = (rate: number) => `${Number((rate / 10_000).toFixed(4))} %`;
  row(
    {
      name: "Item",
      quantity: "Units",
      ...(hasNet ? { net: "Without tax" } : {}),
      price: "Price",
      rate: "Tax",
      amount: "Amount",
    },
    true,
  );
  for (const line of invoice.lines)
    row({
      name: shown(line.name),
      quantity: String(line.quantity),
      ...(line.netUnitPriceAmount === undefined ? {} : { net: amount(line.netUnitPriceAmount) }),
      price: amount(line.unitPriceAmount),
      ...(line.taxRate === undefined ? {} : { rate: percent(line.taxRate) }),
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
      const base = on === null ? "" : ` on ${amount(on)}`;
      row({ name: shown(`${rate === null ? "" : `${percent(rate)} `}${name}${base}${within}`), amount: amount(tax) });
    }
  };
  if (!invoice.isTaxIncluded) taxes();
  row({ name: invoice.kind === "invoice" ? "Total" : "Given back", amount: amount(invoice.total) }, true);
  if (invoice.isTaxIncluded) {
    taxes();
    row({ name: "Without tax", amount: amount(invoice.total - invoice.tax) });
  }
  if (invoice.tax > 0) {
    doc.moveDown(0.5);
    doc
      .font(pdfFonts.regular)
      .fontSize(9)
      .fillColor("#555555")
      .text(shown(remitterText(invoice)))
      .fillColor("#000000");
  }
  noteSubstitutes();
  return finish();
}

function remitterText({ taxRemitter, seller, shopName }: InvoiceDocument): string {
  const name = seller?.legalName ?? shopName;
  if (taxRemitter === "seller") return `The tax is handed over by ${name}.`;
  return taxRemitter === "both"
    ? `The tax is handed over by ${name} in part, and by Emporia as the marketplace.`
    : "The tax is handed over by Emporia as the marketplace.";
}

function sellerLines({ seller, shopName }: InvoiceDocument): string[] {
  if (!seller) return [shopName, "on Emporia"];
  return [
    seller.legalName,
    ...placeLines(seller),
    seller.vatNumber ? `VAT number ${seller.vatNumber}` : "",
    seller.legalName === shopName ? "" : `${shopName} on Emporia`,
  ];
}

type Place = Pick<InvoiceDocument["billTo"], "line1" | "line2" | "city" | "state" | "postalCode" | "country">;

const regions = new Intl.DisplayNames("en-US", { type: "region", fallback: "code" });
function placeLines({ line1, line2, city, state, postalCode, country }: Place): string[] {
  const place = [city, state, postalCode].filter(Boolean).join(" ");
  return [line1, line2 ?? "", place, /^[A-Z]{2}$/.test(country) ? (regions.of(country) ?? country) : country];
}
