import type { StaffProductView } from "@emporia/contracts/staff-products";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { PolicyReason } from "~/components/policy-reason";

/** Takes a product off sale for a reason of policy, or shows one again that was taken down. */
export function TakedownForm({ product }: { product: Pick<StaffProductView, "name" | "isTakenDown" | "version"> }) {
  return product.isTakenDown ? (
    <RestoreForm name={product.name} version={product.version} />
  ) : (
    <TakeDownForm name={product.name} />
  );
}

function TakeDownForm({ name }: { name: string }) {
  const form = useFieldErrorsOf("intent", "take-down");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-4">
      <input type="hidden" name="intent" value="take-down" />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <PolicyReason form={form} name="takedown" label="What its seller is told" />
      <ConfirmButton
        needs={["policy", "reason"]}
        loading={busy("take-down", "Taking it down…")}
        question={{
          title: `Take “${name.length > 60 ? `${name.slice(0, 59)}…` : name}” down?`,
          consequence:
            "Shoppers no longer see it. Orders that were placed still have to be sent. Its shop gets a mail, and what it publishes of it waits for us. You can show it again at any time.",
          confirmLabel: "Take it down",
        }}
      >
        Take it down
      </ConfirmButton>
    </Form>
  );
}

function RestoreForm({ name, version }: { name: string; version: number }) {
  const form = useFieldErrorsOf("intent", "restore");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-4">
      <input type="hidden" name="intent" value="restore" />
      <input type="hidden" name="version" value={version} />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <p className="text-[0.9375rem]">Shoppers see it at once as it stands, and its shop gets a mail.</p>
      <Field
        id="restore-note"
        name="note"
        label="Note"
        required={false}
        hint="For the record; the seller does not see it."
        error={form.error("note")}
        className="w-full"
      >
        <Input maxLength={1000} defaultValue={form.value("note")} />
      </Field>
      <Button type="submit" variant="primary" loading={busy("restore", "Showing it…")}>
        Show it again
        <span className="sr-only"> {name}</span>
      </Button>
    </Form>
  );
}
