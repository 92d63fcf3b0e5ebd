import { describe, expect, it } from "vitest";
import { instantOf, localOf, zoneWords } from "./shop-time";

describe("times of a shop (SP-05)", () => {
  it.each([
    ["2026-07-01T09:00", "UTC", "2026-07-01T09:00:00.000Z"],
    ["2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00.000Z"],
    ["2026-12-01T09:00", "America/New_York", "2026-12-01T14:00:00.000Z"],
    ["2026-12-01T00:00", "Asia/Kolkata", "2026-11-30T18:30:00.000Z"],
    ["2026-12-31T23:30", "Pacific/Kiritimati", "2026-12-31T09:30:00.000Z"],
  ])("%s in %s is %s, and back", (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
    expect(localOf(instant, zone)).toBe(local);
  });

  it("takes the first of an hour that is there twice, and moves one that is left out", () => {
    expect(instantOf("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
    expect(instantOf("2026-03-08T02:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
  });

  it("leaves alone what is no time", () => {
    expect(instantOf("tomorrow", "UTC")).toBeUndefined();
    expect(localOf("tomorrow", "UTC")).toBe("tomorrow");
    expect(localOf(undefined, "UTC")).toBeUndefined();
    expect(zoneWords("America/Los_Angeles")).toBe("Los Angeles time");
  });
});
