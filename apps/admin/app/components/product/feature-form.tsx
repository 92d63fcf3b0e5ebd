import type { StaffProductView } from "@emporia/contracts/staff-products";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Shows a product at the top of the front page, or no longer. */
export function FeatureForm({ product }: { product: Pick<StaffProductView, "id" | "name" | "featured"> }) {
  const form = useFieldErrorsOf("intent", "feature");
  const busy = useBusy();
  const { featured } = product;
  return (
    <div className="flex max-w-prose flex-col items-start gap-4">
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <p className="text-[0.9375rem]">
        {featured ? (
          <>
            It is featured{" "}
            {featured.endsAt ? (
              <>
                until <DateTime value={featured.endsAt} style="both" />
              </>
            ) : (
              "without an end"
            )}
            .
          </>
        ) : (
          "It is not featured."
        )}{" "}
        <Link href="/products/featured" className="underline underline-offset-4">
          All that are, in their order
        </Link>
      </p>
      {featured && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="unfeature" />
          <Button type="submit" loading={busy("unfeature", "Taking it away…")}>
            Take it from the front page
          </Button>
        </Form>
      )}
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-3">
        <input type="hidden" name="intent" value="feature" />
        <input type="hidden" name="product" value={product.id} />
        <Field
          name="endsOn"
          label="Last day"
          required={false}
          hint="In UTC; without an end when it is empty."
          error={form.error("endsOn") ?? form.error("product")}
        >
          <Input type="date" defaultValue={form.value("endsOn")} />
        </Field>
        <Button type="submit" loading={busy("feature", "Saving…")}>
          {featured ? "Set the last day" : "Feature it"}
        </Button>
      </Form>
    </div>
  );
}
