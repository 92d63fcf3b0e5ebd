import type { StaffUserView } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Closes somebody's account for good, as they asked. */
export function CloseAccountForm({ person }: { person: Pick<StaffUserView, "id" | "firstName" | "lastName"> }) {
  const form = useFieldErrorsOf("tool", "close");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="mt-8 flex flex-col items-start gap-4 border-t pt-6">
      <input type="hidden" name="tool" value="close" />
      <input type="hidden" name="userId" value={person.id} />
      {form.failure?.formError && <Alert tone="bad">{form.failure.formError}</Alert>}
      <Field
        name="reason"
        id="close-reason"
        label="Reason to close the account"
        hint="Where they asked for it themselves: when and how."
        error={form.error("reason")}
        className="w-full max-w-prose"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      <ConfirmButton
        name="intent"
        value="close"
        needs={["reason"]}
        loading={busy("close", "Closing…")}
        question={{
          title: `Close the account of ${person.firstName} ${person.lastName}?`,
          consequence:
            "Their name, addresses, cart and kept cards are forgotten, their reviews stay by “A former customer”, store credit that came from orders goes back to the cards that paid and the rest of it ends, and orders under way go on. It cannot be undone.",
          confirmLabel: "Close it for good",
        }}
      >
        Close the account
      </ConfirmButton>
    </Form>
  );
}
