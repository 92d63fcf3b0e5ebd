/** Where pictures lie: a folder on this machine or a bucket. Keys are paths such as `pictures/ab12/master.webp`. */
export interface ObjectStore {
  /** Stores the whole object; a repeat replaces it. A reader never sees half of it. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<StoredObject | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
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
