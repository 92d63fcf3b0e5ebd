import type { ProductView } from "@emporia/contracts/catalog";
import { dateText } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { QuantityStepper } from "@emporia/ui/commerce/quantity-stepper";
import { VariantPicker } from "@emporia/ui/commerce/variant-picker";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useActionData, useFetcher } from "@remix-run/react";
import { ShoppingBag } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCartDrawer } from "~/components/cart-drawer-provider";
import { useOffline } from "~/lib/offline";
import { productPath, withQuery } from "~/lib/paths";
import { useMarket } from "~/lib/root-data";
import { unitPriceOf } from "~/lib/unit-price";
import { type Choice, chosen, pickerOptions, type Variant, variantOf } from "~/lib/variants";
import { BackInStock } from "./back-in-stock";
import type { action } from "./route";

export interface BuyPanelProps {
  product: ProductView;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  now: string;
  /** Where it is looked at before it is sold: nothing can be bought there. */
  previewPath?: string | undefined;
}

const MOST = 99;

/** What it costs, which one, how many, and into the cart. */
export function BuyPanel({ product, choice, onChoice, previewPath }: BuyPanelProps) {
  const fetcher = useFetcher<typeof action>();
  const posted = useActionData<typeof action>();
  const form = useFieldErrors(fetcher.data ?? posted);
  const isHydrated = useHydrated();
  const isOffline = useOffline();
  const { pricesIncludeTax } = useMarket();
  const [quantity, setQuantity] = useState(1);
  const variant = variantOf(product, choice);
  const unitPrice = variant && unitPriceOf(product, variant);
  const canBuy = variant?.isPurchasable ?? false;
  const most = Math.min(MOST, variant?.available ?? MOST);
  const then = fetcher.formData?.get("then");
  const isAdding = fetcher.state !== "idle";
  useAdded(fetcher.data, product.name);

  function choose(option: string, value: string) {
    const next = chosen(product, choice, option, value);
    onChoice(next);
    // The address keeps up, so that the link shows the same one to somebody else.
    window.history.replaceState(window.history.state, "", withQuery(previewPath ?? productPath(product), next));
  }

  // Without JavaScript the server knows which of the others can be bought.
  const isOffered = isHydrated ? canBuy : product.isPurchasable;
  const isAway = product.seller.vacation?.mode === "CLOSED" ? product.seller.vacation : undefined;
  const soldOut = variant && !variant.isPurchasable ? variant : undefined;
  return (
    <>
      <fetcher.Form method="post" className="mt-4 flex flex-col gap-6">
        <div>
          {variant ? (
            <>
              <Price money={variant.price} compareAt={variant.compareAtPrice} size="lg" display />
              {unitPrice && (
                <p className="mt-1 text-[0.8125rem] text-muted">
                  <Price money={unitPrice.money} /> {unitPrice.per}
                </p>
              )}
              {pricesIncludeTax && <p className="mt-1 text-[0.8125rem] text-muted">Tax included</p>}
              {variant.priorPrice && (
                <p className="mt-1 text-[0.8125rem] text-muted">
                  Lowest price of the 30 days before: <Price money={variant.priorPrice} />
                </p>
              )}
            </>
          ) : (
            <p className="text-muted">Choose one to see its price.</p>
          )}
          <StockLine variant={variant} vacation={product.seller.vacation} />
        </div>
        <VariantPicker options={pickerOptions(product, choice)} onChange={isHydrated ? choose : undefined} />
        {isHydrated && variant && <input type="hidden" name="variantId" value={variant.id} />}
        {isHydrated && <input type="hidden" name="byScript" value="true" />}
        {form.failure && (
          <Alert tone="bad">
            {form.formError ?? form.error("quantity") ?? form.error("variantId") ?? "That did not work. Try again."}
          </Alert>
        )}
        {previewPath ? (
          <p className="rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">Shoppers can put it into their cart here.</p>
        ) : isOffline ? (
          <Alert tone="warn" title="You are offline">
            Putting it into the cart needs a connection. It can be done here as soon as there is one.
          </Alert>
        ) : isOffered ? (
          <div className="flex flex-wrap gap-3">
            <QuantityStepper
              label={`Quantity of ${product.name}`}
              value={Math.min(quantity, Math.max(1, most))}
              max={isHydrated ? Math.max(1, most) : MOST}
              onChange={setQuantity}
            />
            <Button
              type="submit"
              variant="primary"
              className="min-w-44 grow"
              icon={<ShoppingBag />}
              loading={isAdding && then !== "checkout" && "Putting it in…"}
            >
              Add to cart
            </Button>
            <Button
              type="submit"
              name="then"
              value="checkout"
              className="w-full"
              loading={isAdding && then === "checkout" && "Going to the checkout…"}
            >
              Buy it now
            </Button>
          </div>
        ) : (
          <p className="rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">
            {isAway
              ? `${product.seller.shopName} is on a break. From ${dateText(isAway.until)} on this can be bought again.`
              : product.isPurchasable
                ? "This one has sold out. Choose another to buy it."
                : "This has sold out. The shop may make more of it."}
          </p>
        )}
      </fetcher.Form>
      {soldOut && !isOffline && !previewPath && <BackInStock key={soldOut.id} variantId={soldOut.id} />}
    </>
  );
}

function StockLine({
  variant,
  vacation,
}: {
  variant: Variant | undefined;
  vacation: ProductView["seller"]["vacation"];
}) {
  if (!variant) return null;
  const { isPurchasable, isBackorder, shipsBy, available } = variant;
  if (vacation?.mode === "CLOSED")
    return <p className="mt-1.5 text-sm font-medium text-warn">Not for sale until {dateText(vacation.until)}</p>;
  if (!isPurchasable) return <p className="mt-1.5 text-sm font-medium text-bad">Sold out</p>;
  if (isBackorder)
    return (
      <p className="mt-1.5 text-sm text-muted">
        Made to order: {shipsBy ? `ordered now, it ships by ${dateText(shipsBy)}.` : "it takes a little longer."}
      </p>
    );
  if (available !== null && available <= 5)
    return (
      <p className="mt-1.5 text-sm font-medium text-warn">
        {available === 1 ? "Only one left" : `Only ${available} left`}
      </p>
    );
  return <p className="mt-1.5 text-sm text-good">In stock</p>;
}

/** Shows the cart once the thing is in it. */
function useAdded(result: unknown, name: string): void {
  const open = useCartDrawer();
  const seen = useRef<unknown>(undefined);
  useEffect(() => {
    if (result === seen.current) return;
    seen.current = result;
    const added = result as { ok?: boolean; quantity?: number } | undefined;
    if (added?.ok) open({ name, quantity: added.quantity ?? 1 });
  }, [result, name, open]);
}
