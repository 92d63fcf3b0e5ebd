import type { OwnProductView } from "@emporia/contracts/catalog";
import { dateText } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useFetcher } from "@remix-run/react";
import { useShop } from "~/lib/shop";
import { localOf, zoneWords } from "~/lib/shop-time";

/** When a product that nobody sees yet is to be published by itself. */
export function ScheduleForm({ product, now }: { product: OwnProductView; now: string }) {
  const fetcher = useFetcher();
  const form = useFieldErrors(fetcher.data);
  const isBusy = fetcher.state !== "idle";
  const { publishAt } = product;
  const { timeZone } = useShop();
  const hasFailed = publishAt !== null && publishAt < now;
  return (
    <fetcher.Form method="post" action="?step=schedule" className="flex flex-col items-start gap-4">
      {form.failure && <Alert tone="bad">{form.formError ?? form.error("publishAt")}</Alert>}
      {hasFailed && !form.failure && (
        <Alert tone="warn" title={`It should have been published on ${dateText(publishAt, "both", timeZone)}.`}>
          Something was missing then. Fill it in and publish it, or choose another time.
        </Alert>
      )}
      {publishAt !== null && !hasFailed ? (
        <>
          <p className="text-[0.9375rem]">It will be published on {dateText(publishAt, "both", timeZone)}.</p>
          <Button type="submit" size="sm" loading={isBusy && "Taking it back…"}>
            Do not publish it then
          </Button>
        </>
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          <Field name="publishAt" label={`Publish on, in ${zoneWords(timeZone)}`} required>
            <Input type="datetime-local" defaultValue={localOf(form.value("publishAt"), timeZone)} />
          </Field>
          <Button type="submit" loading={isBusy && "Saving…"}>
            Publish it then
          </Button>
        </div>
      )}
    </fetcher.Form>
  );
}
