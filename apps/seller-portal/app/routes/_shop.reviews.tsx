import { replyReviewInput, reportReviewInput, type ShopReviewView } from "@emporia/contracts/reviews";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Star } from "lucide-react";
import { ReportForm, useBusyForm } from "~/components/report-form";
import { apiFor } from "~/lib/api.server";
import { useMay, useShop } from "~/lib/shop";

const tabs = ["all", "unanswered", "critical", "hidden"] as const;
const tabWords = {
  all: "All",
  unanswered: "Not answered",
  critical: "Three stars or fewer",
  hidden: "Hidden by Emporia",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = tabs.find((each) => each === params.get("tab")) ?? "all";
  const { reviews } = apiFor(request, context);
  return { tab, list: await page(request, reviews.seller.list.query({ tab, cursor: cursorOf(params) })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { reviews } = apiFor(request, context);
  const back = (done: string) => {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname.replace(/\.data$/, "") + withParams(search, { done, _routes: undefined }));
  };
  if (form.get("intent") === "report")
    return submit(form, reportReviewInput, (input) =>
      reviews.seller.report.mutate(input).then(() => back("reviewReported")),
    );
  return submit(form, replyReviewInput, (input) =>
    reviews.seller.reply.mutate(input).then(() => back("reviewAnswered")),
  );
}

export const meta: MetaFunction = () => [{ title: "Reviews · Emporia Seller" }];

export default function ReviewsPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const shop = useShop();
  return (
    <>
      <PageHeader
        title="Reviews"
        description="What people say who bought from you and got it. Your answer stands below the review, for everybody."
        badge={
          shop.rating !== null ? <RatingStars rating={shop.rating} count={shop.reviewCount} size="md" /> : undefined
        }
      >
        <TabLinks
          label="Reviews"
          tabs={tabs.map((each) => ({
            href: each === "all" ? "/reviews" : `/reviews?tab=${each}`,
            label: tabWords[each],
            isCurrent: tab === each,
          }))}
        />
      </PageHeader>
      {list.items.length === 0 ? (
        <EmptyState icon={<Star />} title={tab === "all" ? "Nobody has written a review yet." : "No reviews here."}>
          Whoever gets something from you can say how it is. You get a mail for each review.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {list.items.map((review) => (
            <li key={review.id} className="py-6 first:pt-2">
              <Review review={review} />
            </li>
          ))}
        </ul>
      )}
      <CursorPages label="Reviews" nextCursor={list.nextCursor} />
    </>
  );
}

function Review({ review }: { review: ShopReviewView }) {
  const { title, body, pictures, reply, product } = review;
  const mayWrite = useMay("reviews:write");
  return (
    <article className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <RatingStars rating={review.rating} />
          <h2 className="min-w-0 text-[1.0625rem] font-medium wrap-anywhere">{title || product.name}</h2>
          {review.status === "HIDDEN" && <Badge tone="neutral">Hidden by Emporia</Badge>}
          {review.isReported && <Badge tone="warn">You reported it</Badge>}
        </div>
        <p className="text-sm text-muted wrap-anywhere">
          {review.authorName} · <DateTime value={review.writtenAt} style="date" />
          {review.isEdited && " · edited"} ·{" "}
          <Link href={`/orders/${review.sellerOrderId}`} className="underline underline-offset-4">
            {review.orderNumber}
          </Link>
        </p>
        <p className="text-sm text-muted wrap-anywhere">
          {[product.name, review.variantTitle].filter(Boolean).join(" · ")}
          {review.shopRating !== null && ` · Your service: ${review.shopRating} of 5`}
          {review.helpfulCount > 0 && ` · Helpful to ${review.helpfulCount.toLocaleString("en-US")}`}
        </p>
        {body && <p className="max-w-prose whitespace-pre-line wrap-anywhere">{body}</p>}
        {pictures.length > 0 && (
          <ul aria-label="Photos" className="flex flex-wrap gap-2">
            {pictures.map((picture, at) => (
              <li key={picture.id}>
                <a
                  href={`${picture.url}/1600.webp`}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`Photo ${at + 1}, in a new window`}
                  className="block rounded-md"
                >
                  <Picture media={picture} sizes="5rem" isDecorative className="size-20 rounded-md" />
                </a>
              </li>
            ))}
          </ul>
        )}
        {reply && (
          <div className="mt-1 max-w-prose border-l-2 border-line-strong pl-4 text-[0.9375rem]">
            <p className="text-sm text-muted">
              You answered <DateTime value={reply.repliedAt} style="date" />
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{reply.text}</p>
          </div>
        )}
      </div>
      {mayWrite && review.status === "SHOWN" && (
        <div className="flex flex-col gap-2">
          <Answer review={review} />
          {!review.isReported && <Report review={review} />}
        </div>
      )}
    </article>
  );
}

function Answer({ review: { id, reply, authorName } }: { review: ShopReviewView }) {
  const formId = `reply:${id}`;
  const form = useFieldErrorsOf("form", formId);
  const busy = useBusyForm(formId);
  return (
    <details open={form.failure ? true : undefined} className="rounded-md border px-4">
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium">
        {reply ? "Change your answer" : "Answer"}
      </summary>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4 pb-4">
        <FormErrors failure={form.failure} />
        <input type="hidden" name="form" value={formId} />
        <input type="hidden" name="reviewId" value={id} />
        <Field
          id={`answer-${id}`}
          name="text"
          label={`Answer ${authorName}`}
          hint="Everybody reads it. Leave out what only the two of you should know."
          error={form.error("text")}
          className="w-full"
        >
          <Textarea rows={4} maxLength={2000} defaultValue={form.value("text", reply?.text)} />
        </Field>
        <Button type="submit" name="intent" value="reply" size="sm" variant="primary" loading={busy("Saving…")}>
          {reply ? "Save the answer" : "Publish the answer"}
        </Button>
      </Form>
    </details>
  );
}

function Report({ review: { id } }: { review: ShopReviewView }) {
  return (
    <ReportForm
      id={id}
      field="reviewId"
      hint="A person looks at it. That it has few stars is no reason to hide it."
      label="Report the review"
    >
      {(form) => (
        <Field
          id={`explanation-${id}`}
          name="explanation"
          label="Tell us more"
          required={false}
          error={form.error("explanation")}
          className="w-full"
        >
          <Textarea rows={3} maxLength={2000} defaultValue={form.value("explanation")} />
        </Field>
      )}
    </ReportForm>
  );
}
