import type { Readable } from "node:stream";

/** Where pictures lie: a folder on this machine or a bucket. Keys are paths such as `pictures/ab12/master.webp`. */
export interface ObjectStore {
  /** Stores the whole object; a repeat replaces it. A reader never sees half of it. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | undefined>;
  /** Bytes from the first to the last of these, as they come. */
  read(key: string, range: { first: number; last: number }): Promise<Readable | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  /** Where others may put an object themselves. Absent where they cannot. */
  grants?: ObjectGrants;
}

export interface ObjectGrants {
  /** An address that takes an object of just this type and size with PUT, and what has to be sent with it. */
  put(
    key: string,
    wanted: { contentType: string; size: number; forMs: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** Bytes of what is there; undefined when nothing is. */
  sizeOf(key: string): Promise<number | undefined>;
}

export interface StoredObject {
  bytes: Buffer;
  contentType: string;
}

const SEGMENT = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$/;

/** @throws when the key could name something outside of the store */
export function checkKey(key: string): string[] {
  const segments = key.split("/");
  if (key.length > 512 || !segments.every((segment) => SEGMENT.test(segment)))
    throw new Error(`"${key.slice(0, 80)}" is no key of the object store: use letters, digits, ".", "_", "-" and "/".`);
  return segments;
}
