import { reviewRequestLinkInput, setReviewRequestsInput } from "@emporia/contracts/reviews";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { isOneClickUnsubscribe } from "@emporia/ui/remix/one-click.server";
import { readForm, refusalIn, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) ?? "";
  const link = reviewRequestLinkInput.safeParse({ orderId: args.params.orderId, token });
  if (!link.success) return { token, requests: null };
  const requests = await apiFor(args)
    .reviews.requests.query(link.data)
    .catch((error) => {
      if (refusalIn(error)?.code === "NOT_FOUND") return null;
      throw error;
    });
  return { token, requests };
}

/** A press of a button, not the visit itself: programs that look into mails open links, too. */
export async function action(args: ActionFunctionArgs) {
  const orderId = args.params.orderId ?? "";
  const isOneClick = await isOneClickUnsubscribe(args.request);
  const form = isOneClick ? new FormData() : await readForm(args.request);
  form.set("orderId", orderId);
  if (isOneClick) {
    form.set("token", new URL(args.request.url).searchParams.get("token") ?? "");
    form.set("isWanted", "false");
  }
  return submit(form, setReviewRequestsInput, async (input) => {
    await apiFor(args).reviews.setRequests.mutate(input);
    if (isOneClick) return { ok: true as const };
    throw redirect(withQuery(`/review-requests/${orderId}`, { token: input.token }));
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Asking for reviews" });

export default function ReviewRequestsPage() {
  const { token, requests } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (!requests)
    return (
      <NarrowPage title="Asking for reviews">
        <Alert tone="bad" title="This link does not work">
          Use the one in our latest mail.
        </Alert>
        <ButtonLink href="/">Go to the front page</ButtonLink>
      </NarrowPage>
    );
  const { isWanted } = requests;
  return (
    <NarrowPage
      title={isWanted ? "Shall we stop asking?" : "Stopped"}
      lead={
        isWanted
          ? "We ask once for each order how the things are, a week after they came."
          : "We do not ask this address for reviews any more. You can still write them, from the pages of your orders."
      }
    >
      <FormErrors failure={form.failure} />
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="isWanted" value={String(!isWanted)} />
        <Button
          type="submit"
          variant={isWanted ? "primary" : "secondary"}
          size="lg"
          block
          loading={state !== "idle" && "One moment…"}
        >
          {isWanted ? "Stop asking me for reviews" : "Ask me again"}
        </Button>
      </Form>
      <ButtonLink variant="ghost" href="/">
        Go to the front page
      </ButtonLink>
    </NarrowPage>
  );
}
