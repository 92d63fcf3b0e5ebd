import { decideQuestionInput, hideQuestionInput, type StaffQuestionView } from "@emporia/contracts/questions";
import { reviewPolicyLabel } from "@emporia/contracts/review-policies";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessageCircleQuestion } from "lucide-react";
import { ReviewDecision } from "~/components/review-decision";
import { TabbedList, tabOf } from "~/components/tabbed-list";
import { apiFor } from "~/lib/api.server";

const tabs = [
  { tab: "reported", label: "Reported", empty: "No question is reported." },
  { tab: "hidden", label: "Hidden", empty: "No question is hidden." },
  { tab: "all", label: "All", empty: "Nobody has asked anything yet." },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { tab } = tabOf(tabs, params.get("tab"));
  const { questions } = apiFor(request, context);
  return { tab, list: await page(request, questions.staff.list.query({ tab, cursor: cursorOf(params) })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).questions;
  const form = await readForm(request);
  form.set("questionId", String(form.get("form") ?? ""));
  const back = (done: string) => {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname.replace(/\.data$/, "") + withParams(search, { done, _routes: undefined }));
  };
  switch (form.get("intent")) {
    case "show":
      return submit(form, decideQuestionInput, (input) => staff.show.mutate(input).then(() => back("questionShown")));
    case "dismiss":
      return submit(form, decideQuestionInput, (input) => staff.dismiss.mutate(input).then(() => back("reviewLeft")));
    default:
      return submit(form, hideQuestionInput, (input) => staff.hide.mutate(input).then(() => back("questionHidden")));
  }
}

export const meta: MetaFunction = () => [{ title: "Questions · Emporia Admin" }];

export default function QuestionsPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const current = tabOf(tabs, tab);
  return (
    <TabbedList
      title="Questions"
      description="What is asked about products and answered by shops. What is hidden takes question and answer from the pages."
      tabs={tabs}
      current={tab}
      nextCursor={list.nextCursor}
    >
      {list.items.length === 0 ? (
        <EmptyState icon={<MessageCircleQuestion />} title={current.empty}>
          Readers and the shop that was asked can say what is wrong with a question or its answer.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {list.items.map((question) => (
            <li key={question.id} className="py-6 first:pt-2">
              <Question question={question} />
            </li>
          ))}
        </ul>
      )}
    </TabbedList>
  );
}

function Question({ question }: { question: StaffQuestionView }) {
  const { body, answer, product, seller, hidden, reports, openCount } = question;
  return (
    <article className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 max-w-prose text-[1.0625rem] font-medium whitespace-pre-line wrap-anywhere">{body}</h2>
          {hidden && <Badge tone="neutral">Hidden</Badge>}
        </div>
        <p className="text-sm text-muted wrap-anywhere">
          {question.userId ? (
            <Link href={`/people/${question.userId}`} className="underline underline-offset-4">
              {question.authorName}
            </Link>
          ) : (
            question.authorName
          )}{" "}
          asked <DateTime value={question.askedAt} style="both" /> about{" "}
          <Link href={`/products/${product.id}`} className="underline underline-offset-4">
            {product.name}
          </Link>{" "}
          of{" "}
          <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4">
            {seller.shopName}
          </Link>
        </p>
        {answer ? (
          <div className="max-w-prose border-l-2 border-line-strong pl-4 text-[0.9375rem]">
            <p className="text-sm text-muted">
              Answered <DateTime value={answer.answeredAt} style="both" />
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{answer.text}</p>
          </div>
        ) : (
          <p className="text-sm text-muted">Not answered: only the shop and who asked see it.</p>
        )}
        {hidden && (
          <p className="max-w-prose text-sm wrap-anywhere">
            Hidden <DateTime value={hidden.at} style="both" />, {reviewPolicyLabel(hidden.policy).toLowerCase()}:{" "}
            {hidden.reason}
          </p>
        )}
        {reports.length > 0 && (
          <ul aria-label="Reports" className="flex flex-col gap-2 text-sm">
            {reports.map((report) => (
              <li key={report.id} className="wrap-anywhere">
                <Badge tone={report.status === "OPEN" ? "warn" : report.status === "UPHELD" ? "bad" : "neutral"}>
                  {report.status === "OPEN" ? "Open" : report.status === "UPHELD" ? "Was right" : "Dismissed"}
                </Badge>{" "}
                {reviewPolicyLabel(report.policy)}, {report.isFromShop ? "the shop" : "a reader"},{" "}
                <DateTime value={report.reportedAt} style="both" />
                {report.explanation && <span className="block whitespace-pre-line">{report.explanation}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ReviewDecision
        key={`${question.status}-${openCount}`}
        id={question.id}
        noun="question"
        isHidden={hidden !== null}
        openCount={openCount}
      />
    </article>
  );
}
