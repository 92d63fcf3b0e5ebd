import { jobIdInput } from "@emporia/contracts/platform";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation } from "@remix-run/react";
import { Cog, RotateCw } from "lucide-react";
import { ScrollBox } from "~/components/scroll-box";
import { apiFor } from "~/lib/api.server";
import { failedFirst } from "~/lib/jobs";
import { useMay } from "~/lib/staff";

const states = ["all", "failed", "waiting", "running"] as const;
const words = { all: "All", failed: "Failed", waiting: "Waiting", running: "Running" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const state = states.find((each) => each === params.get("state")) ?? "all";
  const { jobs } = apiFor(request, context);
  const list = await page(request, jobs.list.query({ state, cursor: cursorOf(params), limit: 40 }));
  // What failed stands first, also when newer jobs would push it to a later page.
  const failed =
    state === "all" && !params.has("cursor") && list.counts.failed > 0
      ? (await page(request, jobs.list.query({ state: "failed", limit: 40 }))).items
      : [];
  return { state, jobs: failedFirst(failed, list.items), counts: list.counts, nextCursor: list.nextCursor };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { search } = new URL(request.url);
  return submit(request, jobIdInput, async (input) => {
    await apiFor(request, context).jobs.retry.mutate(input);
    return redirect(`/jobs${withParams(search, { done: "retried" })}`);
  });
}

export const meta: MetaFunction = () => [{ title: "Jobs · Emporia Admin" }];

export default function JobsPage() {
  const { state, jobs, counts, nextCursor } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("jobs:write");
  const form = useFieldErrors();
  const { formData } = useNavigation();
  return (
    <>
      <PageHeader
        title="Jobs"
        description="What was put off until after the answer: mails, captures, transfers, search. Jobs that are done are not kept."
        actions={
          <>
            <ButtonLink size="sm" href="/jobs/events">
              Events
            </ButtonLink>
            <ButtonLink size="sm" href={`${pathname}${search}`} icon={<RotateCw />} replace>
              Look again
            </ButtonLink>
          </>
        }
      >
        <TabLinks
          label="Jobs by state"
          tabs={states.map((each) => ({
            href: `${pathname}${withParams(search, { state: each === "all" ? undefined : each, done: undefined })}`,
            label: words[each],
            count: each === "all" ? counts.failed + counts.waiting + counts.running : counts[each],
            isCurrent: state === each,
          }))}
        />
      </PageHeader>
      {form.formError && (
        <Alert tone="bad" className="mb-4">
          {form.formError}
        </Alert>
      )}
      {jobs.length === 0 ? (
        <EmptyState icon={<Cog />} title={state === "failed" ? "No job has failed." : "The queue is empty."}>
          {state === "failed"
            ? "A job that fails is tried again by itself many times before it stands here."
            : "Everything that was asked for is done."}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {jobs.map((job) => (
            <li key={job.id} className="border-b py-4">
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2 lg:flex-nowrap">
                <Badge
                  tone={job.state === "failed" ? "bad" : job.state === "running" ? "info" : "neutral"}
                  shape={job.state === "failed" ? "cross" : job.state === "running" ? "half" : "ring"}
                >
                  {words[job.state]}
                </Badge>
                <span className="min-w-0 text-sm font-medium wrap-anywhere lg:shrink-0">{job.name}</span>
                {job.key && <code className="min-w-0 text-xs text-muted break-all">{job.key}</code>}
                <span className="figures text-xs text-muted sm:ml-auto lg:shrink-0">
                  {job.attempts.toLocaleString("en-US")} of {job.maxAttempts.toLocaleString("en-US")} tries
                  {job.state === "waiting" && (
                    <>
                      {job.attempts > 0 ? ", again at " : ", due "}
                      <DateTime value={job.runAt} style="both" />
                    </>
                  )}
                </span>
                {mayWrite && job.state !== "running" && (
                  <Form method="post" preventScrollReset className="shrink-0">
                    <input type="hidden" name="jobId" value={job.id} />
                    <Button type="submit" size="sm" loading={formData?.get("jobId") === job.id && "Asking…"}>
                      {job.state === "failed" ? "Try again" : "Run now"}
                      <span className="sr-only">
                        {" "}
                        {job.name} {job.key}
                      </span>
                    </Button>
                  </Form>
                )}
              </div>
              {job.lastError && (
                <div className="mt-3">
                  <ScrollBox label={`Error of ${job.name} ${job.key ?? job.id}`}>{job.lastError}</ScrollBox>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <CursorPages label="Jobs" nextCursor={nextCursor} />
    </>
  );
}
