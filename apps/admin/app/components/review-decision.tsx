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

interface Policy {
  code: string;
  label: string;
  sentence: string;
}

const consequences = {
  review:
    "Nobody sees it, its stars count nowhere, and its author gets a mail with your reason. You can show it again.",
  question: "Nobody sees it nor its answer, and who asked gets a mail with your reason. You can show it again.",
  message:
    "Neither side sees it. Its author reads your reason in its place, who reported it gets a mail. You can show it again.",
};

/** Hides a review, a question or a message by a policy, leaves it as it is, or shows it again; `id` tells one form of a page from another. */
export function ReviewDecision(props: {
  id: string;
  noun: keyof typeof consequences;
  isHidden: boolean;
  openCount: number;
  policies?: readonly Policy[] | undefined;
}) {
  const { id, noun, isHidden, openCount, policies = reviewPolicies } = props;
  const form = useFieldErrorsOf("form", id);
  const { state, formData } = useNavigation();
  const busy = (intent: string, words: string) =>
    state !== "idle" && formData?.get("form") === id && formData.get("intent") === intent && words;
  const [reason, setReason] = useState(form.value("reason") ?? "");
  /** Says what is said most often of the policy, unless somebody has written words of their own. */
  function choose(code: string) {
    const sentence = policies.find((policy) => policy.code === code)?.sentence ?? "";
    if (reason.trim() === "" || policies.some((policy) => policy.sentence === reason)) setReason(sentence);
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
            options={policies.map(({ code, label }) => ({ value: code, label }))}
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
            : noun === "message"
              ? "When you hide it, who wrote it and who reported it read it word for word. When you leave it, who reported it does."
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
                consequence: consequences[noun],
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
