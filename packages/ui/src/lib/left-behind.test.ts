import { expect, it } from "vitest";
import { leftBehind } from "./left-behind";
import { whyNotAmendable } from "./why-not-amendable";

type Part = Parameters<typeof leftBehind>[0];

it("P-113 names what was to go along with a part, for nothing, only where nothing else of the part is left", () => {
  const change = (status: string, orderNumber: string, shipping: number) => ({
    ...{ status, supplement: { orderId: "1", orderNumber }, shipping: { amount: shipping, currency: "USD" } },
  });
  const part = {
    items: [{ quantity: 3, cancelledQuantity: 1 }],
    amendments: [change("APPLIED", "ORD-2", 0), change("APPLIED", "ORD-3", 500), change("ENDED", "ORD-4", 0)],
  } as unknown as Part;
  expect(leftBehind(part, 1)).toEqual([]);
  expect(leftBehind(part, 0)).toEqual([]);
  expect(leftBehind(part, 2)).toEqual(["ORD-2"]);
});

it("P-113 says the one reason for which a part cannot be changed", () => {
  const of = (status: string, amendments: readonly { status: string }[] = []) =>
    whyNotAmendable({ status, amendments } as unknown as Parameters<typeof whyNotAmendable>[0]);
  expect(of("CONFIRMED", [{ status: "PROPOSED" }])).toContain("waits for the shopper");
  const said = ["PENDING", "CANCELLED", "REFUNDED", "CONFIRMED"].map((status) => of(status));
  expect(new Set(said).size).toBe(4);
});
