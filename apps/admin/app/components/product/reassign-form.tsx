import type { StaffProductView } from "@emporia/contracts/staff-products";
import { Alert } from "@emporia/ui/primitives/alert";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Has another shop sell a product. */
export function ReassignForm({ product }: { product: Pick<StaffProductView, "name" | "seller"> }) {
  const form = useFieldErrorsOf("intent", "reassign");
  const busy = useBusy();
  const name = product.name.length > 60 ? `${product.name.slice(0, 59)}…` : product.name;
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-4">
      <input type="hidden" name="intent" value="reassign" />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <Field name="shop" label="The shop that is to sell it" error={form.error("shop")} className="w-full">
        <SuggestInput kinds={["shop"]} defaultValue={form.value("shop")} placeholder="A part of its name" />
      </Field>
      <Checkbox
        name="withStock"
        label="The goods go along"
        hint="What is not promised to orders is counted out there and in here."
        defaultChecked={form.value("withStock") === "on" || form.value("withStock") === "true"}
      />
      <Field
        id="reassign-reason"
        name="reason"
        label="Reason"
        hint="Both shops read it word for word."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={2} maxLength={1000} defaultValue={form.value("reason") ?? ""} />
      </Field>
      <ConfirmButton
        needs={["shop", "reason"]}
        loading={busy("reassign", "Moving it…")}
        question={{
          title: `Have another shop sell “${name}”?`,
          consequence: `It is made anew there with its address, words, pictures and prices. ${product.seller.shopName} keeps what it sold and still has to send it; its costs and sales stay with it. Both shops get a mail.`,
          confirmLabel: "Move it",
        }}
      >
        Move it to this shop
      </ConfirmButton>
    </Form>
  );
}
