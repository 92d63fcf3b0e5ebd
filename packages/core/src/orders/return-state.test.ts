import { returnStatuses } from "@emporia/contracts/returns";
import { describe, expect, it } from "vitest";
import type { ReturnEvent } from "./return-events";
import { acceptedUnits, evolveReturns, followRefund, type ReturnState, returnTransitions } from "./return-state";

const at = "2026-11-20T10:00:00.000Z";
const ids = { returnId: "r", sellerOrderId: "s" };
const requested: ReturnEvent = {
  type: "ReturnRequested",
  payload: {
    ...ids,
    number: "ORD-2026-000001-1-R1",
    items: [{ orderItemId: "i", quantity: 3, reason: "damaged", comment: "" }],
    comment: "",
    pictures: [],
  },
};
const found = { restocked: 1, scrapped: 1, refused: 1 };
const steps = {
  APPROVED: { type: "ReturnApproved", payload: { ...ids, instructions: "Send it.", label: null } },
  REJECTED: { type: "ReturnRejected", payload: { ...ids, reason: "Worn." } },
  WITHDRAWN: { type: "ReturnWithdrawn", payload: ids },
  SENT: { type: "ReturnSent", payload: { ...ids, carrier: "UPS", trackingNumber: "1Z" } },
  RECEIVED: { type: "ReturnReceived", payload: ids },
  INSPECTED: {
    type: "ReturnInspected",
    payload: { ...ids, items: [{ orderItemId: "i", ...found }], note: "", refundId: "f" },
  },
} as const satisfies Record<string, ReturnEvent>;

/** A return brought to a status along the shortest way. */
const ways = {
  REQUESTED: [],
  APPROVED: ["APPROVED"],
  REJECTED: ["REJECTED"],
  WITHDRAWN: ["WITHDRAWN"],
  SENT: ["APPROVED", "SENT"],
  RECEIVED: ["APPROVED", "RECEIVED"],
  INSPECTED: ["APPROVED", "RECEIVED", "INSPECTED"],
} as const;
function returnThatIs(status: (typeof returnStatuses)[number]): ReturnState[] {
  const way = status === "REFUNDED" ? ways.INSPECTED : ways[status];
  const returns = [requested, ...way.map((each) => steps[each])].reduce<ReturnState[]>(
    (known, event) => evolveReturns(known, event, at),
    [],
  );
  return status === "REFUNDED" ? followRefund(returns, "f", at) : returns;
}

describe("P-115 a return", () => {
  it.each(returnStatuses)("that is %s takes the steps of the table, and no other", (status) => {
    const returns = returnThatIs(status);
    expect(returns[0]?.status).toBe(status);
    for (const [next, event] of Object.entries(steps)) {
      const allowed = (returnTransitions[status] as readonly string[]).includes(next);
      if (allowed) expect(evolveReturns(returns, event, at)[0]?.status).toBe(next);
      else expect(() => evolveReturns(returns, event, at)).toThrow("cannot be");
    }
  });

  it("accounts for every unit, and takes back what is sold again or thrown away", () => {
    const [inspected] = returnThatIs("INSPECTED");
    expect(inspected && acceptedUnits(inspected)).toEqual([{ orderItemId: "i", quantity: 2 }]);
    const short = { ...steps.INSPECTED, payload: { ...steps.INSPECTED.payload, items: [] } };
    expect(() => evolveReturns(returnThatIs("RECEIVED"), short, at)).toThrow("Every unit");
  });

  it("follows its own refund and no other", () => {
    expect(followRefund(returnThatIs("INSPECTED"), "other", at)[0]?.status).toBe("INSPECTED");
    expect(followRefund(returnThatIs("INSPECTED"), "f", at)[0]?.status).toBe("REFUNDED");
  });
});
