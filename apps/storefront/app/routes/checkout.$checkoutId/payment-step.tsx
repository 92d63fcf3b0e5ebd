import type { CheckoutView, paymentConfigView } from "@emporia/contracts/checkout";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Form } from "@remix-run/react";
import { lazy, Suspense } from "react";
import type { z } from "zod";
import { CreditChoice, creditText } from "./credit-choice";
import { useSending } from "./use-sending";

const StripeCard = lazy(() => import("./stripe-card").then((module) => ({ default: module.StripeCard })));

export interface PaymentStepProps {
  checkout: CheckoutView;
  config: z.infer<typeof paymentConfigView>;
  form: FormState;
}

export function PaymentStep({ checkout, config, form }: PaymentStepProps) {
  if (checkout.toPay.amount === 0)
    return (
      <div className="flex flex-col items-start gap-5">
        <CreditChoice checkout={checkout} form={form} />
        {checkout.total.amount === 0 && (
          <p className="text-[0.9375rem]">There is nothing to pay, so no card is needed.</p>
        )}
        <ButtonLink variant="primary" size="lg" href={`/checkout/${checkout.id}`}>
          Go on to the review
        </ButtonLink>
      </div>
    );
  const said = form.value("intent") === "payment" ? form : undefined;
  const refusal = form.failure?.code === "PAYMENT_DECLINED" ? form.formError : checkout.paymentError?.message;
  return (
    <div className="flex flex-col gap-5">
      {refusal && (
        <Alert tone="bad" title="Your card was not charged">
          {refusal} Your order is kept for you meanwhile.
        </Alert>
      )}
      <CreditChoice checkout={checkout} form={form} />
      <FormErrors failure={said?.failure} focus="field" />
      {config.mode === "test" ? (
        <TestCards checkout={checkout} cards={config.testCards} form={said} />
      ) : (
        <>
          <noscript>
            <Alert tone="warn" title="Paying needs JavaScript">
              Your card goes to Stripe and never through us, and Stripe’s form does not work without it.
            </Alert>
          </noscript>
          <Suspense fallback={<p className="min-h-64 text-muted">Loading the card form…</p>}>
            <StripeCard checkout={checkout} publishableKey={config.publishableKey ?? ""} />
          </Suspense>
        </>
      )}
    </div>
  );
}

function TestCards({
  checkout,
  cards,
  form,
}: {
  checkout: CheckoutView;
  cards: PaymentStepProps["config"]["testCards"];
  form: FormState | undefined;
}) {
  const isSending = useSending("payment");
  // The API names a card by another id once it is chosen: then its last four digits tell.
  const chosen = cards.find(
    (card) =>
      card.paymentMethodId === checkout.paymentMethod?.id ||
      card.number.endsWith(checkout.paymentMethod?.last4 ?? "none"),
  );
  return (
    <Form method="post" className="flex flex-col gap-6">
      <input type="hidden" name="intent" value="payment" />
      <Alert>This is a shop for trying things out: no card is charged and nothing is sent.</Alert>
      <RadioGroup
        legend="Card"
        name="paymentMethodId"
        required
        error={form?.error("paymentMethodId")}
        defaultValue={form?.value("paymentMethodId") ?? chosen?.paymentMethodId ?? cards[0]?.paymentMethodId}
        options={cards.map((card) => ({
          value: card.paymentMethodId,
          label: `${card.label} ${card.number}`,
          hint: card.outcome,
        }))}
        empty={<p className="text-sm text-muted">There is no card to choose.</p>}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="self-start"
        loading={isSending && "Taking the card…"}
      >
        Go on to the review
      </Button>
    </Form>
  );
}

PaymentStep.Done = function PaymentDone({ checkout }: { checkout: CheckoutView }) {
  if (checkout.total.amount === 0) return <p>There is nothing to pay.</p>;
  return <p>{[creditText(checkout), checkout.toPay.amount > 0 && cardText(checkout)].filter(Boolean).join(" ")}</p>;
};

export function cardText({ paymentMethod }: CheckoutView): string {
  if (!paymentMethod) return "";
  const brand = paymentMethod.brand.charAt(0).toUpperCase() + paymentMethod.brand.slice(1);
  return `${brand} ending in ${paymentMethod.last4}`;
}
