import { expect, it } from "vitest";
import { type PartToLabel, unitsToLabel } from "./parcel";

it("P-123 P-113 no label is for what waits to be taken out of the order", () => {
  const item = { id: "a", quantity: 3, cancelledQuantity: 0, shippedQuantity: 1 };
  const part = (status: "PROPOSED" | "APPLIED") =>
    ({
      items: [item],
      shipments: [],
      amendments: [{ status, removed: [{ orderItemId: "a", quantity: 1 }] }],
    }) as unknown as PartToLabel;
  expect(unitsToLabel(part("PROPOSED"), [])).toEqual([{ orderItemId: "a", quantity: 1 }]);
  expect(unitsToLabel(part("APPLIED"), [])).toEqual([{ orderItemId: "a", quantity: 2 }]);
});
