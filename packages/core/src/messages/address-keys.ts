import { createHmac } from "node:crypto";
import type { EncryptionKey } from "../platform/index";

/** A key under which addresses are hashed (HMAC-SHA-256), as the two blocks that the database needs to do it. */
export interface AddressKey {
  id: string;
  inner: Buffer;
  outer: Buffer;
}

const BLOCK_BYTES = 64;

/** Keys of their own, made from those of the platform, in the same order: with them nothing that is sealed can be opened. */
export function addressKeys(keys: readonly EncryptionKey[]): AddressKey[] {
  return keys.map(({ id, key }) => {
    const derived = createHmac("sha256", Buffer.from(key, "base64")).update("message-blocks").digest();
    const padded = (byte: number) =>
      Buffer.from(Array.from({ length: BLOCK_BYTES }, (_, at) => byte ^ (derived[at] ?? 0)));
    return { id, inner: padded(0x36), outer: padded(0x5c) };
  });
}
