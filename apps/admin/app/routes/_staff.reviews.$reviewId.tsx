import { reviewPolicyLabel } from "@emporia/contracts/review-policies";
import { decideReviewInput, hideReviewInput } from "@emporia/contracts/reviews";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Fact } from "@emporia/ui/primitives/fact";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ReviewDecision } from "~/components/review-decision";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reviews } = apiFor(request, context);
  const review = await page(request, reviews.staff.get.query({ reviewId: params.reviewId ?? "" }));
  return { review, storefrontUrl: context.config.storefrontUrl };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).reviews;
  const form = await readForm(request);
  form.set("reviewId", params.reviewId ?? "");
  const done = (what: string) => redirect(`/reviews/${params.reviewId}?done=${what}`);
  switch (form.get("intent")) {
    case "show":
      return submit(form, decideReviewInput, (input) => staff.show.mutate(input).then(() => done("reviewShown")));
    case "dismiss":
      return submit(form, decideReviewInput, (input) => staff.dismiss.mutate(input).then(() => done("reviewLeft")));
    default:
      return submit(form, hideReviewInput, (input) => staff.hide.mutate(input).then(() => done("reviewHidden")));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Review of ${data.review.product.name}` : "Review"} · Emporia Admin` },
];

const actionWords: Record<string, string> = {
  "review.hide": "hid it",
  "review.show": "showed it again",
  "review.dismissReports": "left it as it is",
};

export default function ReviewPage() {
  const { review, storefrontUrl } = useLoaderData<typeof loader>();
  const { product, seller, hidden, reply, pictures, reports, history } = review;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Reviews", href: "/reviews" }, { label: product.name }]}
        title={<span className="line-clamp-3">{review.title || `Review of ${product.name}`}</span>}
        badge={
          <Badge tone={review.status === "SHOWN" ? "info" : "neutral"}>
            {review.status === "SHOWN" ? "Shown" : "Hidden"}
          </Badge>
        }
        description={
          <>
            {review.authorName} wrote it <DateTime value={review.writtenAt} style="both" />
            {review.editedAt && (
              <>
                {" "}
                and changed it <DateTime value={review.editedAt} style="both" />
              </>
            )}
          </>
        }
      />
      {hidden && (
        <Alert tone="info" className="mb-6" title={`Hidden: ${reviewPolicyLabel(hidden.policy).toLowerCase()}.`}>
          <p className="whitespace-pre-line wrap-anywhere">{hidden.reason}</p>
          <DateTime value={hidden.at} style="both" className="text-muted" />
        </Alert>
      )}
      <Section isSplit title="The review">
        <RatingStars rating={review.rating} size="md" />
        {review.body && <p className="mt-3 max-w-prose whitespace-pre-line wrap-anywhere">{review.body}</p>}
        {pictures.length > 0 && (
          <ul aria-label="Photos" className="mt-4 flex flex-wrap gap-2">
            {pictures.map((picture, at) => (
              <li key={picture.id}>
                <a
                  href={`${picture.url}/1600.webp`}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`Photo ${at + 1}, in a new window`}
                  className="block rounded-md"
                >
                  <Picture media={picture} sizes="8rem" isDecorative className="size-32 rounded-md" />
                </a>
              </li>
            ))}
          </ul>
        )}
        {reply && (
          <div className="mt-4 max-w-prose border-l-2 border-line-strong pl-4 text-[0.9375rem]">
            <p className="text-sm text-muted wrap-anywhere">
              {seller.shopName} answered <DateTime value={reply.repliedAt} style="date" />
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{reply.text}</p>
          </div>
        )}
        <dl className="mt-6 grid gap-x-8 gap-y-4 text-sm sm:grid-cols-3">
          <Fact name="Product">
            <a
              href={`${storefrontUrl}/products/${product.slug}#reviews`}
              className="underline underline-offset-4 wrap-anywhere"
            >
              {product.name}
            </a>
          </Fact>
          <Fact name="Shop">
            <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4 wrap-anywhere">
              {seller.shopName}
            </Link>
            {review.shopRating !== null && `, its service ${review.shopRating} of 5`}
          </Fact>
          <Fact name="Bought with">
            <Link href={`/orders/${review.orderId}`} className="underline underline-offset-4">
              See the order
            </Link>
            {review.userId && (
              <>
                {" · "}
                <Link href={`/people/${review.userId}`} className="underline underline-offset-4">
                  the person
                </Link>
              </>
            )}
          </Fact>
        </dl>
      </Section>
      <Section isSplit title="Reports" description="Who sent one is not told to the author nor to the shop.">
        {reports.length === 0 ? (
          <p className="text-muted">Nobody has reported it.</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {reports.map((report) => (
              <li key={report.id}>
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {reviewPolicyLabel(report.policy)}
                  <Badge tone={report.status === "OPEN" ? "warn" : report.status === "UPHELD" ? "bad" : "neutral"}>
                    {report.status === "OPEN" ? "Open" : report.status === "UPHELD" ? "Was right" : "Dismissed"}
                  </Badge>
                </p>
                <p className="text-sm text-muted">
                  {report.isFromShop ? "The shop" : "A reader"}, <DateTime value={report.reportedAt} style="both" />
                </p>
                {report.explanation && (
                  <p className="mt-1 max-w-prose whitespace-pre-line wrap-anywhere">{report.explanation}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section isSplit title="Decide" description="Every decision is written down with your name.">
        <ReviewDecision
          key={`${review.status}-${review.openCount}`}
          id={review.id}
          noun="review"
          isHidden={hidden !== null}
          openCount={review.openCount}
        />
      </Section>
      {history.length > 0 && (
        <Section isSplit title="What was done">
          <ol className="flex flex-col gap-3 text-[0.9375rem]">
            {history.map((entry) => (
              <li key={`${entry.at}-${entry.action}`} className="wrap-anywhere">
                <DateTime value={entry.at} style="both" className="text-muted" /> {entry.by ?? "Emporia"}{" "}
                {actionWords[entry.action] ?? entry.action}: {entry.reason}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no review at this address." }} />;
}
