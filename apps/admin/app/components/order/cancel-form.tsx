import { Alert } from "@emporia/ui/primitives/alert";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useId } from "react";

/** Cancels an order, or one seller's part of it, with a reason that the shopper reads. */
export function CancelForm({ name, sellerOrderId }: { name: string; sellerOrderId?: string }) {
  const id = useId();
  const tool = `whole-${sellerOrderId ?? ""}`;
  const form = useFieldErrorsOf("tool", tool);
  const { formData } = useNavigation();
  const isSending = formData?.get("tool") === tool;
  useEffect(() => {
    if (form.failure) document.getElementById(`${id}-reason`)?.focus();
  }, [form.failure, id]);
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-3">
      <input type="hidden" name="tool" value={tool} />
      {sellerOrderId && <input type="hidden" name="sellerOrderId" value={sellerOrderId} />}
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <Field
        id={`${id}-reason`}
        name="reason"
        label="Reason"
        hint="The shopper reads it in the mail."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={2} maxLength={300} defaultValue={form.value("reason")} />
      </Field>
      <ConfirmButton
        size="sm"
        needs={["reason"]}
        loading={isSending && "Cancelling…"}
        question={{
          title: `Cancel ${name}?`,
          consequence:
            "The stock goes back, the payment is refunded and the shopper gets a mail. This cannot be undone.",
          confirmLabel: "Cancel it",
          cancelLabel: "Keep it",
        }}
      >
        Cancel {name}
      </ConfirmButton>
    </Form>
  );
}
