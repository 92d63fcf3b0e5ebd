import type { Redis } from "ioredis";
import { Breaker } from "../breaker";
import { COUNT, PUT_IF_NEWER, PUT_VERSIONED } from "./scripts";

export { redisKey } from "./keys";

/** Redis did not answer in time or is not there. Use the fallback; Redis comes back by itself. */
export class RedisDown extends Error {
  override readonly name = "RedisDown";
}

export interface Versioned {
  version: number;
  value: string;
}
export type PutResult =
  | { isStored: true; version: number }
  /** Somebody was faster; `current` is what is there, undefined when nothing is. */
  | { isStored: false; current: Versioned | undefined };

/** What carts and rate limits need of a key-value store. Every method throws `RedisDown` at once while Redis is down. */
export interface RedisStore {
  /** False while Redis is unreachable or keeps failing; asking begins the first connection. */
  isUp(): boolean;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, options: { ttlSeconds: number }): Promise<void>;
  /** Whether there was something to delete. */
  delete(key: string): Promise<boolean>;
  getVersioned(key: string): Promise<Versioned | undefined>;
  /** Stores version `expected + 1` if version `expected` is there now (0: nothing is), atomically. */
  putVersioned(key: string, expected: number, value: string, options: { ttlSeconds: number }): Promise<PutResult>;
  /** Stores this version unless the same or a newer one is there: fills Redis from the database after an outage. */
  putIfNewer(key: string, versioned: Versioned, options: { ttlSeconds: number }): Promise<PutResult>;
  /** Counts one hit in a fixed window that begins with its first hit. */
  count(key: string, options: { windowSeconds: number }): Promise<{ count: number; resetsInMs: number }>;
  close(): Promise<void>;
}

const CONNECT_MS = 1000;
const COMMAND_MS = 500;
const MAX_RECONNECT_MS = 2000;

/** Redis at `url` (`redis://` or `rediss://`), connected at the first use. While it is down nothing queues up. */
export function createRedis(url: string): RedisStore {
  let client: Redis | undefined;
  let isClosed = false;
  const breaker = new Breaker();
  let first: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    first ??= connect().catch(() => {});
    return first;
  };
  /** Its library is loaded only by who has a Redis. */
  async function connect(): Promise<void> {
    const { Redis } = await import("ioredis");
    if (isClosed) return;
    client = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_MS,
      commandTimeout: COMMAND_MS,
      retryStrategy: (attempt) => Math.min(100 * 2 ** Math.min(attempt, 6), MAX_RECONNECT_MS),
    });
    // Without a listener ioredis prints every lost connection; the breaker already tells the state.
    client.on("error", () => {});
    await client.connect();
  }

  async function run<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    if (first === undefined) await within(CONNECT_MS, begin());
    if (client?.status !== "ready") throw new RedisDown("Redis is not connected.");
    if (!breaker.lets()) throw new RedisDown("Redis failed several times in a row and is left alone for a moment.");
    try {
      const result = await command(client);
      breaker.succeeded();
      return result;
    } catch (error) {
      // An answer, even a refusal, shows that Redis lives.
      if (error instanceof Error && error.name === "ReplyError") {
        breaker.succeeded();
        throw error;
      }
      breaker.failed();
      throw new RedisDown(`Redis did not answer: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }

  return {
    isUp() {
      if (first === undefined) void begin();
      return client?.status === "ready" && breaker.isClosed();
    },
    get: (key) => run(async (redis) => (await redis.get(key)) ?? undefined),
    set: (key, value, { ttlSeconds }) =>
      run(async (redis) => {
        await redis.set(key, value, "EX", ttlSeconds);
      }),
    delete: (key) => run(async (redis) => (await redis.del(key)) > 0),
    getVersioned: (key) => run(async (redis) => versioned(await redis.hmget(key, "v", "d"))),
    putVersioned: (key, expected, value, { ttlSeconds }) =>
      run(async (redis) => putResult(await redis.eval(PUT_VERSIONED, 1, key, expected, value, ttlSeconds))),
    putIfNewer: (key, { version, value }, { ttlSeconds }) =>
      run(async (redis) => putResult(await redis.eval(PUT_IF_NEWER, 1, key, version, value, ttlSeconds))),
    count: (key, { windowSeconds }) =>
      run(async (redis) => {
        const [count = 0, resetsInMs = 0] = (await redis.eval(COUNT, 1, key, windowSeconds * 1000)) as number[];
        return { count, resetsInMs };
      }),
    async close() {
      isClosed = true;
      client?.disconnect();
    },
  };
}

function versioned([version, value]: readonly (string | null | undefined)[]): Versioned | undefined {
  return version == null || value == null ? undefined : { version: Number(version), value };
}

function putResult(answer: unknown): PutResult {
  const [stored, version, value] = answer as [number, string | null, string | null];
  return stored === 1
    ? { isStored: true, version: Number(version) }
    : { isStored: false, current: versioned([version, value]) };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
