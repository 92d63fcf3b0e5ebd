import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useFetcher } from "@remix-run/react";
import { StockAlertAsked } from "~/components/stock-alert-asked";
import { useRootData } from "~/lib/root-data";
import type { action } from "../stock-alerts._index/route";

/** Asks where to write when a variant that has sold out can be bought again. */
export function BackInStock({ variantId }: { variantId: string }) {
  const fetcher = useFetcher<typeof action>();
  const form = useFieldErrors(fetcher.data);
  const email = useRootData()?.viewer.user?.email;
  const asked = fetcher.data && "asked" in fetcher.data ? fetcher.data.asked : undefined;
  if (asked)
    return (
      <div className="mt-4">
        <StockAlertAsked {...asked} />
      </div>
    );
  const unavailable = form.error("variantId");
  return (
    <fetcher.Form method="post" action="/stock-alerts" className="mt-4 flex flex-col gap-3" noValidate>
      <input type="hidden" name="variantId" value={variantId} />
      {unavailable ? <Alert tone="warn">{unavailable}</Alert> : <FormErrors failure={form.failure} focus="field" />}
      <Field
        id="stock-alert-email"
        label="Tell me when it is back"
        name="email"
        hint="One mail, when it can be bought again."
        error={form.error("email")}
      >
        <Input
          type="email"
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          placeholder="you@example.com"
          defaultValue={form.value("email") || email}
        />
      </Field>
      <Button type="submit" loading={fetcher.state !== "idle" && "One moment…"}>
        Tell me
      </Button>
    </fetcher.Form>
  );
}
