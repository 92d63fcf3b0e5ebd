import { CartLines, CartLinesSkeleton } from "@emporia/ui/commerce/cart-lines";
import { Price } from "@emporia/ui/commerce/price";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { DialogClose } from "@emporia/ui/primitives/dialog";
import { Drawer } from "@emporia/ui/primitives/drawer";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { ErrorState } from "@emporia/ui/primitives/error-state";
import { useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { AddedItem } from "~/components/cart-drawer-provider";
import { ItemQuantity, RemoveItem, useOptimisticCart } from "~/components/cart-items";
import { productPath, shopPath } from "~/lib/paths";
import { useMarket } from "~/lib/root-data";
import type { loader } from "~/routes/cart/route";

export interface CartDrawerProps {
  added: AddedItem;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** The cart beside the page: what just went in, what else is there, and the way to pay. */
export function CartDrawer({ added, isOpen, onOpenChange }: CartDrawerProps) {
  const cart = useFetcher<typeof loader>({ key: "cart-drawer" });
  const { load } = cart;
  // Asked anew for each thing that is put in.
  useEffect(() => load("/cart"), [load, added]);
  useClosedByNavigation(onOpenChange);
  const shown = useOptimisticCart(cart.data?.cart);
  const { pricesIncludeTax } = useMarket();
  const isEmpty = shown?.groups.length === 0;
  return (
    <Drawer
      title="Your cart"
      description={
        added.quantity === 1 ? `${added.name} is in your cart.` : `${added.quantity} × ${added.name} are in your cart.`
      }
      open={isOpen}
      onOpenChange={onOpenChange}
      footer={
        shown && !isEmpty ? (
          <div className="flex flex-col gap-3">
            <p className="flex items-baseline justify-between">
              <span>Subtotal</span>
              <Price money={shown.subtotal} display className="text-xl" />
            </p>
            <p className="text-[0.8125rem] text-muted">
              {pricesIncludeTax ? "Tax is within the prices; shipping comes" : "Shipping and tax come"} with your
              address.
            </p>
            <ButtonLink variant="primary" size="lg" block href="/checkout">
              Check out
            </ButtonLink>
            <ButtonLink block href="/cart">
              See the cart
            </ButtonLink>
          </div>
        ) : undefined
      }
    >
      <div className="pt-4">
        {shown ? (
          <CartLines
            groups={shown.groups}
            issues={shown.issues}
            productHref={productPath}
            sellerHref={(group) => shopPath(group.seller)}
            quantity={(item) => <ItemQuantity item={item} />}
            actions={(item) => <RemoveItem item={item} />}
            empty={
              <EmptyState
                title="Your cart is empty"
                action={
                  <DialogClose>
                    {
                      <button type="button" className="target underline underline-offset-4">
                        Go on looking
                      </button>
                    }
                  </DialogClose>
                }
              >
                Nothing is left in it.
              </EmptyState>
            }
          />
        ) : cart.state === "idle" && cart.data === undefined ? (
          <ErrorState title="The cart did not load" onRetry={() => load("/cart")}>
            What you added is in it all the same.
          </ErrorState>
        ) : (
          <CartLinesSkeleton count={2} />
        )}
      </div>
    </Drawer>
  );
}

function useClosedByNavigation(onOpenChange: (isOpen: boolean) => void): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) onOpenChange(false);
    before.current = pathname;
  }, [pathname, onOpenChange]);
}
