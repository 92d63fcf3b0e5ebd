import { idSchema } from "@emporia/contracts/common";
import { reportReviewInput } from "@emporia/contracts/reviews";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReportWordsPage } from "~/components/report-words-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";
import { safeNext } from "~/lib/safe-next";

export async function loader({ request, params: { reviewId } }: LoaderFunctionArgs) {
  if (!idSchema.safeParse(reviewId).success) throw new Response(null, { status: 404 });
  const params = new URL(request.url).searchParams;
  return { next: safeNext(params.get("next"), "/"), isSent: params.has("sent") };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const reviewId = args.params.reviewId ?? "";
  form.set("reviewId", reviewId);
  const next = safeNext(form.get("next"), "/");
  return submit(form, reportReviewInput, async (input) => {
    await apiFor(args).reviews.report.mutate(input);
    throw redirect(withQuery(`/reviews/${reviewId}/report`, { next, sent: "true" }));
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Report a review", isHidden: true });

export default function ReportReviewPage() {
  return (
    <ReportWordsPage
      {...useLoaderData<typeof loader>()}
      title="Report this review"
      lead="A person looks at every report. Neither its author nor the shop learns who sent it. That somebody likes or dislikes a thing is no reason to hide a review."
    />
  );
}
