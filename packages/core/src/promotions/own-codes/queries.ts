import type { CodeState } from "@emporia/contracts/promotions";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface CodeBatch {
  id: string;
  promotionId: string;
  prefix: string;
  count: number;
  madeAt: string;
}

export async function findBatch(db: Db, batchId: string): Promise<CodeBatch | undefined> {
  const row = await db
    .selectFrom("promotion_code_batches")
    .where("id", "=", batchId)
    .select(["id", "promotion_id", "prefix", "count", "made_at"])
    .executeTakeFirst();
  return (
    row && {
      ...{ id: row.id, promotionId: row.promotion_id, prefix: row.prefix, count: row.count },
      madeAt: row.made_at.toISOString(),
    }
  );
}

/** How the codes of a promotion were made, the latest first; the last fifty times. */
export async function listBatches(
  db: Db,
  promotionId: string,
): Promise<{ id: string; prefix: string; count: number; madeAt: string; free: number }[]> {
  const { rows } = await sql<{ id: string; prefix: string; count: number; madeAt: Date; free: number }>`
    select batch.id, batch.prefix, batch.count, batch.made_at as "madeAt",
      (select count(*)::integer from promotion_codes
        where batch_id = batch.id and order_id is null and revoked_at is null) as free
    from promotion_code_batches batch where batch.promotion_id = ${promotionId}
    order by batch.made_at desc, batch.id desc limit 50
  `.execute(db);
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }));
}

export async function countCodes(db: Db, promotionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::integer as count from promotion_code_batches where promotion_id = ${promotionId}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertBatch(tx: Tx, batch: Omit<CodeBatch, "madeAt"> & { madeAt: Date }): Promise<void> {
  const { id, promotionId, prefix, count, madeAt } = batch;
  await tx
    .insertInto("promotion_code_batches")
    .values({ ...{ id, prefix, count }, promotion_id: promotionId, made_at: madeAt })
    .execute();
}

/** Writes codes down, those aside that are somebody's already; how many it were. */
export async function insertCodes(
  tx: Tx,
  of: { promotionId: string; batchId: string },
  codes: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into promotion_codes (code, promotion_id, batch_id)
    select wanted.code, ${of.promotionId}::uuid, ${of.batchId}::uuid from unnest(${[...codes]}::text[]) as wanted (code)
    where not exists (select from promotions where promotions.code = wanted.code)
    on conflict do nothing
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Whether a code is one of those of one use. */
export async function isOwnCode(db: Db, code: string): Promise<boolean> {
  const row = await db.selectFrom("promotion_codes").where("code", "=", code).select("code").executeTakeFirst();
  return row !== undefined;
}

export async function findCode(db: Db, promotionId: string, code: string): Promise<{ isTaken: boolean } | undefined> {
  const row = await db
    .selectFrom("promotion_codes")
    .where("promotion_id", "=", promotionId)
    .where("code", "=", code)
    .select("order_id")
    .executeTakeFirst();
  return row && { isTaken: row.order_id !== null };
}

/**
 * Revokes one code that no order holds, or a batch; how many could still be had. What an order holds of the batch stays that order's,
 * and cannot be had again once the order lets go of it.
 */
export async function setRevoked(
  tx: Tx,
  of: { promotionId: string; code?: string | undefined; batchId?: string | undefined },
  now: Date,
): Promise<{ free: number; held: number }> {
  const { rows } = await sql<{ isHeld: boolean }>`
    update promotion_codes set revoked_at = ${now}
    where promotion_id = ${of.promotionId} and revoked_at is null
      and ${of.code === undefined ? sql`batch_id = ${of.batchId}::uuid` : sql`code = ${of.code} and order_id is null`}
    returning order_id is not null as "isHeld"
  `.execute(tx);
  const held = rows.filter(({ isHeld }) => isHeld).length;
  return { free: rows.length - held, held };
}

export interface CodeRow {
  code: string;
  state: CodeState;
  order: { id: string; number: string } | null;
  takenAt: Date | null;
}

/** Held while its order waits to be paid for, used from then on. */
const stateOf = sql`
  case when issued.order_id is not null then case when holder.status = 'PENDING' then 'held' else 'used' end
    when issued.revoked_at is not null then 'revoked' else 'unused' end
`;
const codeColumns = sql`
  issued.code, ${stateOf} as state, issued.taken_at as "takenAt",
  case when holder.id is not null then json_build_object('id', holder.id, 'number', holder.number) end as "order"
`;

export async function listCodeRows(
  db: Db,
  asked: {
    promotionId: string;
    state?: CodeState | undefined;
    prefix?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select ${codeColumns} from promotion_codes issued left join orders holder on holder.id = issued.order_id
    where issued.promotion_id = ${asked.promotionId}
      and ${asked.state ? sql`${stateOf} = ${asked.state}` : sql`true`}
      and ${asked.prefix ? sql`issued.code like ${asked.prefix}` : sql`true`}
      and ${asked.after ? sql`issued.code > ${asked.after}` : sql`true`}
    order by issued.code limit ${asked.limit + 1}
  `.execute(db);
  return rows;
}

/** All codes of a promotion, or of one batch of it. */
export async function eachCode(db: Db, promotionId: string, batchId: string | undefined): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select ${codeColumns} from promotion_codes issued left join orders holder on holder.id = issued.order_id
    where issued.promotion_id = ${promotionId} and ${batchId ? sql`issued.batch_id = ${batchId}::uuid` : sql`true`}
    order by issued.code
  `.execute(db);
  return rows;
}

export async function countStates(db: Db, promotionId: string): Promise<Record<CodeState, number>> {
  const { rows } = await sql<{ state: CodeState; count: number }>`
    select ${stateOf} as state, count(*)::integer as count
    from promotion_codes issued left join orders holder on holder.id = issued.order_id
    where issued.promotion_id = ${promotionId} group by 1
  `.execute(db);
  const counts = { unused: 0, held: 0, used: 0, revoked: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
