import type { RedisStore } from "@emporia/adapters/redis";
import { redisKey } from "@emporia/adapters/redis";
import { addHits, RateLimited } from "@emporia/core/platform";
import type { Db } from "@emporia/db";
import type { RateLimit } from "@emporia/trpc/server";

const WINDOW_MS = 60_000;
const SYNC_MS = 1_000;

/** Calls a client may make in a minute (GW-04, GW-05). */
export const callsPerMinute = { catalog: 100, cart: 60, account: 10, default: 300 } as const satisfies Record<
  RateLimit,
  number
>;

interface Window {
  start: number;
  /** Known to all processes. */
  shared: number;
  /** Counted here and not told yet. */
  own: number;
}

export interface RateLimiter {
  /** Counts one call. @throws RateLimited when the client has used up its minute */
  draw(client: string, limit: RateLimit): Promise<void> | void;
  close(): void;
}

/**
 * Counts calls per client. With Redis each call is counted there. Without, processes count for themselves and add up in
 * PostgreSQL once a second, so that reading a page costs no write; what guards accounts is counted there at once.
 */
export function createRateLimiter(options: {
  db: Db;
  redis: RedisStore | undefined;
  factor: number;
  now?: () => number;
}): RateLimiter {
  const { db, redis, factor, now = Date.now } = options;
  const windows = new Map<string, Window>();

  const refuse = (start: number): never => {
    throw new RateLimited(Math.max(1, Math.ceil((start + WINDOW_MS - now()) / 1000)));
  };

  const windowOf = (key: string): Window => {
    const start = Math.floor(now() / WINDOW_MS) * WINDOW_MS;
    let window = windows.get(key);
    if (!window || window.start !== start) {
      window = { start, shared: 0, own: 0 };
      windows.set(key, window);
    }
    return window;
  };

  async function sync(): Promise<void> {
    const pending = [...windows].filter(([, window]) => window.own > 0);
    const start = Math.floor(now() / WINDOW_MS) * WINDOW_MS;
    for (const [key, window] of windows) if (window.start !== start && window.own === 0) windows.delete(key);
    if (pending.length === 0) return;
    const sent = pending.map(([key, window]) => ({ key, windowStart: new Date(window.start), hits: window.own }));
    for (const [, window] of pending) {
      window.shared += window.own;
      window.own = 0;
    }
    const totals = await addHits({ db }, sent);
    for (const [key, window] of pending) window.shared = Math.max(window.shared, totals.get(key) ?? 0);
  }
  // A database that is away must not end the process; what was not told is counted here all the same.
  const timer = setInterval(() => void sync().catch(() => {}), SYNC_MS);
  timer.unref();

  return {
    draw(client, limit) {
      const most = callsPerMinute[limit] * factor;
      const key = `${limit}:${client}`;
      if (redis?.isUp()) {
        return redis.count(redisKey("rate", key), { windowSeconds: WINDOW_MS / 1000 }).then(
          ({ count, resetsInMs }) => {
            if (count > most) throw new RateLimited(Math.max(1, Math.ceil(resetsInMs / 1000)));
          },
          () => drawHere(key, most),
        );
      }
      if (limit === "account") return drawAtOnce(key, most);
      return drawHere(key, most);
    },
    close: () => clearInterval(timer),
  };

  function drawHere(key: string, most: number): void {
    const window = windowOf(key);
    window.own++;
    if (window.shared + window.own > most) refuse(window.start);
  }

  async function drawAtOnce(key: string, most: number): Promise<void> {
    const start = Math.floor(now() / WINDOW_MS) * WINDOW_MS;
    const totals = await addHits({ db }, [{ key, windowStart: new Date(start), hits: 1 }]);
    if ((totals.get(key) ?? 0) > most) refuse(start);
  }
}
