import { expect, it } from "vitest";
import type { ItemState, SellerOrderState } from "./state";
import { isWhollyWithdrawn, withdrawableUnits, withdrawalEnds } from "./withdrawable";

const item = {
  ...{ id: "a", quantity: 2, cancelledQuantity: 0, shippedQuantity: 2, deliveredQuantity: 2, returnedQuantity: 0 },
} as unknown as ItemState;
const paid = { paymentStatus: "CONFIRMED", captureAt: null, captureAmount: null } as const;
const parcel = (deliveredAt: string | null, quantity = 1) => ({
  deliveredAt,
  items: [{ orderItemId: "a", quantity }],
});
const part = (given: object) =>
  ({
    ...{ items: [item], shipments: [], returns: [], refunds: [], replacements: [], completedAt: null },
    ...{ status: "DELIVERED", amounts: { total: 100 }, amendments: [] },
    ...given,
  }) as unknown as SellerOrderState;

it("P-116 counts the days from the arrival of the last parcel, to the end of the last of them", () => {
  const both = part({ shipments: [parcel("2026-03-01T09:00:00.000Z"), parcel("2026-03-10T23:30:00.000Z")] });
  expect(withdrawalEnds(both, 14)).toBe("2026-03-24T23:59:59.999Z");
  const left = (at: string) => withdrawableUnits(paid, both, item, { now: new Date(at), days: 14 });
  expect(left("2026-03-24T23:59:59.000Z")).toEqual({ sent: 2, unsent: 0 });
  expect(left("2026-03-25T00:00:00.000Z")).toEqual({ sent: 0, unsent: 0 });
});

it("P-116 counts units that are on their way, and those that were not sent", () => {
  const now = { now: new Date("2026-03-01T00:00:00Z"), days: 14 };
  const half = { ...item, quantity: 3, shippedQuantity: 2, deliveredQuantity: 0 };
  const open = part({ items: [half], shipments: [parcel(null, 2)], status: "PARTIALLY_SHIPPED" });
  expect(withdrawableUnits(paid, open, half, now)).toEqual({ sent: 2, unsent: 1 });
  const asked = { isWithdrawal: true, status: "APPROVED", items: [{ orderItemId: "a", quantity: 2 }] };
  expect(withdrawableUnits(paid, part({ ...open, returns: [asked] }), half, now)).toEqual({ sent: 0, unsent: 1 });
  const given = { kind: "goodwill", items: [{ orderItemId: "a", quantity: 1 }] };
  expect(withdrawableUnits(paid, part({ ...open, refunds: [given] }), half, now)).toEqual({ sent: 1, unsent: 1 });
  const waiting = { ...paid, paymentStatus: "AUTHORIZED" as const };
  expect(withdrawableUnits(waiting, open, half, now)).toEqual({ sent: 2, unsent: 0 });
});

it("P-116 has not begun to count while a parcel is on its way, or not sent", () => {
  const under = part({ shipments: [parcel("2026-01-01T09:00:00.000Z"), parcel(null)] });
  expect(withdrawalEnds(under, 14)).toBeNull();
  expect(withdrawalEnds(part({ shipments: [] }), 14)).toBeNull();
  const half = { ...item, shippedQuantity: 1 };
  expect(withdrawalEnds(part({ items: [half], shipments: [parcel("2026-01-01T09:00:00.000Z")] }), 14)).toBeNull();
});

it("P-116 gives the shipping back once all of a part is withdrawn from, whatever was cancelled before", () => {
  const withdrawal = (quantity: number, status = "RECEIVED", isWithdrawal = true) => ({
    ...{ status, isWithdrawal, items: [{ orderItemId: "a", quantity }] },
  });
  expect(isWhollyWithdrawn(part({ returns: [withdrawal(1)] }))).toBe(false);
  expect(isWhollyWithdrawn(part({ returns: [withdrawal(1), withdrawal(1, "REFUNDED")] }))).toBe(true);
  expect(isWhollyWithdrawn(part({ returns: [withdrawal(1), withdrawal(1, "WITHDRAWN")] }))).toBe(false);
  // What is still to come back may never come.
  expect(isWhollyWithdrawn(part({ returns: [withdrawal(1), withdrawal(1, "APPROVED")] }))).toBe(false);
  expect(isWhollyWithdrawn(part({ returns: [withdrawal(2, "RECEIVED", false)] }))).toBe(false);
  const cancelled = { ...item, cancelledQuantity: 1 };
  expect(isWhollyWithdrawn(part({ items: [cancelled], returns: [withdrawal(1)] }))).toBe(true);
});
