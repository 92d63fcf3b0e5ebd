import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const pool = new Uint8Array(8192);
let used = pool.length;

/** A random id in Stripe's form, `pi_3Qx…`. */
export function newId(prefix: string, length = 24): string {
  let id = prefix;
  for (let made = 0; made < length; made += 1) {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    id += ALPHABET[(pool[used++] ?? 0) % 62];
  }
  return id;
}
