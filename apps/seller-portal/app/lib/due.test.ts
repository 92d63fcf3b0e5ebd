import { describe, expect, it } from "vitest";
import { dueWords } from "./due";

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
