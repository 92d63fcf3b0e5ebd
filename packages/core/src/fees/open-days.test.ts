import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOfDays, openDaysOf } from "./open-days";

const at = (text: string) => new Date(`${text}Z`);
const june = at("2030-06-01T00:00:00");
const opening = (from: string, until: string | null = null) => ({
  openedAt: at(from),
  closedAt: until === null ? null : at(until),
});

describe("P-140 the days on which a shop was open in a month", () => {
  it("are all of it for a shop that was open before and after", () => {
    expect(openDaysOf([opening("2029-01-05T12:00:00")], june)).toEqual({ days: 30, daysOfMonth: 30, since: june });
  });

  it("begin with the day of the approval and end with that of the closing", () => {
    const days = openDaysOf([opening("2030-06-20T23:59:59", "2030-06-22T00:00:01")], june);
    expect(days).toEqual({ days: 3, daysOfMonth: 30, since: at("2030-06-20T23:59:59") });
  });

  it("end before a midnight at which it closed", () => {
    expect(openDaysOf([opening("2030-01-01T00:00:00", "2030-06-03T00:00:00")], june)?.days).toBe(2);
  });

  it("count a day once on which it closed and opened again", () => {
    const openings = [opening("2030-06-10T08:00:00", "2030-06-11T09:00:00"), opening("2030-06-11T15:00:00")];
    expect(openDaysOf(openings, june)?.days).toBe(21);
  });

  it("are none where it was open in other months only", () => {
    const others = [opening("2030-05-01T00:00:00", "2030-06-01T00:00:00"), opening("2030-07-01T00:00:00")];
    expect(openDaysOf(others, june)).toBeUndefined();
  });

  it("know a leap February and the end of a year", () => {
    const all = [opening("2020-01-01T00:00:00")];
    expect(openDaysOf(all, at("2028-02-01T00:00:00"))?.daysOfMonth).toBe(29);
    expect(openDaysOf(all, at("2030-12-01T00:00:00"))?.daysOfMonth).toBe(31);
  });

  it("pay no more than the whole, and the whole for all of them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), fc.integer({ min: 28, max: 31 }), (amount, daysOfMonth) => {
        expect(amountOfDays(amount, { days: daysOfMonth, daysOfMonth })).toBe(amount);
        const parts = [1, daysOfMonth - 1].map((days) => amountOfDays(amount, { days, daysOfMonth }));
        const sum = parts.reduce((all, part) => all + part, 0);
        expect(amount - sum === 0 || amount - sum === 1).toBe(true);
      }),
    );
  });
});
