import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import type { StaffProductRowView, staffVariantsView } from "@emporia/contracts/staff-products";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { Plus } from "lucide-react";
import type { z } from "zod";

type Item = DraftOrderView["groups"][number]["items"][number];

/** What is ordered, by shop; while it is open with the quantity of each. */
export function DraftItems({ draft, isOpen }: { draft: DraftOrderView; isOpen: boolean }) {
  const form = useFieldErrorsOf("intent", "items");
  const busy = useBusy();
  const items = draft.groups.flatMap((group) => group.items.map((item) => ({ ...item, shop: group.seller })));
  if (items.length === 0)
    return <p className="text-sm text-muted">Nothing yet. {isOpen && "Find what they want below."}</p>;
  const rows = (
    <ul className="flex flex-col">
      {items.map((item, at) => (
        <li key={item.id} className="flex flex-wrap gap-x-4 gap-y-2 border-b py-3 text-sm first:pt-0">
          <Picture media={item.picture} sizes="48px" isDecorative className="size-12 shrink-0 rounded-md" />
          <div className="min-w-0 grow basis-40">
            <Link
              href={`/products/${item.productId}`}
              className="line-clamp-2 font-medium wrap-anywhere underline-offset-4 hover:underline"
            >
              {item.name}
            </Link>
            <p className="text-muted wrap-anywhere">
              {[item.variantTitle, item.sku && `SKU ${item.sku}`, item.shop.shopName].filter(Boolean).join(" · ")}
            </p>
            {isOpen && <p className="text-muted">{availableText(item)}</p>}
          </div>
          {isOpen && (
            <>
              <input type="hidden" name={`items.${at}.variantId`} value={item.variantId} />
              <Field
                name={`items.${at}.quantity`}
                label={`Quantity of ${item.name}`}
                hideLabel
                error={form.error(`items.${at}.quantity`) ?? form.error(`items.${at}.variantId`)}
                className="w-20"
              >
                <Input
                  key={item.quantity}
                  type="number"
                  min={0}
                  max={99}
                  defaultValue={form.value(`items.${at}.quantity`) ?? item.quantity}
                  className="figures"
                />
              </Field>
            </>
          )}
          <div className="w-24 shrink-0 text-right">
            <Price money={item.subtotal} className="font-medium" />
            <p className="figures text-muted">
              {item.quantity} × <Price money={item.price} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
  if (!isOpen) return rows;
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col gap-4">
      <FormErrors failure={form.failure} focus="none" />
      {rows}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" name="intent" value="items" size="sm" loading={busy("items", "Saving…")}>
          Save quantities
        </Button>
        <span className="text-sm text-muted">0 takes a thing out.</span>
      </div>
    </Form>
  );
}

function availableText({ available, quantity }: Item): string {
  if (available === null) return "As many as they want";
  return available < quantity ? `Only ${available} there` : `${available} there`;
}

/** Finds a product, and of it what is added. Works by links and one field, so without JavaScript too. */
export function AddItem(props: {
  find: string | undefined;
  products: readonly StaffProductRowView[] | null;
  variants: z.infer<typeof staffVariantsView>["items"] | null;
}) {
  const { find, products, variants } = props;
  const form = useFieldErrorsOf("intent", "add");
  const busy = useBusy();
  return (
    <div className="mt-6 flex max-w-xl flex-col gap-4">
      <FormErrors failure={form.failure} />
      <Form method="get" preventScrollReset role="search" className="flex items-end gap-3">
        <Field name="find" label="Add something" className="grow">
          <Input
            type="search"
            defaultValue={find}
            maxLength={100}
            autoComplete="off"
            placeholder="A name, a SKU or an address"
          />
        </Field>
        <Button type="submit">Find</Button>
      </Form>
      {products?.length === 0 && <p className="text-sm text-muted">Nothing that is sold now matches “{find}”.</p>}
      {variants && (
        <ul aria-label="Choose what of it" className="border-t">
          {variants.map((variant) => (
            <li key={variant.id} className="border-b py-2">
              <Form method="post" preventScrollReset className="flex items-center gap-3 text-sm">
                <input type="hidden" name="variantId" value={variant.id} />
                <span className="min-w-0 grow wrap-anywhere">
                  {variant.title || "The one there is"}
                  {variant.sku && <span className="text-muted"> · SKU {variant.sku}</span>}
                </span>
                <Input
                  aria-label={`How many of ${variant.title || "it"}`}
                  name="quantity"
                  type="number"
                  min={1}
                  max={99}
                  defaultValue={1}
                  className="figures w-20"
                />
                <Button
                  type="submit"
                  name="intent"
                  value="add"
                  size="sm"
                  icon={<Plus />}
                  loading={busy("add", "Adding…")}
                >
                  Add
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {!variants && products && products.length > 0 && (
        <ul aria-label="Products found" className="border-t">
          {products.map((product) => (
            <li key={product.id} className="border-b">
              <Link
                href={`?${new URLSearchParams({ find: find ?? "", product: product.id })}`}
                preventScrollReset
                className="group flex min-h-11 items-center gap-3 py-2 text-sm"
              >
                <Picture media={product.picture} sizes="40px" isDecorative className="size-10 shrink-0 rounded-md" />
                <span className="min-w-0 grow">
                  <span className="line-clamp-2 font-medium wrap-anywhere underline-offset-4 group-hover:underline">
                    {product.name}
                  </span>
                  <span className="line-clamp-1 text-muted wrap-anywhere">{product.seller.shopName}</span>
                </span>
                {product.price && <Price money={product.price} className="shrink-0" />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
