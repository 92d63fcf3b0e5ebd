import { describe, expect, it } from "vitest";
import { dueWords, mostUrgentFirst } from "./due";

describe("dueWords", () => {
  const now = "2026-11-22T16:00:00Z";
  it.each([
    ["2026-11-20T23:59:00Z", "2 days late", "bad"],
    ["2026-11-21T23:59:00Z", "1 day late", "bad"],
    ["2026-11-22T01:00:00Z", "Today", "warn"],
    ["2026-11-23T00:00:00Z", "Tomorrow", "warn"],
    ["2026-11-29T00:00:00Z", "In 7 days", "neutral"],
  ])("reads %s as %s", (value, words, tone) => {
    expect(dueWords(value, now)).toEqual({ words, tone });
  });
});

describe("mostUrgentFirst", () => {
  it("puts the latest of the late on top", () => {
    const orders = ["2026-11-24", "2026-11-20", "2026-11-22"].map((day) => ({ shipBy: `${day}T00:00:00Z` }));
    expect(mostUrgentFirst(orders).map((order) => order.shipBy.slice(8, 10))).toEqual(["20", "22", "24"]);
  });
});
