import type { ProductCardView } from "@emporia/contracts/catalog";
import { ProductGrid } from "@emporia/ui/commerce/product-grid";
import { useId } from "react";
import { productPath } from "~/lib/paths";

/** A row of other products under its heading; nothing when there are none. */
export function Recommended({ title, products }: { title: string; products: readonly ProductCardView[] }) {
  const id = useId();
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-16 border-t pt-10">
      <h2 id={id} className="mb-6 text-title">
        {title}
      </h2>
      <ProductGrid label={title} products={products} href={productPath} />
    </section>
  );
}
