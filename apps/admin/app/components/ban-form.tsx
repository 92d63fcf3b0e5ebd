import type { StaffUserView } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Shuts a person out, or lets them back; both want a reason for the record. */
export function BanForm({ person }: { person: Pick<StaffUserView, "id" | "firstName" | "lastName" | "bannedAt"> }) {
  const form = useFieldErrorsOf("tool", "");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
      <input type="hidden" name="userId" value={person.id} />
      {form.failure?.formError && <Alert tone="bad">{form.failure.formError}</Alert>}
      <Field
        name="reason"
        label={person.bannedAt ? "Reason to let them back" : "Reason to ban"}
        hint="For the record; it is not sent to them."
        error={form.error("reason")}
        className="w-full max-w-prose"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      {person.bannedAt ? (
        <Button type="submit" name="intent" value="unban" variant="primary" loading={busy("unban", "Letting back…")}>
          Let them sign in again
        </Button>
      ) : (
        <ConfirmButton
          name="intent"
          value="ban"
          needs={["reason"]}
          loading={busy("ban", "Banning…")}
          question={{
            title: `Ban ${person.firstName} ${person.lastName}?`,
            consequence:
              "They are signed out everywhere and cannot sign in again. Their orders go on, and a shop of theirs stays open until you suspend it. You can let them back at any time.",
            confirmLabel: "Ban them",
          }}
        >
          Ban this person
        </ConfirmButton>
      )}
    </Form>
  );
}
