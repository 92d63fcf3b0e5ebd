import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Section } from "@emporia/ui/layout/section";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Tool } from "@emporia/ui/remix/use-tool";
import { Form } from "@remix-run/react";

/** What comes next of a draft: sending it, placing it, taking it back, giving it up. */
export function DraftSteps({ draft, mayPlace }: { draft: DraftOrderView; mayPlace: boolean }) {
  const send = useFieldErrorsOf("intent", "send");
  const place = useFieldErrorsOf("intent", "place");
  const takeBack = useFieldErrorsOf("intent", "take-back");
  const cancel = useFieldErrorsOf("intent", "cancel");
  const busy = useBusy();
  const isReady = draft.missing.length === 0 && draft.issues.length === 0;
  const isSent = draft.status !== "OPEN";
  const isCoveredByCredit =
    draft.customer !== null && draft.total.amount > 0 && draft.customer.credit.amount >= draft.total.amount;
  return (
    <Section title={isSent ? "The link" : "Send it"}>
      <div className="flex flex-col items-start gap-5">
        {[send, place, takeBack].map(
          (form, at) =>
            form.formError && (
              <Alert key={at} tone="bad">
                {form.formError}
              </Alert>
            ),
        )}
        {draft.missing.length > 0 && (
          <ul className="list-disc pl-5 text-sm text-muted">
            {draft.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {isSent && draft.sentAt && (
          <p className="text-sm text-muted">
            Sent to {draft.email} on <DateTime value={draft.sentAt} style="both" />.{" "}
            {draft.status === "EXPIRED" ? "It works no more." : "It works until "}
            {draft.status === "SENT" && draft.expiresAt && <DateTime value={draft.expiresAt} style="both" />}
          </p>
        )}
        {draft.link && (
          <Field name="link" label="What the mail opens" hint="Whoever has it can pay." className="w-full">
            <Input readOnly value={draft.link} className="figures" />
          </Field>
        )}
        {isReady && (
          <Form method="post" noValidate preventScrollReset className="flex flex-wrap items-end gap-3">
            <Field name="days" label="It works for" error={send.error("days")} className="w-32">
              <Input type="number" min={1} max={30} after="days" defaultValue={send.value("days") ?? 7} />
            </Field>
            <Button
              type="submit"
              name="intent"
              value="send"
              variant={isSent ? "secondary" : "primary"}
              loading={busy("send", "Sending…")}
            >
              {isSent ? "Send a new link" : "Send the link"}
            </Button>
          </Form>
        )}
        {isReady && mayPlace && (draft.total.amount === 0 || isCoveredByCredit) && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="place" />
            <ConfirmButton
              size="sm"
              loading={busy("place", "Placing…")}
              question={{
                title: `Place ${draft.number} now?`,
                consequence: isCoveredByCredit
                  ? `${moneyText(draft.total)} of the customer's store credit pay for it. Do this only if they agreed to it.`
                  : "It costs nothing, so nobody has to pay. The shops send it at once.",
                confirmLabel: "Place it",
                cancelLabel: "Not yet",
                tone: "primary",
              }}
            >
              {isCoveredByCredit ? "Place it with their store credit" : "Place it: it costs nothing"}
            </ConfirmButton>
          </Form>
        )}
        {isSent && (
          <Form method="post" preventScrollReset>
            <Button
              type="submit"
              name="intent"
              value="take-back"
              size="sm"
              loading={busy("take-back", "Taking it back…")}
            >
              Take it back to change it
            </Button>
          </Form>
        )}
        <Tool summary="Cancel this draft" isOpen={cancel.failure !== undefined}>
          <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-3">
            <input type="hidden" name="intent" value="cancel" />
            {cancel.formError && <Alert tone="bad">{cancel.formError}</Alert>}
            <Field
              name="reason"
              id="cancel-reason"
              label="Reason"
              hint="For staff."
              error={cancel.error("reason")}
              className="w-full"
            >
              <Textarea rows={2} maxLength={300} defaultValue={cancel.value("reason")} />
            </Field>
            <ConfirmButton
              size="sm"
              needs={["reason"]}
              loading={busy("cancel", "Cancelling…")}
              question={{
                title: `Cancel ${draft.number}?`,
                consequence: "Its link opens nothing any more. This cannot be undone.",
                confirmLabel: "Cancel it",
                cancelLabel: "Keep it",
              }}
            >
              Cancel the draft
            </ConfirmButton>
          </Form>
        </Tool>
      </div>
    </Section>
  );
}
