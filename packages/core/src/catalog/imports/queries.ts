import type { ImportPreviewView, ImportStatus, ImportView, ProductFileFormat } from "@emporia/contracts/imports";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { RowError } from "../product-file/read-rows";
import type { FileSurvey, Restart } from "../product-file/survey-file";

export interface ImportRow {
  id: string;
  seller_id: string;
  file_name: string;
  byte_count: number;
  format: ProductFileFormat;
  encoding: string;
  delimiter: string;
  columns: ImportView["columns"];
  publishes: boolean;
  overwrites: boolean;
  status: ImportStatus;
  failure: string | null;
  product_count: number | null;
  position: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  skipped_count: number;
  failed_count: number;
  preview: ImportPreviewView[];
  actor: { kind: string; id?: string };
  created_at: Date;
  finished_at: Date | null;
}

const importColumns = sql`id, seller_id, file_name, byte_count, format, encoding, delimiter, columns, publishes,
  overwrites, status, failure, product_count, position, created_count, updated_count, unchanged_count, skipped_count,
  failed_count, preview, actor, created_at, finished_at`;

export async function insertImport(
  db: Db,
  row: { id: string; sellerId: string; fileName: string; actor: object; now: Date },
): Promise<void> {
  await sql`
    insert into product_imports (id, seller_id, file_name, actor, created_at)
    values (${row.id}, ${row.sellerId}, ${row.fileName}, ${JSON.stringify(row.actor)}, ${row.now})
  `.execute(db);
}

export async function insertChunk(db: Db, importId: string, position: number, bytes: Uint8Array): Promise<void> {
  await sql`
    insert into product_import_chunks (import_id, position, bytes) values (${importId}, ${position}, ${Buffer.from(bytes)})
  `.execute(db);
}

/** The file as it was sent, piece by piece, from that byte on. */
export async function* readChunks(db: Db, importId: string, from = 0): AsyncGenerator<Uint8Array> {
  const first = from === 0 ? { position: 0, begin: 0 } : await findChunk(db, importId, from);
  for (let position = first.position; ; position++) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from product_import_chunks where import_id = ${importId} and position = ${position}
    `.execute(db);
    const [chunk] = rows;
    if (!chunk) return;
    yield position === first.position ? chunk.bytes.subarray(from - first.begin) : chunk.bytes;
  }
}

async function findChunk(db: Db, importId: string, byte: number): Promise<{ position: number; begin: number }> {
  const { rows } = await sql<{ position: number; begin: number }>`
    select position, begin::float8 from (
      select position, sum(octet_length(bytes)) over (order by position) - octet_length(bytes) as begin
      from product_import_chunks where import_id = ${importId}
    ) as chunk where begin <= ${byte} order by position desc limit 1
  `.execute(db);
  return rows[0] ?? { position: 0, begin: 0 };
}

/**
 * Forgets files of the shop until what it keeps takes `room` bytes at most: those that were imported first, the oldest
 * of them first; what they did stays told. Files that are being sent or read stay. Locks out other uploads of the shop
 * until the transaction ends.
 * @param receiving what a file that is still being sent counts for
 * @returns how many bytes those take that stay in any case
 */
export async function makeRoom(
  tx: Tx,
  { sellerId, room, receiving }: { sellerId: string; room: number; receiving: number },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`product files ${sellerId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ busy: number }>`
    with kept as (
      select id, created_at, status in ('RECEIVING', 'CHECKING', 'IMPORTING') as is_busy,
        status in ('DONE', 'CANCELLED', 'FAILED') as is_finished,
        case when status = 'RECEIVING' then ${receiving}::bigint else byte_count end as bytes
      from product_imports import
      where seller_id = ${sellerId} and (status = 'RECEIVING' or exists (
        select from product_import_chunks chunk where chunk.import_id = import.id and chunk.position = 0))
    ), filled as (
      select id, is_busy, sum(bytes) over (order by is_busy desc, is_finished, created_at desc, id desc) as total from kept
    ), forgotten as (
      delete from product_import_chunks using filled
      where import_id = filled.id and not filled.is_busy and filled.total > ${room}
    )
    select coalesce(sum(bytes), 0)::bigint as busy from kept where is_busy
  `.execute(tx);
  return rows[0]?.busy ?? 0;
}

export async function setUploaded(
  db: Db,
  importId: string,
  file: Pick<ImportRow, "byte_count" | "format" | "encoding" | "delimiter" | "columns">,
): Promise<void> {
  await sql`
    update product_imports set status = 'UPLOADED', byte_count = ${file.byte_count}, format = ${file.format},
      encoding = ${file.encoding}, delimiter = ${file.delimiter}, columns = ${JSON.stringify(file.columns)}::jsonb
    where id = ${importId}
  `.execute(db);
}

export async function deleteImport(db: Db, importId: string): Promise<void> {
  await sql`delete from product_imports where id = ${importId}`.execute(db);
}

export async function findOwnImport(db: Db, sellerId: string, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from product_imports
    where id = ${importId} and seller_id = ${sellerId} and status <> 'RECEIVING'
  `.execute(db);
  return rows[0];
}

export async function lockOwnImport(tx: Tx, sellerId: string, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from product_imports
    where id = ${importId} and seller_id = ${sellerId} and status <> 'RECEIVING' for update
  `.execute(tx);
  return rows[0];
}

/** The import as the job finds it, whosever it is. */
export async function findImport(db: Db, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select ${importColumns} from product_imports where id = ${importId}`.execute(
    db,
  );
  return rows[0];
}

/** Whether the pass is still where its reader thinks it is; the row is locked, so that it stays there. */
export async function lockPosition(tx: Tx, importId: string, status: ImportStatus, position: number): Promise<boolean> {
  const { rows } = await sql`
    select id from product_imports
    where id = ${importId} and status = ${status} and position = ${position} for no key update
  `.execute(tx);
  return rows.length > 0;
}

export async function listImportRows(
  db: Db,
  filter: { sellerId: string; before: { createdAt: string; id: string } | undefined; limit: number },
): Promise<(ImportRow & { position_text: string })[]> {
  const { rows } = await sql<ImportRow & { position_text: string }>`
    select ${importColumns}, created_at::text as position_text from product_imports
    where seller_id = ${filter.sellerId} and status <> 'RECEIVING'
      and (${filter.before?.createdAt ?? null}::timestamptz is null or (created_at, id)
        < (${filter.before?.createdAt ?? null}::timestamptz, ${filter.before?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${filter.limit + 1}
  `.execute(db);
  return rows;
}

/** Begins a pass over the file: nothing read, nothing found yet. */
export async function setPassBegun(
  tx: Tx,
  importId: string,
  status: "CHECKING" | "IMPORTING",
  settings: Pick<ImportRow, "columns" | "publishes" | "overwrites">,
): Promise<void> {
  await sql`delete from product_import_problems where import_id = ${importId}`.execute(tx);
  await deleteSkus(tx, importId);
  await sql`
    update product_imports set status = ${status}, failure = null, finished_at = null, product_count = null, position = 0,
      row_reach = null, restarts = '[]',
      created_count = 0, updated_count = 0, unchanged_count = 0, skipped_count = 0, failed_count = 0, preview = '[]',
      columns = ${JSON.stringify(settings.columns)}::jsonb, publishes = ${settings.publishes},
      overwrites = ${settings.overwrites}
    where id = ${importId}
  `.execute(tx);
}

export async function setSurvey(db: Db, importId: string, file: FileSurvey): Promise<void> {
  await sql`
    update product_imports set product_count = ${file.productCount}, encoding = ${file.encoding},
      delimiter = ${file.delimiter}, row_reach = ${file.reach}, restarts = ${JSON.stringify(file.restarts)}::jsonb
    where id = ${importId}
  `.execute(db);
}

/** How the file is read on from that product: with how much in memory, and from the last good place before it. */
export async function findRestart(
  db: Db,
  importId: string,
  position: number,
): Promise<{ reach: number | null; restart: (Restart & { delimiter: string }) | null } | undefined> {
  const { rows } = await sql<{ reach: number | null; restart: (Restart & { delimiter: string }) | null }>`
    select row_reach as reach, (
      select place || jsonb_build_object('delimiter', delimiter) from jsonb_array_elements(restarts) as place
      where (place ->> 'product')::integer <= ${position} order by (place ->> 'product')::integer desc limit 1
    ) as restart from product_imports where id = ${importId}
  `.execute(db);
  return rows[0];
}

/** Which of these SKUs a check has found before, and the product of each. */
export async function findSkus(db: Db, importId: string, skus: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ sku: string; handle: string }>`
    select sku, handle from product_import_skus where import_id = ${importId} and sku = any(${[...skus]}::text[])
  `.execute(db);
  return new Map(rows.map(({ sku, handle }) => [sku, handle]));
}

export async function insertSkus(
  tx: Tx,
  importId: string,
  found: readonly { sku: string; handle: string }[],
): Promise<void> {
  await sql`
    insert into product_import_skus (import_id, sku, handle)
    select ${importId}::uuid, sku, handle from json_to_recordset(${JSON.stringify(found)}::json) as given (sku text, handle text)
    on conflict do nothing
  `.execute(tx);
}

async function deleteSkus(tx: Tx, importId: string): Promise<void> {
  await sql`delete from product_import_skus where import_id = ${importId}`.execute(tx);
}

export interface Progress {
  read: number;
  counts: Record<"created" | "updated" | "unchanged" | "skipped", number>;
  preview: ImportPreviewView[];
  problems: readonly RowError[];
}

const MAX_PROBLEMS = 100_000;

/** Counts what was read and done, and keeps what went wrong: the same place in the file once. */
export async function addProgress(tx: Tx, importId: string, progress: Progress): Promise<void> {
  const { read, counts, preview } = progress;
  await sql`
    with problem as (
      insert into product_import_problems (import_id, line, column_name, handle, message)
      select ${importId}::uuid, line, "column", handle, message
      from json_to_recordset(${JSON.stringify(progress.problems)}::json)
        as given (line integer, "column" text, handle text, message text)
      where (select failed_count from product_imports where id = ${importId}) < ${MAX_PROBLEMS}
      on conflict do nothing returning 1
    )
    update product_imports set position = position + ${read}, created_count = created_count + ${counts.created},
      updated_count = updated_count + ${counts.updated}, unchanged_count = unchanged_count + ${counts.unchanged},
      skipped_count = skipped_count + ${counts.skipped}, preview = preview || ${JSON.stringify(preview)}::jsonb,
      failed_count = failed_count + (select count(*) from problem)
    where id = ${importId}
  `.execute(tx);
}

export async function setPassEnded(
  tx: Tx,
  importId: string,
  end: { status: "UPLOADED" | "CHECKED" | "DONE" | "CANCELLED" | "FAILED"; failure?: string; now: Date },
): Promise<void> {
  await deleteSkus(tx, importId);
  await sql`
    update product_imports set status = ${end.status}, failure = ${end.failure ?? null}, finished_at = ${end.now}
    where id = ${importId}
  `.execute(tx);
}

export async function listProblems(db: Db, importId: string, limit: number | null): Promise<RowError[]> {
  const { rows } = await sql<RowError>`
    select line, column_name as "column", handle, message from product_import_problems
    where import_id = ${importId} order by line, column_name limit ${limit}
  `.execute(db);
  return rows;
}

/** Deletes files that nobody finished sending, and those of imports that ended before `before`; the history stays. */
export async function deleteOldFiles(db: Db, before: Date, abandonedBefore: Date): Promise<void> {
  await sql`delete from product_imports where status = 'RECEIVING' and created_at < ${abandonedBefore}`.execute(db);
  await sql`
    delete from product_import_chunks chunk using product_imports import
    where import.id = chunk.import_id and import.created_at < ${before} and import.status not in ('CHECKING', 'IMPORTING')
  `.execute(db);
}
