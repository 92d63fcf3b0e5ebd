import { type RawBuilder, sql } from "kysely";

/** A moment in SQL as our views write it, to the millisecond: 2026-12-01T07:45:00.000Z. By its column, or what says when. */
export function instantText(at: string | RawBuilder<unknown>): RawBuilder<string> {
  const moment = typeof at === "string" ? sql.ref(at) : at;
  return sql<string>`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
