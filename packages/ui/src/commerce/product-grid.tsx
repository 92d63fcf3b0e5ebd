import type { ReactNode } from "react";
import { Loading } from "../primitives/skeleton";
import { ProductCard, type ProductCardProduct, ProductCardSkeleton } from "./product-card";

const gridClass = "grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 sm:gap-y-12 md:grid-cols-4";

export function ProductGridSkeleton({ count = 8, label = "Loading products…" }: { count?: number; label?: string }) {
  return (
    <Loading label={label}>
      <div className={gridClass}>
        {Array.from({ length: count }, (_, at) => (
          <ProductCardSkeleton key={String(at)} />
        ))}
      </div>
    </Loading>
  );
}

export interface ProductGridProps {
  label: string;
  products: readonly (ProductCardProduct & { id: string })[];
  href: (product: ProductCardProduct & { id: string }) => string;
  /** How many of them load first. */
  priorityCount?: number | undefined;
  heading?: "h2" | "h3" | undefined;
  /** By product, the parts of its name that were searched for. */
  highlights?: Readonly<Record<string, readonly { start: number; end: number }[]>> | undefined;
  corner?: ((product: ProductCardProduct & { id: string }) => ReactNode) | undefined;
  empty?: ReactNode;
}

export function ProductGrid(props: ProductGridProps) {
  const { label, products, href, priorityCount = 0, heading, corner, empty, highlights } = props;
  if (products.length === 0) return empty;
  return (
    <ul aria-label={label} className={gridClass}>
      {products.map((product, at) => (
        <li key={product.id} className="min-w-0">
          <ProductCard
            product={product}
            href={href(product)}
            priority={at < priorityCount}
            heading={heading}
            highlights={highlights?.[product.id]}
            corner={corner?.(product)}
          />
        </li>
      ))}
    </ul>
  );
}
