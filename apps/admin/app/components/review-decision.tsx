import { reviewPolicies } from "@emporia/contracts/review-policies";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";

const sentences: readonly string[] = reviewPolicies.map(({ sentence }) => sentence);

/** Hides a review or a question by a policy, leaves it as it is, or shows it again; `id` tells one form of a page from another. */
export function ReviewDecision(props: {
  id: string;
  noun: "review" | "question";
  isHidden: boolean;
  openCount: number;
}) {
  const { id, noun, isHidden, openCount } = props;
  const form = useFieldErrorsOf("form", id);
  const { state, formData } = useNavigation();
  const busy = (intent: string, words: string) =>
    state !== "idle" && formData?.get("form") === id && formData.get("intent") === intent && words;
  const [reason, setReason] = useState(form.value("reason") ?? "");
  /** Says what is said most often of the policy, unless somebody has written words of their own. */
  function choose(code: string) {
    const sentence = reviewPolicies.find((policy) => policy.code === code)?.sentence ?? "";
    if (reason.trim() === "" || sentences.includes(reason)) setReason(sentence);
  }
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-5">
      <FormErrors failure={form.failure} />
      <input type="hidden" name="form" value={id} />
      {!isHidden && (
        <Field
          id={`policy-${id}`}
          name="policy"
          label="Because of"
          hint={openCount > 0 ? "Only hiding it needs one." : undefined}
          required={openCount === 0 ? true : undefined}
          error={form.error("policy")}
          className="w-full"
        >
          <Select
            placeholder="Choose a reason"
            defaultValue={form.value("policy") ?? ""}
            onChange={(event) => choose(event.target.value)}
            options={reviewPolicies.map(({ code, label }) => ({ value: code, label }))}
          />
        </Field>
      )}
      <Field
        id={`reason-${id}`}
        name="reason"
        label="Reason"
        hint={
          isHidden
            ? "For the record."
            : "When you hide it, who wrote it reads it word for word. When you leave it, it is for the record."
        }
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-3">
        {isHidden ? (
          <Button type="submit" name="intent" value="show" variant="primary" loading={busy("show", "Showing it…")}>
            Show it again
          </Button>
        ) : (
          <>
            <ConfirmButton
              name="intent"
              value="hide"
              needs={["policy", "reason"]}
              loading={busy("hide", "Hiding it…")}
              question={{
                title: `Hide this ${noun}?`,
                consequence:
                  noun === "review"
                    ? "Nobody sees it, its stars count nowhere, and its author gets a mail with your reason. You can show it again."
                    : "Nobody sees it nor its answer, and who asked gets a mail with your reason. You can show it again.",
                confirmLabel: "Hide it",
                cancelLabel: "Leave it",
              }}
            >
              Hide it
            </ConfirmButton>
            {openCount > 0 && (
              <Button type="submit" name="intent" value="dismiss" loading={busy("dismiss", "One moment…")}>
                {openCount === 1 ? "Dismiss the report" : `Dismiss the ${openCount} reports`}
              </Button>
            )}
          </>
        )}
      </div>
    </Form>
  );
}
