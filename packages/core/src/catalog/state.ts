import type { ProductStatus } from "@emporia/contracts/catalog";

/** Which status follows which. A draft that is given up is archived; publishing brings it back. Staff make drafts of what they take down. */
const transitions = {
  DRAFT: ["PUBLISHED", "ARCHIVED"],
  PUBLISHED: ["ARCHIVED", "DRAFT"],
  ARCHIVED: ["PUBLISHED", "DRAFT"],
} as const satisfies Record<ProductStatus, readonly ProductStatus[]>;

export function canBecome(from: ProductStatus, to: ProductStatus): boolean {
  return (transitions[from] as readonly ProductStatus[]).includes(to);
}
