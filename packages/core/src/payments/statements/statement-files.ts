import type { Money } from "@emporia/contracts/money";
import type { StatementView } from "@emporia/contracts/statements";
import { decimalText, digitsOf, openPdf, pdfFonts } from "../../platform/index";

/** Quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A statement as a table: the opening, each line, the closing. Amounts add up from the first to the last but one. */
export function statementCsv(statement: StatementView): string {
  const { opening, closing, currency } = statement;
  const { first, last } = daysOf(statement.period);
  const rows = [
    ["date", "category", "description", "order", "amount", "currency"],
    [first, "opening", "Opening balance", "", decimalText(opening), currency],
    ...statement.lines.map((line) => [
      line.occurredAt.slice(0, 10),
      line.category,
      line.note,
      line.sellerOrderNumber ?? "",
      decimalText(line.amount),
      currency,
    ]),
    [last, "closing", "Closing balance", "", decimalText(closing), currency],
  ];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function daysOf(period: string): { first: string; last: string } {
  const [year = 0, month = 1] = period.split("-").map(Number);
  return { first: `${period}-01`, last: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

const words: Record<string, string> = {
  sales: "Items sold",
  shipping: "Shipping",
  discounts: "Discounts",
  commission: "Commission",
  fees: "Other fees",
  tax: "Tax",
  refunds: "Refunds",
  disputes: "Lost disputes",
  labels: "Shipping labels",
  adjustments: "Adjustments",
  payouts: "Payouts to your bank",
};
const page = { left: 50, right: 545, bottom: 780 };

/** A statement to file: the sums on the first page, then each line. */
export async function statementPdf(statement: StatementView): Promise<Uint8Array> {
  const title = `Statement ${statement.period}`;
  const { doc, shown, noteSubstitutes, finish } = await openPdf({
    title: `${title}, ${statement.shopName}`,
    margin: page.left,
  });
  const amount = (value: Money) =>
    shown(
      new Intl.NumberFormat("en-US", { style: "currency", currency: value.currency }).format(
        value.amount / 10 ** digitsOf(value.currency),
      ),
    );
  doc.font(pdfFonts.bold).fontSize(20).text(title);
  doc.font(pdfFonts.regular).fontSize(11).text(shown(statement.shopName));
  const { first, last } = daysOf(statement.period);
  doc
    .fillColor("#555555")
    .text(`${first} to ${last}, days are UTC. Amounts in ${statement.currency}.`)
    .fillColor("#000000");
  doc.moveDown(1.5);
  const sum = (label: string, value: Money, bold = false) => {
    const { y } = doc;
    doc.font(bold ? pdfFonts.bold : pdfFonts.regular).fontSize(11);
    doc.text(label, page.left, y, { width: 300, lineBreak: false });
    doc.text(amount(value), 380, y, { width: page.right - 380, align: "right" });
    doc.moveDown(0.3);
  };
  sum("Opening balance", statement.opening, true);
  for (const each of statement.sums) sum(words[each.category] ?? each.category, each.amount);
  sum("Closing balance", statement.closing, true);
  doc.moveDown(1.5);
  for (const line of statement.lines) {
    if (doc.y > page.bottom - 20) doc.addPage();
    const { y } = doc;
    doc.font(pdfFonts.regular).fontSize(8.5);
    doc.text(line.occurredAt.slice(0, 10), page.left, y, { width: 60, lineBreak: false });
    doc.text(line.sellerOrderNumber ?? "", 115, y, { width: 110, lineBreak: false });
    doc.text(shown(line.note).slice(0, 60), 230, y, { width: 220, lineBreak: false });
    doc.text(amount(line.amount), 455, y, { width: page.right - 455, align: "right" });
  }
  if (statement.lines.length === 0)
    doc.font(pdfFonts.regular).fontSize(11).text("Nothing moved in this month.", page.left);
  noteSubstitutes();
  return finish();
}
