import { useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { shipBy } from "./ship-by";

const database = useDatabase();

describe("P-126 the day by which an order should leave", () => {
  it("counts working days, one at least, and ends with its day", () => {
    const friday = new Date("2026-11-27T18:30:00Z");
    expect(shipBy(friday, 1, [])).toBe("2026-11-30T23:59:59.999Z");
    expect(shipBy(friday, 0, [])).toBe("2026-11-30T23:59:59.999Z");
    expect(shipBy(friday, 5, [])).toBe("2026-12-04T23:59:59.999Z");
    expect(shipBy(friday, 6, [null, "2026-12-01"])).toBe("2026-12-07T23:59:59.999Z");
    expect(shipBy(friday, 1, [null, "2026-12-18", "2026-12-01"])).toBe("2026-12-18T23:59:59.999Z");
  });

  it("is the same in SQL", async () => {
    const cases = [0, 1, 2, 3, 4, 5, 6].flatMap((shift) =>
      [0, 1, 2, 4, 5, 9, 10, 23, 60, 89, 90, 91].flatMap((days) =>
        ["00:00:00.000", "12:00:00.000", "23:59:59.999"].map((time) => ({
          since: `2026-12-${String(20 + shift)}T${time}Z`,
          days,
        })),
      ),
    );
    const { rows } = await sql<{ since: string; days: number; day: Date }>`
      select given.since, given.days, end_of_working_day(given.since::timestamptz, given.days) as day
      from json_to_recordset(${JSON.stringify(cases)}::json) as given (since text, days integer)
    `.execute(database.db);
    expect(rows).toHaveLength(cases.length);
    for (const { since, days, day } of rows)
      expect([since, days, day.toISOString()]).toEqual([since, days, shipBy(new Date(since), days, [])]);
  });
});
