import type { CartCache } from "@emporia/core/cart";
import type { RedisStore } from "./index";
import { redisKey } from "./keys";

/** Carts in Redis. While Redis is down it has none and keeps none; PostgreSQL answers then. */
export function createCartCache(redis: RedisStore): CartCache {
  const unlessDown = async <Answer>(command: () => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await command();
    } catch {
      return undefined;
    }
  };
  return {
    read: async (key) => (await unlessDown(() => redis.getVersioned(redisKey("cart", key))))?.value,
    async write(key, text, version, ttlMs) {
      const ttlSeconds = Math.max(1, Math.floor(ttlMs / 1000));
      await unlessDown(() => redis.putIfNewer(redisKey("cart", key), { version, value: text }, { ttlSeconds }));
    },
    async remove(key) {
      await unlessDown(() => redis.delete(redisKey("cart", key)));
    },
  };
}
