import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";
import {
  type CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type RawBuilder,
  sql,
  type Transaction,
} from "kysely";
import pg from "pg";
import type { DB } from "./types.generated";

/** A connection to the database, in or out of a transaction: enough for a read. */
export type Db = Kysely<DB>;
/** An open transaction: what a step that must be atomic with its caller asks for. */
export type Tx = Transaction<DB>;

// Money is bigint in the database and a number here; an amount beyond 2^53 is refused rather than rounded.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
});

export interface DatabaseOptions {
  url: string;
  /** Connections at most. */
  poolSize?: number;
  /** Name statements so that PostgreSQL plans each once per connection. Off behind a PgBouncer older than 1.21. */
  prepareStatements?: boolean;
  applicationName?: string;
  /** Called with each statement sent, for counting and tracing. */
  onStatement?: (sql: string) => void;
}

/** Opens a pool. `close` waits for what is running. */
export function openDatabase(options: DatabaseOptions): { db: Db; pool: pg.Pool; close: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? "emporia",
    // A statement is sent when it is asked for, not when the one before it has been answered: see sendTogether.
    pipeline: true,
    // Without it PostgreSQL plans a statement with an array anew at each call, which costs more than running it.
    ...((options.prepareStatements ?? true) ? { options: "-c plan_cache_mode=force_generic_plan" } : {}),
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // Without listeners a connection that the server closes would end the process: an idle one by the pool, one in use by
  // itself. What was asked of it fails either way, and the pool opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: namingPool(pool, options) }),
  });
  return { db, pool, close: () => db.destroy() };
}

/** A statement that can be sent with others. */
export interface Sendable<Row> {
  compile(tx: Tx): CompiledQuery<Row>;
}

/**
 * Sends statements that do not need each other's answers in one go and waits for all of them: one journey to the
 * database instead of one each. They run in this order. When one fails the transaction has failed, and so does this,
 * with that one's error.
 * @returns the rows of each
 */
export async function sendTogether<Rows extends unknown[]>(
  tx: Tx,
  statements: { [Index in keyof Rows]: Sendable<Rows[Index]> },
): Promise<{ [Index in keyof Rows]: Rows[Index][] }> {
  const results = await tx
    .getExecutor()
    .provideConnection((connection) =>
      Promise.all(statements.map((statement) => connection.executeQuery(statement.compile(tx)))),
    );
  return results.map((result) => result.rows) as { [Index in keyof Rows]: Rows[Index][] };
}

/**
 * Writes as one statement what its parts write. None of them sees what another one writes, and no two may write the
 * same row; foreign keys are checked at the end. Nothing for no parts.
 */
export async function writeTogether(tx: Tx, parts: readonly RawBuilder<unknown>[]): Promise<void> {
  if (parts.length > 0) await asOne(parts).execute(tx);
}

function asOne(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const named = parts.map((part, index) => sql`${sql.ref(`written_${index}`)} as (${part})`);
  return sql`with ${sql.join(named)} select`;
}

/**
 * {@link writeTogether} as the last thing of a transaction: it travels with the commit, and when it fails the transaction
 * fails with its error. Nothing may be sent after it.
 * @param provided locks what is written and makes sure that it is as the caller knew it ({@link mustHold}); goes first
 */
export async function writeLast(
  tx: Tx,
  parts: readonly RawBuilder<unknown>[],
  provided?: RawBuilder<unknown>,
): Promise<void> {
  if (parts.length === 0) return;
  const statements = [...(provided ? [provided] : []), asOne(parts)].map((statement) => statement.compile(tx));
  await tx.getExecutor().provideConnection(async (connection) => {
    // Nobody waits for them but the commit, which knows what has failed before it.
    for (const statement of statements) connection.executeQuery(statement).catch(() => {});
  });
}

/** A statement that fails, and its transaction with it, unless this is true: see {@link isOutdated}. */
export function mustHold(condition: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select must_hold(${condition})`;
}

/** Whether a transaction failed because what {@link mustHold} demands was not so. */
export function isOutdated(error: unknown): boolean {
  return (error as { code?: string }).code === "EM001";
}

const statementNames = new Map<string, string>();

function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (!name) {
    name = `s_${createHash("sha1").update(sql).digest("base64url")}`;
    statementNames.set(sql, name);
  }
  return name;
}

/** Kysely sends unnamed statements, which PostgreSQL plans each time; this names them by a hash of their text. */
function namingPool(pool: pg.Pool, { prepareStatements = true, onStatement }: DatabaseOptions): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, object>();
  return {
    async connect() {
      const client = await pool.connect();
      let facade = wrapped.get(client);
      if (!facade) {
        let failure: unknown;
        const send = async (statement: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
          sendWithNext(client);
          try {
            return !prepareStatements || values.length === 0 || statementNames.size > 2_000
              ? await client.query(statement, [...values])
              : await client.query({ name: statementName(statement), text: statement, values: [...values] });
          } catch (error) {
            failure ??= error;
            throw error;
          }
        };
        facade = {
          query(statement: unknown, values?: readonly unknown[]) {
            if (typeof statement !== "string") return client.query(statement as pg.Submittable);
            onStatement?.(statement);
            if (statement === "begin") {
              failure = undefined;
              // Should it fail, so does the statement after it, with which it travels.
              send("begin").catch(() => {});
              return Promise.resolve({ command: "BEGIN", rowCount: null, rows: [] });
            }
            const sent = send(statement, values);
            return statement === "commit" ? sent.then((result) => assertKept(result, failure)) : sent;
          },
          release: () => client.release(),
        };
        wrapped.set(client, facade);
      }
      return facade as never;
    },
    end: () => pool.end(),
  } as PostgresPool;
}

/** What is sent to a server before the event loop turns goes in one piece instead of one for each statement. */
function sendWithNext(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** PostgreSQL answers the commit of a transaction that has failed with a mere ROLLBACK; nobody may take it for kept. */
function assertKept(result: pg.QueryResult, failure: unknown): pg.QueryResult {
  if (result.command === "COMMIT") return result;
  throw failure ?? new Error("Nothing was kept: a statement of this transaction had failed.");
}
