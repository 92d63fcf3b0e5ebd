import { checkoutStatuses } from "@emporia/contracts/checkout";
import { describe, expect, it } from "vitest";
import { canBecome, checkoutTransitions } from "./state";

describe("the steps of a checkout", () => {
  it("CHK-07 lead forward one by one, back to any choice, and from a decline to another try", () => {
    const path = ["INIT", "SHIPPING_INFO", "SHIPPING_METHOD", "PAYMENT", "REVIEW", "PROCESSING", "CONFIRMED"] as const;
    for (const [index, from] of path.slice(0, -1).entries())
      expect(canBecome(from, path[index + 1] ?? from)).toBe(true);
    expect(canBecome("PROCESSING", "PAYMENT")).toBe(true);
    expect(canBecome("REVIEW", "SHIPPING_METHOD")).toBe(true);
  });

  it("CHK-07 end once confirmed or expired", () => {
    for (const to of checkoutStatuses) {
      expect(canBecome("CONFIRMED", to)).toBe(false);
      expect(canBecome("EXPIRED", to)).toBe(false);
    }
  });

  it("CHK-07 reach a payment through a review only, and never without being paid for a confirmation", () => {
    const reaching = (to: (typeof checkoutStatuses)[number]) => checkoutStatuses.filter((from) => canBecome(from, to));
    expect(reaching("CONFIRMED")).toEqual(["PROCESSING"]);
    expect(reaching("PROCESSING")).toEqual(["REVIEW", "PROCESSING"]);
    expect(Object.keys(checkoutTransitions).sort()).toEqual([...checkoutStatuses].sort());
  });
});
