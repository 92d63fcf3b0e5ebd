import type { OwnProductRowView } from "@emporia/contracts/catalog";
import { ProductStatusBadge } from "@emporia/ui/commerce/product-status-badge";
import { isFormFailure } from "@emporia/ui/lib/form-result";
import { Badge } from "@emporia/ui/primitives/badge";
import { Menu, MenuButton } from "@emporia/ui/primitives/menu";
import { useFetcher } from "@remix-run/react";

type Row = Pick<OwnProductRowView, "id" | "name" | "status" | "moderation">;

/** The status of a product, and a menu that changes it. */
export function StatusCell({ product, mayWrite }: { product: Row; mayWrite: boolean }) {
  const fetcher = useFetcher();
  const { status, moderation } = product;
  const problem = isFormFailure(fetcher.data) ? fetcher.data.formError : undefined;
  return (
    <div className="flex flex-col items-start gap-1 max-sm:items-end">
      {mayWrite ? (
        <fetcher.Form method="post" className="-ml-3 max-sm:ml-0">
          <input type="hidden" name="productId" value={product.id} />
          <Menu
            align="start"
            size="sm"
            label={
              <>
                <ProductStatusBadge status={status} />
                <span className="sr-only"> Change the status of {product.name}</span>
              </>
            }
          >
            {status !== "PUBLISHED" && (
              <MenuButton type="submit" name="intent" value="set:PUBLISHED">
                Publish
              </MenuButton>
            )}
            {status !== "ARCHIVED" && (
              <MenuButton type="submit" name="intent" value="set:ARCHIVED">
                Archive
              </MenuButton>
            )}
          </Menu>
        </fetcher.Form>
      ) : (
        <ProductStatusBadge status={status} />
      )}
      {moderation && (
        <Badge tone={moderation === "waiting" ? "info" : "warn"} shape={moderation === "waiting" ? "half" : "back"}>
          {moderation === "waiting" ? "In review" : "Came back"}
        </Badge>
      )}
      <p role="status" className="max-w-56 text-xs font-medium text-bad wrap-anywhere empty:hidden max-sm:text-right">
        {fetcher.state === "idle" && problem}
      </p>
    </div>
  );
}
