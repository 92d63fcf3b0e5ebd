import type { sellerTermsView } from "@emporia/contracts/payouts";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import type { z } from "zod";

interface SellerTermsFormProps {
  sellerId: string;
  terms: z.infer<typeof sellerTermsView>;
  isFixed: boolean;
}

/** What is agreed with one shop about transfers, where it differs from the platform's rule. */
export function SellerTermsForm({ sellerId, terms: { agreed, platform }, isFixed }: SellerTermsFormProps) {
  const said = useFieldErrorsOf("intent", "terms");
  const busy = useBusy();
  const rule = platform.transferAfter === "delivery" ? "after it arrived" : "after it was sent";
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col gap-5">
      <FormErrors failure={said.failure} />
      <input type="hidden" name="sellerId" value={sellerId} />
      <Field name="transferAfter" label="Earnings are transferred" error={said.error("transferAfter")}>
        <Select
          disabled={isFixed}
          defaultValue={said.value("transferAfter", agreed.transferAfter ?? "")}
          options={[
            { value: "", label: `As for everybody: ${rule}` },
            { value: "shipment", label: "After all of the order was sent" },
            { value: "delivery", label: "After all of the order arrived" },
          ]}
        />
      </Field>
      <Field
        name="transferDays"
        label="So many days later"
        hint={`As for everybody when empty: ${platform.transferDays}.`}
        error={said.error("transferDays")}
        className="w-full sm:w-72"
      >
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          max={90}
          disabled={isFixed}
          defaultValue={said.value("transferDays", agreed.transferDays === null ? "" : String(agreed.transferDays))}
        />
      </Field>
      {!isFixed && (
        <div>
          <Button type="submit" name="intent" value="terms" loading={busy("terms", "Saving…")}>
            Save the terms
          </Button>
        </div>
      )}
    </Form>
  );
}
