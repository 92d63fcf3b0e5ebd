/** Carts in Redis. PostgreSQL always has them too, so a cache that is down or was flushed loses nothing. */
export interface CartCache {
  /** @returns undefined when it has none or does not answer */
  read(key: string): Promise<string | undefined>;
  /** Keeps `text` unless what it has is newer than `version`. Never throws. */
  write(key: string, text: string, version: number, ttlMs: number): Promise<void>;
  remove(key: string): Promise<void>;
}
