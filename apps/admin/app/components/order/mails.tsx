import type { staffOrderView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Tool, useTool } from "@emporia/ui/remix/use-tool";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import { sentence } from "~/lib/sentence";

type Mail = z.infer<typeof staffOrderView>["emails"][number];

/** The mails about an order; those that stay true can be sent once more. */
export function Mails({ emails, mayWrite }: { emails: readonly Mail[]; mayWrite: boolean }) {
  if (emails.length === 0) return <p className="text-sm text-muted">None has been sent for this order.</p>;
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {emails.map((mail) => (
        <li key={mail.id}>
          <p className="font-medium">{sentence(mail.template)}</p>
          <p className="text-[0.8125rem] text-muted wrap-anywhere">
            {mail.isRepeat ? `${sentence(mail.status)} once more` : sentence(mail.status)},{" "}
            <DateTime value={mail.at} style="short" />, to {mail.recipient}
          </p>
          {mayWrite && mail.isResendable && !mail.isRepeat && <SendAgain mail={mail} />}
        </li>
      ))}
    </ul>
  );
}

function SendAgain({ mail }: { mail: Mail }) {
  const tool = `resend-${mail.id}`;
  const { form, isSending } = useTool(tool);
  return (
    <Tool summary="Send again" isOpen={form.failure !== undefined}>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-3">
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="emailId" value={mail.id} />
        <FormErrors failure={form.failure} />
        <Field
          id={`${tool}-reason`}
          name="reason"
          label="Why"
          hint="Only staff read it."
          error={form.error("reason")}
          className="w-full"
        >
          <Input maxLength={300} defaultValue={form.value("reason")} />
        </Field>
        <Button type="submit" size="sm" name="intent" value="resend" loading={isSending && "Sending…"}>
          Send the mail again
        </Button>
      </Form>
    </Tool>
  );
}
