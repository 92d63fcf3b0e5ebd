import type { OwnProductView } from "@emporia/contracts/catalog";
import type { productStockView } from "@emporia/contracts/inventory";
import { cx } from "@emporia/ui/lib/cx";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { controlClass, Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useFetcher } from "@remix-run/react";
import type { z } from "zod";

const mostVariants = 50;
/** So many counts are saved at once. */
const mostCounts = 500;

export interface PlacesFormProps {
  product: Pick<OwnProductView, "id" | "variants">;
  stock: z.output<typeof productStockView>;
}

/** What is where of each variant, to be counted with a reason. */
export function PlacesForm({ product, stock }: PlacesFormProps) {
  const fetcher = useFetcher();
  const form = useFieldErrors(fetcher.data);
  const isBusy = fetcher.state !== "idle";
  const counted = product.variants.filter(({ trackQuantity }) => trackQuantity);
  const shown = counted.slice(0, Math.min(mostVariants, Math.floor(mostCounts / stock.locations.length)));
  const units = new Map(stock.levels.map((level) => [`${level.variantId} ${level.locationId}`, level.onHand]));
  const isOnly = product.variants.length === 1;
  if (shown.length === 0) return <p className="text-sm text-muted">Nothing of it is counted.</p>;
  return (
    <fetcher.Form method="post" action="?step=places" noValidate>
      {form.formError && (
        <Alert tone="bad" className="mb-4">
          {form.formError}
        </Alert>
      )}
      <div className="overflow-x-auto">
        <table className="w-full min-w-max text-sm">
          <caption className="sr-only">On hand at each place</caption>
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="h-10 pr-3 font-medium">
                {isOnly ? <span className="sr-only">Variant</span> : "Variant"}
              </th>
              {stock.locations.map((location) => (
                <th key={location.id} scope="col" className="max-w-40 truncate px-2 text-right font-medium">
                  {location.name}
                  {location.isDefault && <span className="font-normal"> (default)</span>}
                </th>
              ))}
              <th scope="col" className="pl-3 text-right font-medium">
                In all
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((variant, row) => {
              const title = variant.options.join(" / ");
              return (
                <tr key={variant.id} className="border-b align-top last:border-b-0">
                  <th scope="row" className="max-w-56 py-3 pr-3 text-left font-medium wrap-anywhere">
                    {title || "On hand"}
                  </th>
                  {stock.locations.map((location, column) => {
                    const at = row * stock.locations.length + column;
                    const name = `counts.${at}.onHand`;
                    const here = units.get(`${variant.id} ${location.id}`) ?? 0;
                    const error = form.error(name);
                    return (
                      <td key={location.id} className="px-2 py-1">
                        <div className="ml-auto w-24">
                          <input type="hidden" name={`counts.${at}.variantId`} value={variant.id} />
                          <input type="hidden" name={`counts.${at}.locationId`} value={location.id} />
                          <input type="hidden" name={`counts.${at}.before`} value={here} />
                          <input
                            key={here}
                            name={name}
                            inputMode="numeric"
                            autoComplete="off"
                            aria-label={`${title || "On hand"} at ${location.name}`}
                            aria-invalid={error ? true : undefined}
                            aria-describedby={error ? `places-${at}-error` : undefined}
                            defaultValue={form.value(name, String(here))}
                            onFocus={(event) => event.target.select()}
                            className={cx(controlClass, "figures px-2 text-right")}
                          />
                        </div>
                        {error && (
                          <p
                            id={`places-${at}-error`}
                            className="mt-1 ml-auto max-w-48 text-right text-xs font-medium text-bad"
                          >
                            {error}
                          </p>
                        )}
                      </td>
                    );
                  })}
                  <td className="figures py-3 pl-3 text-right">
                    {variant.onHand.toLocaleString("en-US")}
                    {variant.reserved > 0 && (
                      <span className="block text-xs text-muted">
                        {variant.reserved.toLocaleString("en-US")} reserved
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="mt-4 flex flex-wrap items-end gap-3">
        <Field name="reason" label="Reason" required={false} error={form.error("reason")} className="w-full sm:w-64">
          <Input maxLength={300} autoComplete="off" placeholder="Counted again" defaultValue={form.value("reason")} />
        </Field>
        <Button type="submit" loading={isBusy && "Saving…"}>
          Save the counts
        </Button>
        <Link
          href={`/inventory/${product.id}`}
          className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
        >
          {counted.length > shown.length
            ? `All ${counted.length.toLocaleString("en-US")} variants, moving and history`
            : "Move stock, and what happened to it"}
        </Link>
      </div>
    </fetcher.Form>
  );
}
