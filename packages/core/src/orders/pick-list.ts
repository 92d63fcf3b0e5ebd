import type { TakenPlace } from "../inventory/index";
import type { PackingRow } from "./queries/packing-slips";

export interface PickLine {
  variantId: string;
  name: string;
  variantTitle: string;
  sku: string | null;
  quantity: number;
  /** The numbers of the orders it is for. */
  orders: string[];
}

/** What to take from a place; null for what is not counted, or not taken off the count before it is sent. */
export interface PickPlace {
  place: string | null;
  lines: PickLine[];
}

/**
 * What is to be taken from which place for all these orders, summed. What was sent of a thing came from the places it was
 * taken from first. By place, then SKU and name; nothing twice and nothing left out. Pure.
 */
export function pickList(
  rows: readonly Pick<PackingRow, "order_id" | "number" | "items">[],
  taken: readonly TakenPlace[],
): PickPlace[] {
  const places = new Map<string | null, Map<string, PickLine>>();
  const left = new Map<string, { place: string; quantity: number }[]>();
  for (const each of taken) {
    const key = `${each.orderId} ${each.variantId}`;
    left.set(key, [...(left.get(key) ?? []), { place: each.place, quantity: each.quantity }]);
  }
  for (const row of rows) {
    for (const item of row.items) {
      if (item.open <= 0) continue;
      const sources = left.get(`${row.order_id} ${item.variantId}`) ?? [];
      for (const { place, quantity } of takeLast(sources, item.open)) {
        const lines = places.get(place) ?? new Map<string, PickLine>();
        places.set(place, lines);
        const { variantId, name, variantTitle, sku } = item;
        const line = lines.get(variantId) ?? { variantId, name, variantTitle, sku, quantity: 0, orders: [] };
        line.quantity += quantity;
        if (!line.orders.includes(row.number)) line.orders.push(row.number);
        lines.set(variantId, line);
      }
    }
  }
  return [...places]
    .map(([place, lines]) => ({ place, lines: [...lines.values()].sort(byCode) }))
    .sort((a, b) => order(a.place, b.place));
}

/** Takes units off the end of where they lie; what lies nowhere is told without a place. */
function takeLast(sources: { place: string; quantity: number }[], wanted: number) {
  const parts: { place: string | null; quantity: number }[] = [];
  let open = wanted;
  for (const source of sources.toReversed()) {
    const quantity = Math.min(open, source.quantity);
    source.quantity -= quantity;
    open -= quantity;
    if (quantity > 0) parts.push({ place: source.place, quantity });
  }
  if (open > 0) parts.push({ place: null, quantity: open });
  return parts;
}

const order = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a.localeCompare(b, "en", { numeric: true });

const byCode = (a: PickLine, b: PickLine) =>
  order(a.sku, b.sku) || a.name.localeCompare(b.name, "en") || a.variantTitle.localeCompare(b.variantTitle, "en");
