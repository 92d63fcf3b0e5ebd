import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { v7 } from "uuid";

/** A new UUIDv7: unique, and in order of creation. */
export function newId(): string {
  return v7();
}

/** The same id for the same text: what is asked for again under its own key is found again. */
export function derivedId(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An opaque secret of 256 bits for links and sessions. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret, so that a leaked table opens nothing. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Signs an id for a link that needs no sign-in. `purpose` keeps a signature from opening anything else. */
export function signId(key: string, purpose: string, id: string): string {
  return createHmac("sha256", key).update(`${purpose}:${id}`).digest("base64url");
}

/** Whether the signature is ours, in constant time. */
export function isSignedId(key: string, purpose: string, id: string, signature: string): boolean {
  const expected = Buffer.from(signId(key, purpose, id));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside may be compared with ids; for anything else PostgreSQL refuses the whole statement. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
