import { answerQuestionInput, reportQuestionInput, type ShopQuestionView } from "@emporia/contracts/questions";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { MessageCircleQuestion } from "lucide-react";
import { ReportForm, useBusyForm } from "~/components/report-form";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

const tabs = ["open", "answered", "hidden"] as const;
const tabWords = { open: "To answer", answered: "Answered", hidden: "Hidden by Emporia" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = tabs.find((each) => each === params.get("tab")) ?? "open";
  const { questions } = apiFor(request, context);
  return { tab, list: await page(request, questions.seller.list.query({ tab, cursor: cursorOf(params) })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { seller } = apiFor(request, context).questions;
  const back = (done: string) => {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname.replace(/\.data$/, "") + withParams(search, { done, _routes: undefined }));
  };
  if (form.get("intent") === "report")
    return submit(form, reportQuestionInput, (input) => seller.report.mutate(input).then(() => back("reviewReported")));
  return submit(form, answerQuestionInput, (input) => seller.answer.mutate(input).then(() => back("questionAnswered")));
}

export const meta: MetaFunction = () => [{ title: "Questions · Emporia Seller" }];

export default function QuestionsPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Questions"
        description="What shoppers ask about your products. Once you have answered, everybody sees both on the product’s page."
      >
        <TabLinks
          label="Questions"
          tabs={tabs.map((each) => ({
            href: each === "open" ? "/questions" : `/questions?tab=${each}`,
            label: tabWords[each],
            isCurrent: tab === each,
          }))}
        />
      </PageHeader>
      {list.items.length === 0 ? (
        <EmptyState
          icon={<MessageCircleQuestion />}
          title={tab === "open" ? "Nobody waits for an answer." : "No questions here."}
        >
          When a shopper asks about something of yours, it stands here and you get a mail.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {list.items.map((question) => (
            <li key={question.id} className="py-6 first:pt-2">
              <Question question={question} isHidden={tab === "hidden"} />
            </li>
          ))}
        </ul>
      )}
      <CursorPages label="Questions" nextCursor={list.nextCursor} />
    </>
  );
}

function Question({ question, isHidden }: { question: ShopQuestionView; isHidden: boolean }) {
  const { body, answer, product, authorName } = question;
  const mayWrite = useMay("reviews:write");
  return (
    <article className="flex max-w-prose flex-col gap-2">
      <h2 className="text-[1.0625rem] font-medium whitespace-pre-line wrap-anywhere">{body}</h2>
      <p className="text-sm text-muted wrap-anywhere">
        {authorName} · <DateTime value={question.askedAt} style="date" /> ·{" "}
        <Link href={`/products/${product.id}`} className="underline underline-offset-4">
          {product.name}
        </Link>
        {question.helpfulCount > 0 && ` · Helpful to ${question.helpfulCount.toLocaleString("en-US")}`}
      </p>
      {question.isReported && (
        <p>
          <Badge tone="warn">You reported it</Badge>
        </p>
      )}
      {answer && (
        <div className="border-l-2 border-line-strong pl-4 text-[0.9375rem]">
          <p className="text-sm text-muted">
            You answered <DateTime value={answer.answeredAt} style="date" />
          </p>
          <p className="whitespace-pre-line wrap-anywhere">{answer.text}</p>
        </div>
      )}
      {mayWrite && !isHidden && (
        <div className="mt-2 flex flex-col gap-2">
          <Answer question={question} />
          {!question.isReported && <Report questionId={question.id} />}
        </div>
      )}
    </article>
  );
}

function Answer({ question: { id, answer, authorName } }: { question: ShopQuestionView }) {
  const formId = `answer:${id}`;
  const form = useFieldErrorsOf("form", formId);
  const busy = useBusyForm(formId);
  const fields = (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4 pb-4">
      <FormErrors failure={form.failure} />
      <input type="hidden" name="form" value={formId} />
      <input type="hidden" name="questionId" value={id} />
      <Field
        id={`answer-${id}`}
        name="text"
        label={`Answer ${authorName}`}
        hint="Everybody reads it."
        error={form.error("text")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("text", answer?.text)} />
      </Field>
      <Button type="submit" name="intent" value="answer" size="sm" variant="primary" loading={busy("Saving…")}>
        {answer ? "Save the answer" : "Publish the answer"}
      </Button>
    </Form>
  );
  if (!answer) return fields;
  return (
    <details open={form.failure ? true : undefined} className="rounded-md border px-4">
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium">Change your answer</summary>
      {fields}
    </details>
  );
}

function Report({ questionId }: { questionId: string }) {
  return <ReportForm id={questionId} field="questionId" hint="A person looks at it." label="Report the question" />;
}
