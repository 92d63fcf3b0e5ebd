import { reviewPolicies } from "@emporia/contracts/review-policies";
import { reportReviewInput } from "@emporia/contracts/reviews";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Flag } from "lucide-react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";
import { safeNext } from "~/lib/safe-next";

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  return { next: safeNext(params.get("next"), "/"), isSent: params.has("sent") };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const reviewId = args.params.reviewId ?? "";
  form.set("reviewId", reviewId);
  const next = safeNext(form.get("next"), "/");
  return submit(form, reportReviewInput, async (input) => {
    await apiFor(args).reviews.report.mutate(input);
    throw redirect(withQuery(`/reviews/${reviewId}/report`, { next, sent: "true" }));
  });
}

export const meta: MetaFunction = ({ matches }) => [
  ...pageMeta({ origin: originOf(matches), title: "Report a review" }),
  { name: "robots", content: "noindex" },
];

export default function ReportReviewPage() {
  const { next, isSent } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (isSent)
    return (
      <NarrowPage title="Thank you">
        <Alert tone="good" title="We have your report.">
          A person looks at it. What breaks our rules is hidden, and its author is told why.
        </Alert>
        <ButtonLink href={next}>Back to the reviews</ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage
      title="Report this review"
      lead="A person looks at every report. Neither its author nor the shop learns who sent it. That somebody likes or dislikes a thing is no reason to hide a review."
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormErrors failure={form.failure} focus="field" />
        <input type="hidden" name="next" value={next} />
        <RadioGroup
          legend="What is wrong with it?"
          name="policy"
          options={reviewPolicies.map(({ code, label, sentence }) => ({ value: code, label, hint: sentence }))}
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
          <ButtonLink href={next}>Back to the reviews</ButtonLink>
        </div>
      </Form>
    </NarrowPage>
  );
}
