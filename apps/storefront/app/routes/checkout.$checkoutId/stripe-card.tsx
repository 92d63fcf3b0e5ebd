import type { CheckoutView } from "@emporia/contracts/checkout";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { loadStripe, type StripeElements, type StripeJs } from "~/lib/stripe-js";
import { useSending } from "./use-sending";

/** Stripe's own form: the card goes to Stripe, and we get a name for it. */
export function StripeCard({ checkout, publishableKey }: { checkout: CheckoutView; publishableKey: string }) {
  const box = useRef<HTMLDivElement>(null);
  const stripe = useRef<{ js: StripeJs; elements: StripeElements }>();
  const [isReady, setReady] = useState(false);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<string>();
  const isSending = useSending("payment");
  const submit = useSubmit();
  const { amount, currency } = checkout.toPay;

  useEffect(() => {
    let isGone = false;
    loadStripe(publishableKey)
      .then((js) => {
        if (isGone || !box.current) return;
        const elements = js.elements({
          mode: "payment",
          amount,
          currency: currency.toLowerCase(),
          captureMethod: "manual",
          paymentMethodCreation: "manual",
          appearance: appearanceOf(box.current),
        });
        const card = elements.create("payment", { layout: "tabs" });
        card.on("ready", () => setReady(true));
        card.mount(box.current);
        stripe.current = { js, elements };
      })
      .catch(() => setError("Stripe’s card form did not load. Check your connection and load the page again."));
    return () => {
      isGone = true;
    };
  }, [publishableKey, amount, currency]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!stripe.current || isReading) return;
    const { js, elements } = stripe.current;
    setReading(true);
    setError(undefined);
    const checked = await elements.submit();
    const made = checked.error
      ? undefined
      : await js.createPaymentMethod({ elements, params: { billing_details: billingOf(checkout) } });
    setReading(false);
    const refused = checked.error ?? made?.error;
    if (refused || !made?.paymentMethod)
      return setError(refused?.message ?? "The card could not be read. Check it and try again.");
    submit({ intent: "payment", paymentMethodId: made.paymentMethod.id }, { method: "post" });
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-6">
      {error && <Alert tone="bad">{error}</Alert>}
      <div ref={box} className="min-h-64" aria-busy={!isReady} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="self-start"
        disabled={!isReady}
        loading={(isReading || isSending) && "Checking the card…"}
      >
        Go on to the review
      </Button>
    </form>
  );
}

function billingOf({ billingAddress, email }: CheckoutView) {
  if (!billingAddress) return {};
  const { firstName, lastName, line1, line2, city, state, postalCode, country } = billingAddress;
  return {
    name: `${firstName} ${lastName}`.trim(),
    ...(email ? { email } : {}),
    address: { line1, line2: line2 ?? "", city, state, postal_code: postalCode, country },
  };
}

/** The shop's own colours, as they are now. */
function appearanceOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const isDark = Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0] ?? 255) < 128;
  return {
    theme: isDark ? ("night" as const) : ("stripe" as const),
    variables: { fontFamily: style.fontFamily, colorPrimary: isDark ? "#ec6446" : "#c3361b", borderRadius: "6px" },
  };
}
