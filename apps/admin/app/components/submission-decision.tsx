import type { SubmissionView } from "@emporia/contracts/moderation";
import { policies } from "@emporia/contracts/policies";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { useState } from "react";
import { useBusy } from "~/components/form-busy";

/** Approves what was handed in, or sends it back with a reason. */
export function SubmissionDecision({ submission }: { submission: Pick<SubmissionView, "name" | "version"> }) {
  const form = useFieldErrors();
  const busy = useBusy();
  const [reason, setReason] = useState(form.value("reason") ?? "");
  return (
    <div className="flex max-w-prose flex-col gap-8">
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <Form method="post">
        <input type="hidden" name="version" value={submission.version} />
        <Button type="submit" name="intent" value="approve" variant="primary" loading={busy("approve", "Approving…")}>
          Approve
          <span className="sr-only"> {submission.name}</span>
        </Button>
      </Form>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
        <input type="hidden" name="version" value={submission.version} />
        <Field id="policy" label="Begin with" className="w-full">
          <Select
            placeholder="A reason that is given often"
            value=""
            onChange={(event) => setReason((before) => [before.trim(), event.target.value].filter(Boolean).join("\n"))}
            options={policies.flatMap(({ sentence }) => (sentence ? [{ value: sentence, label: sentence }] : []))}
          />
        </Field>
        <Field
          name="reason"
          label="Reason to send it back"
          hint="Its seller reads it word for word, in a mail and beside the product."
          error={form.error("reason")}
          className="w-full"
        >
          <Textarea rows={4} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Field
          name="note"
          label="Note"
          required={false}
          hint="For the record; the seller does not see it."
          error={form.error("note")}
          className="w-full"
        >
          <Input maxLength={1000} defaultValue={form.value("note")} />
        </Field>
        <Button type="submit" name="intent" value="return" loading={busy("return", "Sending it back…")}>
          Send it back
          <span className="sr-only"> {submission.name}</span>
        </Button>
      </Form>
    </div>
  );
}
