import { expect, it } from "vitest";
import { arrival, daysRange, parcelsText, readyBy, spanOf, wayText } from "./delivery";

it("skips the weekend", () => {
  const friday = new Date("2026-11-20T18:00:00Z");
  expect(readyBy(friday, 1).toISOString().slice(0, 10)).toBe("2026-11-23");
  expect(readyBy(friday, 6).toISOString().slice(0, 10)).toBe("2026-11-30");
});

it("takes at least a day", () => {
  expect(readyBy(new Date("2026-11-24T00:00:00Z"), 0).toISOString().slice(0, 10)).toBe("2026-11-25");
});

it("says a range of days", () => {
  expect(daysRange({ minDays: 3, maxDays: 5 })).toBe("3–5 days");
  expect(daysRange({ minDays: 1, maxDays: 1 })).toBe("1 day");
});

it("counts the arrival from the day it is ordered", () => {
  const [first, last] = arrival(new Date("2026-11-20T00:00:00Z"), { minDays: 3, maxDays: 5 });
  expect([first, last].map((day) => day.toISOString().slice(0, 10))).toEqual(["2026-11-23", "2026-11-25"]);
});

it("counts parcels, not shops, and says the days of each", () => {
  expect(parcelsText([1], "One shop")).toBe("One shop sends you one parcel.");
  expect(parcelsText([2], "The shop")).toBe("The shop sends you 2 parcels.");
  expect(parcelsText([1, 1], "The shop")).toBe("2 shops send you a parcel each.");
  expect(parcelsText([1, 2], "The shop")).toBe("2 shops send you 3 parcels.");
  const standard = { name: "Standard", minDays: 3, maxDays: 5 };
  const parts = [standard, { name: "Freight", minDays: 6, maxDays: 9 }];
  const both = { name: "Standard + Freight", minDays: 6, maxDays: 9, parts };
  expect(wayText(both)).toBe("Standard, 3–5 days; Freight, 6–9 days");
  expect(wayText({ ...standard, parts: [] })).toBe("Standard, 3–5 days");
  expect([spanOf(both).minDays, spanOf({ ...standard, parts: [] }).minDays]).toEqual([3, 3]);
});
