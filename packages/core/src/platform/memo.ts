import type { Db } from "@emporia/db";

interface Entry<Value> {
  value: Promise<Value>;
  staleAt: number;
}

/**
 * Keeps the answers to a read for `ttlMs` milliseconds in this process, so that a busy page asks the database once.
 * Nothing but time makes an answer stale, and `forget`: only for what may lag, such as counts. A failed read is not kept.
 */
export function memoised<Value>(
  ttlMs: number,
  maxEntries: number,
): ((db: Db, key: string, read: () => Promise<Value>) => Promise<Value>) & { forget(db: Db): void } {
  // By database, so that two of them in one process never answer for each other.
  const caches = new WeakMap<Db, Map<string, Entry<Value>>>();
  const ask = (db: Db, key: string, read: () => Promise<Value>): Promise<Value> => {
    const cache = caches.get(db) ?? new Map<string, Entry<Value>>();
    caches.set(db, cache);
    const known = cache.get(key);
    if (known && known.staleAt > performance.now()) return known.value;
    const value = read();
    cache.delete(key);
    cache.set(key, { value, staleAt: performance.now() + ttlMs });
    value.catch(() => cache.delete(key));
    if (cache.size > maxEntries) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    return value;
  };
  return Object.assign(ask, { forget: (db: Db) => void caches.delete(db) });
}
