import type { OwnProductView } from "@emporia/contracts/catalog";
import { type WithdrawalExclusion, withdrawalExclusions } from "@emporia/contracts/catalog/constants";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useFetcher } from "@remix-run/react";

/** Why the law lets nobody withdraw from a product, if it does not. */
export function WithdrawalForm({ product }: { product: OwnProductView }) {
  const fetcher = useFetcher();
  const form = useFieldErrors(fetcher.data);
  return (
    <fetcher.Form method="post" action="?step=withdrawal" className="flex flex-col items-start gap-4">
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <Field
        name="exclusion"
        label="Shoppers may withdraw from it"
        hint="Choose a reason only where it is true: shoppers read it beside the product and before they pay."
        error={form.error("exclusion")}
        className="w-full max-w-lg"
      >
        <Select
          defaultValue={form.value("exclusion", product.withdrawalExclusion ?? "")}
          options={[
            { value: "", label: "Yes, as the law says" },
            ...withdrawalExclusions.map((value) => ({ value, label: words[value] })),
          ]}
        />
      </Field>
      <Button type="submit" size="sm" loading={fetcher.state !== "idle" && "Saving…"}>
        Save this
      </Button>
    </fetcher.Form>
  );
}

const words: Record<WithdrawalExclusion, string> = {
  made_to_order: "No: it is made to the shopper’s order",
  perishable: "No: it spoils quickly",
  sealed_hygiene: "Until it is opened: it is sealed for health or hygiene",
  mixed: "Until it is mixed with other things",
  sealed_media: "Until it is opened: a recording or software",
  periodical: "No: a newspaper or a magazine",
};
