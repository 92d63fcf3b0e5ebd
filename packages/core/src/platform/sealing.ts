import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A key of 32 bytes with a name, in base64. The first of several seals, all of them open. */
export interface EncryptionKey {
  id: string;
  key: string;
}

/** What is stored of a text nobody may read in the database. */
export interface Sealed {
  keyId: string;
  /** Nonce, tag and ciphertext (AES-256-GCM), base64url. */
  sealed: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text with the first key. `context` says whose it is: moved to another row, it does not open. */
export function seal(keys: readonly EncryptionKey[], context: string, text: string): Sealed {
  const [current] = keys;
  if (!current) throw new Error("There is no key to seal with.");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(current.key, "base64"), nonce);
  cipher.setAAD(Buffer.from(`${current.id}:${context}`));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return { keyId: current.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url") };
}

/** @throws when its key is not among ours, or what is stored was changed or belongs to something else */
export function unseal(keys: readonly EncryptionKey[], context: string, { keyId, sealed }: Sealed): string {
  const key = keys.find((each) => each.id === keyId);
  if (!key) throw new Error(`The key ${keyId} is not among DATA_ENCRYPTION_KEYS; what it sealed cannot be read.`);
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key.key, "base64"), bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(`${key.id}:${context}`));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}
