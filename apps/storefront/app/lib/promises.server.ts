import type { ProductView } from "@emporia/contracts/catalog";
import { withdrawalExclusionWords } from "@emporia/ui/lib/withdrawal-words";

/** A product with all that is to be read beside what its shop promises: put together here, the page's script is none the larger. */
export function withPromises(product: ProductView): ProductView {
  const { seller, withdrawalExclusion } = product;
  const promises = [
    seller.policies || "Until it is sent, you can cancel your order and pay nothing.",
    ...(withdrawalExclusion ? [withdrawalExclusionWords[withdrawalExclusion]] : []),
  ];
  return { ...product, seller: { ...seller, policies: promises.join("\n\n") } };
}
