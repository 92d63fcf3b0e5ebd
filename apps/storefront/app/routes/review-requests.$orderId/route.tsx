import { reviewRequestLinkInput, setReviewRequestsInput } from "@emporia/contracts/reviews";
import { submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MailChoice } from "~/components/mail-choice";
import { apiFor } from "~/lib/api.server";
import { choiceForm, choiceOf, tokenIn } from "~/lib/mail-choice.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const link = reviewRequestLinkInput.safeParse({ orderId: args.params.orderId, token: tokenIn(args.request) });
  const requests = link.success ? apiFor(args).reviews.requests.query(link.data) : undefined;
  return choiceOf(
    args,
    requests?.then(({ isWanted }) => isWanted),
  );
}

export async function action(args: ActionFunctionArgs) {
  const orderId = args.params.orderId ?? "";
  const { form, isOneClick } = await choiceForm(args.request, { about: ["orderId", orderId], stop: "isWanted" });
  return submit(form, setReviewRequestsInput, async (input) => {
    await apiFor(args).reviews.setRequests.mutate(input);
    if (isOneClick) return { ok: true as const };
    throw redirect(withQuery(`/review-requests/${orderId}`, { token: input.token }));
  });
}

const TITLE = "Asking for reviews";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: TITLE, isHidden: true });

export default function ReviewRequestsPage() {
  return (
    <MailChoice
      {...useLoaderData<typeof loader>()}
      title={TITLE}
      field="isWanted"
      words={{
        question: "Shall we stop asking?",
        wanted: "We ask once for each order how the things are, a week after they came.",
        stopped:
          "We do not ask this address for reviews any more. You can still write them, from the pages of your orders.",
        stop: "Stop asking me for reviews",
        again: "Ask me again",
        broken: "Use the one in our latest mail.",
      }}
      onward={{ href: "/", label: "Go to the front page" }}
    />
  );
}
