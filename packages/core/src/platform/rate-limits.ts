import { sql } from "kysely";
import type { Ctx } from "./ctx";

/** Adds hits to fixed windows and says how many each has now, over all processes. */
export async function addHits(
  ctx: Pick<Ctx, "db">,
  hits: readonly { key: string; windowStart: Date; hits: number }[],
): Promise<Map<string, number>> {
  if (hits.length === 0) return new Map();
  const { rows } = await sql<{ key: string; hits: number }>`
    insert into rate_limits as known (key, window_start, hits)
    select key, "windowStart", hits from json_to_recordset(${JSON.stringify(hits)}::json)
      as hit (key text, "windowStart" timestamptz, hits integer)
    order by key
    on conflict (key, window_start) do update set hits = known.hits + excluded.hits
    returning key, hits
  `.execute(ctx.db);
  return new Map(rows.map((row) => [row.key, row.hits]));
}

/** Forgets windows that are over. */
export async function removeOldRateLimits(ctx: Ctx): Promise<void> {
  await sql`delete from rate_limits where window_start < ${new Date(ctx.clock.now().getTime() - 3_600_000)}`.execute(
    ctx.db,
  );
}
