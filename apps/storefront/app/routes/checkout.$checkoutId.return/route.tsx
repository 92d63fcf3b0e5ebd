import { apiErrorOf } from "@emporia/trpc/client";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Spinner } from "@emporia/ui/primitives/spinner";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRevalidator, useRouteError } from "@remix-run/react";
import { useEffect, useState } from "react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { paymentConfig } from "~/lib/payment-config.server";
import { originOf } from "~/lib/root-data";
import { loadStripe } from "~/lib/stripe-js";

export const handle = { isQuiet: true };

const ASK_AGAIN_MS = 3_000;

/**
 * Where a bank sends the shopper back to, and where an order waits whose payment is not through. It only asks again
 * about an order that has been placed: opening this page never places one.
 */
export async function loader(args: LoaderFunctionArgs) {
  const checkoutId = args.params.checkoutId ?? "";
  const here = `/checkout/${checkoutId}`;
  const api = apiFor(args);
  const checkout = await read(args, api.checkout.summary.query({ checkoutId }));
  if (checkout.status !== "PROCESSING" && checkout.status !== "CONFIRMED") throw redirect(here);
  const [answer, config] = await Promise.all([
    api.checkout.complete.mutate({ checkoutId }).catch((error: unknown) => {
      const refused = apiErrorOf(error);
      // The checkout says why the card was refused, and lets another one be chosen.
      if (refused && refused.code !== "INTERNAL" && refused.code !== "RATE_LIMITED") throw redirect(here);
      return read(args, Promise.reject<never>(error));
    }),
    read(args, paymentConfig(args)),
  ]);
  if (answer.status === "confirmed")
    throw redirect(withQuery(`/orders/${answer.orderId}/confirmation`, { token: answer.orderToken }));
  const { searchParams } = new URL(args.request.url);
  return {
    answer,
    publishableKey: config.publishableKey,
    isFirst: searchParams.get("go") === "true",
    isSaidDone: searchParams.get("confirmed") === "true",
  };
}

/** Another card instead of the bank's question; where the payment went through meanwhile, this page says so. */
export async function action(args: ActionFunctionArgs) {
  const checkoutId = args.params.checkoutId ?? "";
  await readForm(args.request);
  const checkout = await read(args, apiFor(args).checkout.giveUpPayment.mutate({ checkoutId }));
  const isOver = checkout.status === "PROCESSING" || checkout.status === "CONFIRMED";
  return redirect(isOver ? `/checkout/${checkoutId}/return` : `/checkout/${checkoutId}`);
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your payment" });

export default function ReturnPage() {
  const { answer, publishableKey, isFirst, isSaidDone } = useLoaderData<typeof loader>();
  return (
    <div className="shell max-w-2xl py-16">
      {answer.status === "requires_action" ? (
        <Proof answer={answer} publishableKey={publishableKey} isFirst={isFirst} isSaidDone={isSaidDone} />
      ) : (
        <Waiting sentence={answer.message} orderNumber={answer.orderNumber} />
      )}
    </div>
  );
}

type Asked = Extract<Awaited<ReturnType<typeof loader>>["answer"], { status: "requires_action" }>;

function Proof({
  answer,
  publishableKey,
  isFirst,
  isSaidDone,
}: {
  answer: Asked;
  publishableKey: string | null;
  isFirst: boolean;
  isSaidDone: boolean;
}) {
  const { redirectUrl, clientSecret, orderNumber } = answer;
  const { revalidate } = useRevalidator();
  const { state } = useNavigation();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string>();

  async function ask() {
    setAsking(true);
    setError(undefined);
    try {
      const stripe = await loadStripe(publishableKey ?? "");
      const { error: refused } = await stripe.handleNextAction({ clientSecret });
      if (refused) setError(refused.message ?? "The bank did not confirm it.");
      revalidate();
    } catch {
      setError("Stripe did not load. Check your connection and try again.");
    }
    setAsking(false);
  }

  // Straight on to the bank the first time; whoever comes back without an answer chooses for themselves.
  useEffect(() => {
    if (!isFirst) return;
    window.history.replaceState(window.history.state, "", window.location.pathname);
    if (redirectUrl) window.location.assign(redirectUrl);
    else void ask();
  }, []);

  return (
    <>
      <h1 className="text-title">Your bank wants to know that it is you</h1>
      <p className="mt-3 max-w-prose text-muted">
        Order {orderNumber} is kept for you. Nothing is charged until you have confirmed the payment with your bank.
      </p>
      {isSaidDone && !error && (
        <Alert tone="warn" title="Your bank has not told us so yet" className="mt-6">
          Nothing was charged. Open your bank’s page again and confirm the payment there, or wait a moment and ask once
          more.
        </Alert>
      )}
      {error && (
        <Alert tone="bad" className="mt-6">
          {error}
        </Alert>
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        {redirectUrl ? (
          <ButtonLink variant="primary" size="lg" href={redirectUrl}>
            Go on to your bank
          </ButtonLink>
        ) : (
          <Button variant="primary" size="lg" onClick={ask} loading={isAsking && "Asking your bank…"}>
            Confirm with your bank
          </Button>
        )}
        <ButtonLink size="lg" href="?confirmed=true">
          I have confirmed it
        </ButtonLink>
        <Form method="post">
          <Button type="submit" size="lg" variant="ghost" loading={state !== "idle" && "One moment…"}>
            Pay another way
          </Button>
        </Form>
      </div>
    </>
  );
}

function Waiting({ sentence, orderNumber }: { sentence: string; orderNumber: string }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <div role="status">
      <h1 className="flex items-center gap-3 text-title">
        <Spinner /> Order {orderNumber} is nearly there
      </h1>
      <p className="mt-3 max-w-prose text-muted">{sentence} This page goes on by itself as soon as we know.</p>
      <noscript>
        <p className="mt-6">
          <a href="?" className="underline underline-offset-4">
            Look again
          </a>
        </p>
      </noscript>
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{
        404: "This payment does not belong to this device. If you paid, the confirmation is in your mail.",
        503: "We cannot reach the till just now. You are never charged twice: load this page again in a moment.",
      }}
    />
  );
}
