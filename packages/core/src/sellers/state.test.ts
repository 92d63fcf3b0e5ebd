import { sellerStatuses } from "@emporia/contracts/sellers";
import { expect, it } from "vitest";
import { canBecome, sellerDecisions } from "./state";

it("lets a shop go only these ways", () => {
  const ways = sellerStatuses.flatMap((from) =>
    sellerStatuses.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(ways).toEqual([
    "PENDING → APPROVED",
    "PENDING → REJECTED",
    "APPROVED → SUSPENDED",
    "APPROVED → BANNED",
    "REJECTED → PENDING",
    "SUSPENDED → APPROVED",
    "SUSPENDED → BANNED",
  ]);
});

it.each(Object.entries(sellerDecisions))("has a way for staff to %s", (_, { from, to }) => {
  expect(canBecome(from, to)).toBe(true);
});
