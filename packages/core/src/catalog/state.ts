import type { ProductStatus } from "@emporia/contracts/catalog";

/** Which status follows which. A draft that is given up is archived; publishing brings it back. */
const transitions = {
  DRAFT: ["PUBLISHED", "ARCHIVED"],
  PUBLISHED: ["ARCHIVED"],
  ARCHIVED: ["PUBLISHED"],
} as const satisfies Record<ProductStatus, readonly ProductStatus[]>;

export function canBecome(from: ProductStatus, to: ProductStatus): boolean {
  return (transitions[from] as readonly ProductStatus[]).includes(to);
}
