import type { CartView } from "@emporia/contracts/cart";
import type { CartItem } from "@emporia/ui/commerce/cart-lines";
import { QuantityStepper } from "@emporia/ui/commerce/quantity-stepper";
import { isFormFailure } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { useToast } from "@emporia/ui/primitives/toast";
import { useFetcher, useFetchers } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { applyPending, type PendingChange } from "~/lib/optimistic-cart";

const MOST = 99;

/** The cart as it will be once what is under way has arrived. */
export function useOptimisticCart(cart: CartView | undefined): CartView | undefined {
  const pending = useFetchers().flatMap(({ formData }): PendingChange[] => {
    const itemId = formData?.get("itemId");
    if (typeof itemId !== "string") return [];
    const intent = formData?.get("intent");
    if (intent === "remove") return [{ itemId, quantity: 0 }];
    // The last one counts: the pressed button's, else what was typed.
    const quantity = Number(formData?.getAll("quantity").at(-1));
    return intent === "update" && Number.isInteger(quantity) ? [{ itemId, quantity }] : [];
  });
  return cart && applyPending(cart, pending);
}

/** How many, sent as soon as it changes. */
export function ItemQuantity({ item }: { item: CartItem }) {
  const fetcher = useFetcher({ key: `quantity-${item.id}` });
  useFailureToast(fetcher.data, fetcher.state);
  const most = item.available === null ? MOST : Math.max(1, Math.min(MOST, item.available));
  return (
    <fetcher.Form method="post" action="/cart" className="flex items-center gap-2">
      <input type="hidden" name="intent" value="update" />
      <input type="hidden" name="itemId" value={item.id} />
      <ByScript />
      <QuantityStepper
        label={`Quantity of ${item.name}`}
        value={item.quantity}
        max={Math.max(most, item.quantity)}
        size="sm"
        submitsOnChange
        isSubmitting={fetcher.state !== "idle"}
      />
      <noscript>
        <Button type="submit" size="sm">
          Update
        </Button>
      </noscript>
    </fetcher.Form>
  );
}

export function RemoveItem({ item }: { item: CartItem }) {
  const fetcher = useFetcher({ key: `remove-${item.id}` });
  const undo = useFetcher({ key: `undo-${item.id}` });
  const toast = useToast();
  const told = useRef<unknown>(undefined);
  useFailureToast(fetcher.data, fetcher.state);
  const { variantId, quantity, name, id } = item;
  const { submit } = undo;
  return (
    <fetcher.Form
      method="post"
      action="/cart"
      onSubmit={() => {
        if (told.current === id) return;
        told.current = id;
        toast({
          title: `${name} was removed.`,
          tone: "info",
          action: {
            label: "Undo",
            onAction: () =>
              void submit(
                { intent: "restore", variantId, quantity: String(quantity), byScript: "true" },
                { method: "post", action: "/cart" },
              ),
          },
        });
      }}
    >
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="itemId" value={id} />
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value={quantity} />
      <input type="hidden" name="name" value={name.slice(0, 120)} />
      <ByScript />
      <button
        type="submit"
        aria-label={`Remove ${name}`}
        className="inline-flex min-h-9 items-center text-sm text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
      >
        Remove
      </button>
    </fetcher.Form>
  );
}

/** Tells the action that the page can show the answer itself; without JavaScript it is led on to one that does. */
export function ByScript() {
  return useHydrated() ? <input type="hidden" name="byScript" value="true" /> : null;
}

export function useFailureToast(result: unknown, state: string): void {
  const toast = useToast();
  const told = useRef<unknown>(undefined);
  useEffect(() => {
    if (state !== "idle" || !isFormFailure(result) || told.current === result) return;
    told.current = result;
    const title = result.formError ?? Object.values(result.fieldErrors)[0]?.[0] ?? "That did not work.";
    toast({ title, tone: "bad" });
  }, [result, state, toast]);
}
