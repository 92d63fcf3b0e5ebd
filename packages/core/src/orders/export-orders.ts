import { money } from "@emporia/contracts/money";
import type { exportSellerOrdersInput } from "@emporia/contracts/orders";
import type { z } from "zod";
import { byteOrderMark, type Ctx, csvRow, decimalText, guarded } from "../platform/index";
import { listSellerPartsWithItems, type SellerOrderFileRow } from "./queries/lists";

const BATCH = 200;

const header = [
  ...["Order", "Placed at", "Status", "Ship by", "Item", "Variant", "SKU"],
  ...["Quantity", "Cancelled", "Sent", "Returned"],
  ...["Unit price", "Items", "Discount", "Tax", "Shipping", "Order total", "Currency"],
  ...[
    "First name",
    "Last name",
    "Address 1",
    "Address 2",
    "City",
    "State",
    "Postal code",
    "Country",
    "Shipping method",
  ],
];

/**
 * The shop's parts of orders that the filter of the list finds, in the list's order: a line for each item. Shipping and
 * the total of an order stand in its first line only, so that a column adds up. Amounts are decimal numbers in the currency
 * beside them, days of the period and times are UTC. What a spreadsheet would run has an apostrophe in front.
 */
export function exportSellerOrders(
  ctx: Pick<Ctx, "db" | "clock">,
  input: z.output<typeof exportSellerOrdersInput> & { sellerId: string },
): { fileName: string; text: AsyncGenerator<string> } {
  async function* text() {
    yield byteOrderMark + csvRow(header);
    for (let before: [string, string] | undefined; ; ) {
      const rows = await listSellerPartsWithItems(ctx.db, input.sellerId, input, { before, limit: BATCH });
      const batch = rows.slice(0, BATCH);
      if (batch.length > 0) yield batch.flatMap((row) => linesOf(row).map(csvRow)).join("");
      const last = batch.at(-1);
      if (rows.length <= BATCH || !last) return;
      before = [last.placed_at.toISOString(), last.id];
    }
  }
  return { fileName: `orders-${ctx.clock.now().toISOString().slice(0, 10)}.csv`, text: text() };
}

function linesOf(row: SellerOrderFileRow): string[][] {
  const { shipping_address: to, currency } = row;
  const decimal = (amount: number) => decimalText(money(amount, currency));
  return row.items.map((item, index) => [
    ...[row.number, row.placed_at.toISOString(), row.status, row.ship_by.toISOString()],
    ...[guarded(item.name), guarded(item.variantTitle), guarded(item.sku ?? "")],
    ...[item.quantity, item.cancelled, item.shipped, item.returned].map(String),
    ...[item.unitPrice, item.subtotal, item.discount, item.tax].map(decimal),
    ...(index === 0 ? [row.shipping_amount, row.total_amount].map(decimal) : ["", ""]),
    currency,
    ...[to.firstName, to.lastName, to.line1, to.line2, to.city, to.state, to.postalCode, to.country].map((text) =>
      guarded(text ?? ""),
    ),
    guarded(row.shipping_method.name),
  ]);
}
