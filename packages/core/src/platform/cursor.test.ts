import { describe, expect, it } from "vitest";
import { decodeCursor, decodeTimeCursor, encodeCursor } from "./cursor";

const id = "018f3c5e-0000-7000-8000-000000000001";

describe("cursors", () => {
  it("come back as they went out", () => {
    expect(decodeCursor(encodeCursor(["a", 1]), 2)).toEqual(["a", 1]);
    expect(decodeTimeCursor(encodeCursor(["2026-11-02T10:00:00.000Z", id]))).toEqual(["2026-11-02T10:00:00.000Z", id]);
  });

  it("are refused when they are not ours, before they reach the database", () => {
    for (const forged of [
      "bad",
      "",
      encodeCursor(["x", "y"]),
      encodeCursor(["2026-11-02T10:00:00Z", "1; drop table"]),
      encodeCursor([1, 2]),
    ])
      expect(() => decodeTimeCursor(forged), forged).toThrow("not valid any more");
  });
});
