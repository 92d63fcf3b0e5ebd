import { reviewPolicies } from "@emporia/contracts/review-policies";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Select } from "@emporia/ui/primitives/select";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";

interface ReportFormProps {
  /** Of what is reported; `field` is the name of its field. */
  id: string;
  field: "reviewId" | "questionId" | "messageId";
  hint: string;
  label: string;
  policies?: readonly { code: string; label: string }[] | undefined;
  /** More to fill in. */
  children?: (form: ReturnType<typeof useFieldErrorsOf>) => ReactNode;
}

/** Says what is wrong with a review, a question or a message; staff look at it. */
export function ReportForm({ id, field, hint, label, policies = reviewPolicies, children }: ReportFormProps) {
  const formId = `report:${id}`;
  const form = useFieldErrorsOf("form", formId);
  const busy = useBusyForm(formId);
  return (
    <details open={form.failure ? true : undefined} className="open:rounded-md open:border open:px-4">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-[0.8125rem] text-muted underline underline-offset-4 in-open:min-h-11 pointer-coarse:min-h-11">
        Report it
      </summary>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4 pb-4">
        <FormErrors failure={form.failure} />
        <input type="hidden" name="form" value={formId} />
        <input type="hidden" name={field} value={id} />
        <Field
          id={`policy-${id}`}
          name="policy"
          label="What is wrong with it"
          hint={hint}
          error={form.error("policy")}
          className="w-full"
        >
          <Select
            placeholder="Choose a reason"
            defaultValue={form.value("policy", "")}
            options={policies.map((policy) => ({ value: policy.code, label: policy.label }))}
          />
        </Field>
        {children?.(form)}
        <Button type="submit" name="intent" value="report" size="sm" loading={busy("Sending…")}>
          {label}
        </Button>
      </Form>
    </details>
  );
}

/** What a button of this form says while it is under way. */
export function useBusyForm(id: string) {
  const { state, formData } = useNavigation();
  return (words: string) => state !== "idle" && formData?.get("form") === id && words;
}
