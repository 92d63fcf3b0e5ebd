import { type SellerOrderState, sendableQuantity } from "../orders/index";
import type { CustomsItem } from "./carrier-labels";
import type { LabelRow, LabelUnits } from "./queries";

/** A seller's part of an order, as far as parcels are concerned. */
export interface PartToLabel extends Pick<SellerOrderState, "amendments"> {
  items: readonly {
    id: string;
    name: string;
    variantTitle: string;
    variantId: string;
    sku: string | null;
    unitPriceAmount: number;
    quantity: number;
    cancelledQuantity: number;
    shippedQuantity: number;
  }[];
  shipments: readonly { trackingNumber: string }[];
}

type LabelToCount = Pick<LabelRow, "status" | "return_id" | "tracking_number" | "items">;

/** Whether the parcel of a label was sent. Pure. */
export function isUsed(label: Pick<LabelRow, "tracking_number">, part: Pick<PartToLabel, "shipments">): boolean {
  return part.shipments.some((shipment) => shipment.trackingNumber === label.tracking_number);
}

/** What can be sent and has no label that waits for its parcel. Pure. */
export function unitsToLabel(part: PartToLabel, labels: readonly LabelToCount[]): LabelUnits[] {
  const waiting = labels.filter(
    (label) =>
      (label.status === "BUYING" || label.status === "BOUGHT") && label.return_id === null && !isUsed(label, part),
  );
  return part.items
    .map((item) => {
      const labelled = waiting.flatMap((label) => label.items).filter((each) => each.orderItemId === item.id);
      const open = sendableQuantity(part, item);
      return { orderItemId: item.id, quantity: open - labelled.reduce((sum, each) => sum + each.quantity, 0) };
    })
    .filter((item) => item.quantity > 0);
}

/** Things as customs want to know them. Weights are of one, in grams. Pure. */
export function contentsOf(
  part: Pick<PartToLabel, "items">,
  units: readonly LabelUnits[],
  weights: ReadonlyMap<string, number>,
): CustomsItem[] {
  return units.flatMap(({ orderItemId, quantity }) => {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item) return [];
    return [
      {
        name: [item.name, item.variantTitle].filter(Boolean).join(", "),
        sku: item.sku,
        quantity,
        weightGrams: quantity * (weights.get(item.variantId) ?? 0),
        worth: quantity * item.unitPriceAmount,
      },
    ];
  });
}
