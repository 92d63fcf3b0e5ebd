import { decideReportInput } from "@emporia/contracts/reports";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { reportReasonWords, reportStatusWords } from "@emporia/ui/lib/report-words";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Fact } from "@emporia/ui/primitives/fact";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ReportDecision } from "~/components/report-decision";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reports } = apiFor(request, context);
  return { report: await page(request, reports.get.query({ reportId: params.reportId ?? "" })) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { reports } = apiFor(request, context);
  const form = await readForm(request);
  form.set("reportId", params.reportId ?? "");
  return submit(form, decideReportInput, (input) =>
    reports.decide.mutate(input).then(() => redirect("/reports?done=reportDecided")),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Report of ${data.report.product.name}` : "Report"} · Emporia Admin` },
];

export default function ReportPage() {
  const { report } = useLoaderData<typeof loader>();
  const { product, seller, reporter, decision, status } = report;
  const others = report.openCount - (status === "OPEN" ? 1 : 0);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Reports", href: "/reports" }, { label: product.name }]}
        title={<span className="line-clamp-3">{product.name}</span>}
        badge={
          <Badge tone={status === "OPEN" ? "warn" : status === "UPHELD" ? "bad" : "neutral"}>
            {reportStatusWords[status]}
          </Badge>
        }
        description={
          <>
            Reported <DateTime value={report.reportedAt} style="both" />
          </>
        }
      />
      {decision && (
        <Alert
          tone="info"
          className="mb-6"
          title={`${decision.decidedBy} decided: ${reportStatusWords[status].toLowerCase()}.`}
        >
          <p className="whitespace-pre-line wrap-anywhere">{decision.reason}</p>
          <DateTime value={decision.decidedAt} style="both" className="text-muted" />
        </Alert>
      )}
      <Section isSplit title="What was said">
        <p className="font-medium">{reportReasonWords[report.reason].label}</p>
        <blockquote className="mt-3 max-w-prose border-l-2 border-line-strong pl-4 whitespace-pre-line wrap-anywhere">
          {report.explanation}
        </blockquote>
        <dl className="mt-6 grid gap-x-8 gap-y-4 text-sm sm:grid-cols-3">
          <Fact name="Reported by">
            <span className="wrap-anywhere">{reporter.name ?? "Somebody without a name"}</span>
          </Fact>
          <Fact name="E-mail">
            <span className="wrap-anywhere">{reporter.email ?? "None: nobody can be told"}</span>
          </Fact>
          <Fact name="Account">
            {reporter.userId ? (
              <Link href={`/people/${reporter.userId}`} className="underline underline-offset-4">
                See the person
              </Link>
            ) : (
              "A guest"
            )}
          </Fact>
        </dl>
      </Section>
      <Section
        isSplit
        title="The product"
        description="Deciding changes nothing of it: take it from the shelves there."
      >
        <div className="flex items-start gap-4">
          <Picture media={product.picture} sizes="6rem" isDecorative className="size-24 shrink-0 rounded-md" />
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">{product.name}</p>
            <p className="text-sm text-muted">
              <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4 wrap-anywhere">
                {seller.shopName}
              </Link>
            </p>
            <p className="mt-1 text-sm text-muted">
              {product.id === null
                ? "It was deleted."
                : product.isShown
                  ? "Shoppers see it now."
                  : "Shoppers do not see it."}
              {others > 0 &&
                ` ${others === 1 ? "One other report" : `${others} other reports`} of it ${others === 1 ? "is" : "are"} open.`}
            </p>
            <div className="mt-3 flex flex-wrap gap-2">
              {product.id !== null && (
                <ButtonLink size="sm" href={`/products/${product.id}`}>
                  {product.isShown ? "Look at it, or take it down" : "Look at it"}
                </ButtonLink>
              )}
              {product.isShown && (
                <a
                  href={report.url}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-9 items-center text-sm underline underline-offset-4"
                >
                  As shoppers see it
                </a>
              )}
            </div>
          </div>
        </div>
      </Section>
      {status === "OPEN" && (
        <Section isSplit title="Decide" description="Every decision is written down with your name.">
          <ReportDecision others={others} isTold={reporter.email !== null || others > 0} isShown={product.isShown} />
        </Section>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "Nobody reported anything at this address." }} />
  );
}
