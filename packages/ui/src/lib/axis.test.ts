import { describe, expect, it } from "vitest";
import { axisFor } from "./axis";

describe("axisFor", () => {
  it.each([
    [0, 300],
    [1, 300],
    [29_999, 30_000],
    [30_001, 60_000],
    [123_456, 150_000],
    [9_999_999, 15_000_000],
  ])("holds %i cents under a round top of %i", (highest, top) => {
    const axis = axisFor(highest, "USD");
    expect(axis.top).toBeGreaterThanOrEqual(highest);
    expect(axis.top).toBe(top);
    expect(axis.ticks).toHaveLength(4);
    expect(axis.ticks.every(Number.isInteger)).toBe(true);
  });

  it("knows currencies without minor units", () => {
    expect(axisFor(2_500, "JPY").ticks).toEqual([0, 1000, 2000, 3000]);
  });
});
