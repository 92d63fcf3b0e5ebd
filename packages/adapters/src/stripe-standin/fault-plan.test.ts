import { describe, expect, it } from "vitest";
import { FaultPlan } from "./fault-plan";

const requests = Array.from({ length: 2000 }, (_, index) => (index % 2 ? "/v1/payouts" : "/v1/payment_intents"));
const failuresOf = (seed: number) => {
  const plan = new FaultPlan(seed);
  return requests.map((path) => plan.failureOf("POST", path));
};

describe("a plan of faults", () => {
  it("is the same for the same seed and another for another", () => {
    expect(failuresOf(7)).toEqual(failuresOf(7));
    expect(failuresOf(7)).not.toEqual(failuresOf(8));
  });

  it("meets about as many as its rates say, of each kind", () => {
    const met = failuresOf(7).filter((failure) => failure !== undefined);
    expect(met.length).toBeGreaterThan(180);
    expect(met.length).toBeLessThan(380);
    const kinds = new Set(met.map(({ status, after, code }) => `${status} ${after ?? false} ${code ?? ""}`));
    expect(kinds.size).toBe(5);
    const plan = new FaultPlan(7);
    const fates = Array.from({ length: 500 }, () => plan.messageFate());
    expect(new Set(fates)).toEqual(new Set(["lost", "twice", "late", undefined]));
  });

  it("is short of money only where money is taken, and never disturbs who reads", () => {
    failuresOf(3).forEach((failure, index) => {
      if (failure?.code === "balance_insufficient") expect(requests[index]).toMatch(/^\/v1\/(payouts|transfers)$/);
    });
    const plan = new FaultPlan(3);
    expect(requests.map((path) => plan.failureOf("GET", path)).filter(Boolean)).toEqual([]);
  });
});
