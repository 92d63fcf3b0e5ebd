import type { Money } from "@emporia/contracts/money";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { loadStripe, type StripeElements, type StripeJs } from "~/lib/stripe-js";

export interface StripeCardProps {
  publishableKey: string;
  /** What is paid now; nothing where the card is only kept. */
  toPay: Money | null;
  currency: string;
  /** Whose card it is, in Stripe's words. */
  billing: object;
  /** What the form sends beside the card's name at Stripe. */
  intent: string;
  label: string;
  isSending: boolean;
  /** Fields between the card and the button. */
  children?: ReactNode;
}

/** Stripe's own form: the card goes to Stripe, and we get a name for it. */
export function StripeCard(props: StripeCardProps) {
  const { publishableKey, toPay, currency, billing, intent, label, isSending, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const stripe = useRef<{ js: StripeJs; elements: StripeElements }>();
  const [isReady, setReady] = useState(false);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<string>();
  const submit = useSubmit();
  const amount = toPay?.amount;

  useEffect(() => {
    let isGone = false;
    loadStripe(publishableKey)
      .then((js) => {
        if (isGone || !box.current) return;
        const elements = js.elements({
          ...(amount === undefined
            ? { mode: "setup", currency: currency.toLowerCase() }
            : { mode: "payment", amount, currency: currency.toLowerCase(), captureMethod: "manual" }),
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

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    if (!stripe.current || isReading) return;
    const { js, elements } = stripe.current;
    setReading(true);
    setError(undefined);
    const checked = await elements.submit();
    const made = checked.error
      ? undefined
      : await js.createPaymentMethod({ elements, params: { billing_details: billing } });
    setReading(false);
    const refused = checked.error ?? made?.error;
    if (refused || !made?.paymentMethod)
      return setError(refused?.message ?? "The card could not be read. Check it and try again.");
    fields.set("intent", intent);
    fields.set("paymentMethodId", made.paymentMethod.id);
    submit(fields, { method: "post" });
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-6">
      {error && <Alert tone="bad">{error}</Alert>}
      <div ref={box} className="min-h-64" aria-busy={!isReady} />
      {children}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="self-start"
        disabled={!isReady}
        loading={(isReading || isSending) && "Checking the card…"}
      >
        {label}
      </Button>
    </form>
  );
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
