import { returnSubmissionInput } from "@emporia/contracts/moderation";
import { apiErrorOf } from "@emporia/trpc/client";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { PackageCheck } from "lucide-react";
import { PolicyReason } from "~/components/policy-reason";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  return {
    submissions: await page(
      request,
      apiFor(request, context).moderation.list.query({ cursor: cursorOf(params), limit: 30 }),
    ),
  };
}

/** Approves each of those that are ticked, or sends it back; those of which it cannot be done are named. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { moderation } = apiFor(request, context);
  const form = await readForm(request);
  const chosen = form.getAll("submission").map(String);
  if (form.get("intent") !== "return") {
    const problems = await forEach(chosen, "approve", (ref) => moderation.approve.mutate(ref));
    return problems.length > 0 ? data({ problems }, { status: 409 }) : redirect("/moderation?done=productsApproved");
  }
  return submit(form, returnSubmissionInput.omit({ submissionId: true, version: true }), async (words) => {
    const problems = await forEach(chosen, "send back", (ref) => moderation.sendBack.mutate({ ...ref, ...words }));
    return problems.length > 0 ? data({ problems }, { status: 409 }) : redirect("/moderation?done=productsReturned");
  });
}

/** Sentences of what could not be done, by name. */
async function forEach(
  chosen: readonly string[],
  verb: string,
  decide: (ref: { submissionId: string; version: number }) => Promise<unknown>,
): Promise<string[]> {
  if (chosen.length === 0) return [`Tick what you want to ${verb}.`];
  const problems: string[] = [];
  for (const each of chosen) {
    const [submissionId = "", version = "", name = ""] = each.split(" ", 3);
    await decide({ submissionId, version: Number(version) }).catch((error: unknown) => {
      const refusal = apiErrorOf(error);
      if (!refusal) throw error;
      problems.push(`${decodeURIComponent(name)}: ${refusal.message}`);
    });
  }
  return problems;
}

export const meta: MetaFunction = () => [{ title: "Moderation · Emporia Admin" }];

export default function ModerationPage() {
  const { submissions } = useLoaderData<typeof loader>();
  const answer = useActionData<{ problems?: string[] }>();
  const form = useFieldErrorsOf("intent", "return");
  const busy = useBusy();
  return (
    <>
      <PageHeader
        title="Moderation"
        description="What shops that are not trusted yet want shoppers to see, and what was taken down and is handed in again; the longest waiting first."
      />
      {answer?.problems && (
        <Alert tone="bad" className="mb-6" title="Not everything was done.">
          <ul className="list-disc pl-4">
            {answer.problems.map((problem) => (
              <li key={problem} className="wrap-anywhere">
                {problem}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Form method="post" noValidate>
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
              cell: (each) =>
                each.takedown ? (
                  <Badge tone="bad" shape="bar">
                    Was taken down
                  </Badge>
                ) : (
                  <Badge tone={each.isNew ? "info" : "neutral"}>{each.isNew ? "New" : "Changed"}</Badge>
                ),
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
              needs={["submission"]}
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
            <details open={form.failure !== undefined} className="mt-4 border-t pt-2">
              <summary className="min-h-11 cursor-pointer content-center text-sm font-medium underline underline-offset-4">
                Send those that are ticked back
              </summary>
              <div className="mt-3 flex max-w-prose flex-col items-start gap-4">
                <PolicyReason form={form} name="return" label="Reason to send them back" isPolicyOptional />
                <ConfirmButton
                  name="intent"
                  value="return"
                  needs={["submission", "reason"]}
                  loading={busy("return", "Sending them back…")}
                  question={{
                    title: "Send all that are ticked back?",
                    consequence: "Each seller gets a mail with the reason. Shoppers go on seeing what they see.",
                    confirmLabel: "Send them back",
                    tone: "primary",
                  }}
                >
                  Send them back
                </ConfirmButton>
              </div>
            </details>
          </div>
        )}
      </Form>
      <CursorPages label="Products that wait" nextCursor={submissions.nextCursor} />
    </>
  );
}
