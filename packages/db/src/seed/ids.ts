import { createHash } from "node:crypto";

/** 1 January 2024: where the seed's clock stands, so that an id is the same whenever the seed runs. */
const epoch = 1_704_067_200_000;

/** A UUID of version 7's shape from a name. A repeated run makes the same ids and so inserts nothing. */
export function seedId(kind: string, name: string, order = 0): string {
  const hash = createHash("sha256").update(`${kind}:${name}`).digest("hex");
  const time = (epoch + order).toString(16).padStart(12, "0");
  const variant = "89ab".charAt(Number.parseInt(hash.charAt(15), 16) % 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(3, 6)}-${hash.slice(16, 28)}`;
}
