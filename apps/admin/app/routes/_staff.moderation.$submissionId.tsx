import { approveSubmissionInput, returnSubmissionInput } from "@emporia/contracts/moderation";
import { policyLabel } from "@emporia/contracts/policies";
import { ChangeList, ChangePictures, showSame } from "@emporia/ui/commerce/change-list";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { Eye, Package } from "lucide-react";
import { SubmissionDecision } from "~/components/submission-decision";
import { apiFor } from "~/lib/api.server";

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
  const isSame = showSame(picturesBefore, picturesAfter);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Moderation", href: "/moderation" }, { label: name }]}
        title={<span className="line-clamp-3">{name}</span>}
        badge={<Badge tone={isNew ? "info" : "neutral"}>{isNew ? "New" : "Changed"}</Badge>}
        description={
          <>
            <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4">
              {seller.shopName}
            </Link>
            , handed in <DateTime value={submission.submittedAt} style="both" />
          </>
        }
        actions={
          <>
            <ButtonLink size="sm" variant="ghost" href={`/products/${submission.productId}`} icon={<Package />}>
              The product
            </ButtonLink>
            <ButtonLink size="sm" href={`/previews/${submission.productId}`} target="_blank" icon={<Eye />}>
              See it as shoppers would
            </ButtonLink>
          </>
        }
      />
      {status === "WAITING" && submission.takedown && (
        <Alert
          tone="warn"
          className="mb-6"
          title={`It was taken down: ${policyLabel(submission.takedown.policy)}. Approving it shows it again.`}
        >
          <p className="whitespace-pre-line wrap-anywhere">{submission.takedown.reason}</p>
        </Alert>
      )}
      {status !== "WAITING" && <Alert tone="info" className="mb-6" title={decidedWords[status]} />}
      <Section isSplit title={isNew ? "What it says" : "What changes"}>
        <ChangeList changes={changes} isNew={isNew} />
      </Section>
      <Section isSplit title="Pictures">
        {!isNew && !isSame && <ChangePictures label="Shoppers see" pictures={picturesBefore} />}
        <ChangePictures label={isNew || isSame ? "" : "To be seen"} pictures={picturesAfter} />
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

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "Nothing was handed in at this address." }} />
  );
}
