import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";

const CartDrawer = lazy(() => import("./cart-drawer").then((module) => ({ default: module.CartDrawer })));

/** What was just put into the cart. */
export interface AddedItem {
  name: string;
  quantity: number;
}

const Open = createContext<(added: AddedItem) => void>(() => {});

/** Opens the cart beside the page. */
export function useCartDrawer(): (added: AddedItem) => void {
  return useContext(Open);
}

export function CartDrawerProvider({ children }: { children: ReactNode }) {
  const [added, setAdded] = useState<AddedItem>();
  const [isOpen, setOpen] = useState(false);
  const open = useCallback((item: AddedItem) => {
    setAdded(item);
    setOpen(true);
  }, []);
  return (
    <Open.Provider value={open}>
      {children}
      {added && (
        <Suspense fallback={null}>
          <CartDrawer added={added} isOpen={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </Open.Provider>
  );
}
