import type { PictureView } from "@emporia/contracts/common";
import { approveSubmissionInput, returnSubmissionInput } from "@emporia/contracts/moderation";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Table } from "@emporia/ui/primitives/table";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { SubmissionDecision } from "~/components/submission-decision";
import { apiFor, page } from "~/lib/api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const submissionId = params.submissionId ?? "";
  return { submission: await page(request, apiFor(request, context).moderation.get.query({ submissionId })) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { moderation } = apiFor(request, context);
  const form = await readForm(request);
  form.set("submissionId", params.submissionId ?? "");
  switch (form.get("intent")) {
    case "approve":
      return submit(form, approveSubmissionInput, (input) =>
        moderation.approve.mutate(input).then(() => redirect("/moderation?done=productApproved")),
      );
    case "return":
      return submit(form, returnSubmissionInput, (input) =>
        moderation.sendBack.mutate(input).then(() => redirect("/moderation?done=productReturned")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.submission.name ?? "Submission"} · Emporia Admin` },
];

const decidedWords = {
  WAITING: "It waits.",
  APPROVED: "It has been approved.",
  RETURNED: "It has been sent back.",
  WITHDRAWN: "Its seller took it back.",
};

export default function SubmissionPage() {
  const { submission } = useLoaderData<typeof loader>();
  const { name, isNew, seller, changes, picturesBefore, picturesAfter, variants, variantCount, status } = submission;
  const isSame = picturesBefore.map(({ id }) => id).join() === picturesAfter.map(({ id }) => id).join();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Moderation", href: "/moderation" }, { label: name }]}
        title={<span className="line-clamp-3">{name}</span>}
        badge={<Badge tone={isNew ? "info" : "neutral"}>{isNew ? "New" : "Changed"}</Badge>}
        description={
          <>
            {seller.shopName}, handed in <DateTime value={submission.submittedAt} style="both" />
          </>
        }
      />
      {status !== "WAITING" && <Alert tone="info" className="mb-6" title={decidedWords[status]} />}
      <Section isSplit title={isNew ? "What it says" : "What changes"}>
        {changes.length === 0 ? (
          <p className="text-sm text-muted">No words change.</p>
        ) : (
          <dl className="flex flex-col gap-5">
            {changes.map(({ field, before, after }) => (
              <div key={field}>
                <dt className="mb-1.5 text-sm font-medium">{field}</dt>
                <dd className="grid gap-3 text-[0.9375rem] whitespace-pre-line wrap-anywhere sm:grid-cols-2">
                  {!isNew && (
                    <del className="block rounded-md bg-bad-wash px-3 py-2 text-ink no-underline">
                      <span className="mb-1 block text-xs font-medium text-bad">Shoppers see</span>
                      {before || "Nothing"}
                    </del>
                  )}
                  <ins
                    className={isNew ? "block no-underline" : "block rounded-md bg-good-wash px-3 py-2 no-underline"}
                  >
                    {!isNew && <span className="mb-1 block text-xs font-medium text-good">To be seen</span>}
                    {after || "Nothing"}
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section isSplit title="Pictures">
        {!isNew && !isSame && <Pictures label="Shoppers see" pictures={picturesBefore} />}
        <Pictures label={isNew || isSame ? "" : "To be seen"} pictures={picturesAfter} />
        {!isNew && isSame && <p className="text-sm text-muted">The same as now.</p>}
      </Section>
      <Section isSplit title="Variants" description="Prices and stock change without anybody looking.">
        <Table
          caption="Variants"
          rows={variants}
          rowKey={(variant) => variant.title}
          empty={<EmptyState heading="h3" title="No variant." className="py-6" />}
          columns={[
            { key: "title", header: "Variant", isName: true, cell: (variant) => variant.title },
            { key: "sku", header: "SKU", cell: (variant) => variant.sku || <span className="text-muted">None</span> },
            { key: "price", header: "Price", align: "end", cell: (variant) => variant.price },
          ]}
        />
        {variantCount > variants.length && (
          <p className="mt-2 text-sm text-muted">And {variantCount - variants.length} more.</p>
        )}
      </Section>
      {status === "WAITING" && (
        <Section isSplit title="Decide" description="Every decision is written down with your name.">
          <SubmissionDecision submission={submission} />
        </Section>
      )}
    </>
  );
}

function Pictures({ label, pictures }: { label: string; pictures: readonly PictureView[] }) {
  return (
    <div className="mb-4 last:mb-0">
      {label && <p className="mb-1.5 text-xs font-medium text-muted">{label}</p>}
      {pictures.length === 0 ? (
        <p className="text-sm text-muted">None.</p>
      ) : (
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4 xl:grid-cols-6">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <a href={`${picture.url}/1600.webp`} target="_blank" rel="noreferrer" className="block">
                <Picture media={picture} sizes="10rem" className="aspect-square w-full rounded-md object-cover" />
                <span className="sr-only">See it large</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "Nothing was handed in at this address." }} />
  );
}
