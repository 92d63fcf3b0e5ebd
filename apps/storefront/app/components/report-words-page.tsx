import { reviewPolicies } from "@emporia/contracts/review-policies";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { Flag } from "lucide-react";
import { NarrowPage } from "~/components/narrow-page";

/** Reports what somebody wrote: a review, a question with its answer, a message. */
export function ReportWordsPage(props: {
  title: string;
  lead: string;
  /** The page that it stands on. */
  next: string;
  isSent: boolean;
  /** What it is about, word for word. */
  quoted?: string | undefined;
  policies?: readonly { code: string; label: string; sentence: string }[] | undefined;
}) {
  const { title, lead, next, isSent, quoted, policies = reviewPolicies } = props;
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (isSent)
    return (
      <NarrowPage title="Thank you">
        <Alert tone="good" title="We have your report.">
          A person looks at it. What breaks our rules is hidden, and its author is told why.
        </Alert>
        <ButtonLink href={next}>Back to where you were</ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage title={title} lead={lead}>
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormErrors failure={form.failure} focus="field" />
        <input type="hidden" name="next" value={next} />
        {quoted && (
          <blockquote className="line-clamp-4 border-l-2 pl-4 text-[0.9375rem] whitespace-pre-line text-muted wrap-anywhere">
            {quoted}
          </blockquote>
        )}
        <RadioGroup
          legend="What is wrong with it?"
          name="policy"
          options={policies.map(({ code, label, sentence }) => ({ value: code, label, hint: sentence }))}
          defaultValue={form.value("policy")}
          error={form.error("policy")}
        />
        <Field name="explanation" label="Tell us more" required={false} error={form.error("explanation")}>
          <Textarea rows={4} maxLength={2000} defaultValue={form.value("explanation")} />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" icon={<Flag />} loading={state === "submitting" && "Sending…"}>
            Send the report
          </Button>
          <ButtonLink href={next}>Back to where you were</ButtonLink>
        </div>
      </Form>
    </NarrowPage>
  );
}
