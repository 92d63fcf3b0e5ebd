import { apiErrorOf } from "@emporia/trpc/client";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, pageLinks } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Table } from "@emporia/ui/primitives/table";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { PackageCheck } from "lucide-react";
import { useBusy } from "~/components/form-busy";
import { apiFor, page } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  return {
    submissions: await page(
      request,
      apiFor(request, context).moderation.list.query({ cursor: cursorOf(params), limit: 30 }),
    ),
  };
}

/** Approves each of those that are ticked; those that cannot be are named. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { moderation } = apiFor(request, context);
  const problems: string[] = [];
  const chosen = (await readForm(request)).getAll("submission").map(String);
  for (const each of chosen) {
    const [submissionId = "", version = "", name = ""] = each.split(" ", 3);
    await moderation.approve.mutate({ submissionId, version: Number(version) }).catch((error: unknown) => {
      const refusal = apiErrorOf(error);
      if (!refusal) throw error;
      problems.push(`${decodeURIComponent(name)}: ${refusal.message}`);
    });
  }
  if (chosen.length === 0) problems.push("Tick what you want to approve.");
  if (problems.length > 0) return data({ problems }, { status: 409 });
  return redirect("/moderation?done=productsApproved");
}

export const meta: MetaFunction = () => [{ title: "Moderation · Emporia Admin" }];

export default function ModerationPage() {
  const { submissions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { pathname, search } = useLocation();
  const busy = useBusy();
  const links = pageLinks(pathname, search, submissions.nextCursor);
  return (
    <>
      <PageHeader
        title="Moderation"
        description="What shops that are not trusted yet want shoppers to see, the longest waiting first."
      />
      {answer?.problems && (
        <Alert tone="bad" className="mb-6" title="Not everything was approved.">
          <ul className="list-disc pl-4">
            {answer.problems.map((problem) => (
              <li key={problem} className="wrap-anywhere">
                {problem}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Form method="post">
        <Table
          caption="Products that wait for a decision"
          rows={submissions.items}
          rowKey={(each) => `${each.id} ${each.version} ${encodeURIComponent(each.name)}`}
          select={{ name: "submission", rowName: (each) => each.name }}
          empty={
            <EmptyState icon={<PackageCheck />} title="Nothing waits.">
              Products of shops that are not trusted appear here when they are published or changed.
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Product",
              isName: true,
              className: "sm:max-w-0 sm:w-[44%]",
              cell: (each) => (
                <Link
                  href={`/moderation/${each.id}`}
                  prefetch="intent"
                  className="group flex min-h-11 min-w-0 items-center gap-3"
                >
                  <Picture media={each.picture} sizes="44px" isDecorative className="size-11 shrink-0 rounded-md" />
                  <span className="line-clamp-2 min-w-0 wrap-anywhere underline-offset-4 group-hover:underline">
                    {each.name}
                  </span>
                </Link>
              ),
            },
            {
              key: "kind",
              header: "What",
              cell: (each) => <Badge tone={each.isNew ? "info" : "neutral"}>{each.isNew ? "New" : "Changed"}</Badge>,
            },
            {
              key: "shop",
              header: "Shop",
              className: "sm:max-w-48",
              cell: (each) => (
                <Link
                  href={`/sellers/${each.seller.id}`}
                  className="line-clamp-1 wrap-anywhere underline-offset-4 hover:underline max-sm:text-right"
                >
                  {each.seller.shopName}
                </Link>
              ),
            },
            {
              key: "since",
              header: "Waits since",
              align: "end",
              cell: (each) => <DateTime value={each.submittedAt} style="short" className="whitespace-nowrap" />,
            },
          ]}
        />
        {submissions.items.length > 0 && (
          <div className="mt-4">
            <ConfirmButton
              size="sm"
              name="intent"
              value="approve"
              loading={busy("approve", "Approving…")}
              question={{
                title: "Approve all that are ticked?",
                consequence: "Shoppers see them at once.",
                confirmLabel: "Approve them",
                tone: "primary",
              }}
            >
              Approve those that are ticked
            </ConfirmButton>
          </div>
        )}
      </Form>
      <Pagination
        label="Products that wait"
        previousHref={links.previousHref}
        nextHref={links.nextHref}
        summary={links.number > 1 || links.nextHref ? `Page ${links.number}` : undefined}
      />
    </>
  );
}
