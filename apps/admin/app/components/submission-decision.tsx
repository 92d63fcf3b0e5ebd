import type { SubmissionView } from "@emporia/contracts/moderation";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { PolicyReason } from "~/components/policy-reason";

/** Approves what was handed in, or sends it back with a reason. */
export function SubmissionDecision({ submission }: { submission: Pick<SubmissionView, "name" | "version"> }) {
  const form = useFieldErrors();
  const busy = useBusy();
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
        <PolicyReason form={form} name="return" label="Reason to send it back" isPolicyOptional />
        <Button type="submit" name="intent" value="return" loading={busy("return", "Sending it back…")}>
          Send it back
          <span className="sr-only"> {submission.name}</span>
        </Button>
      </Form>
    </div>
  );
}
