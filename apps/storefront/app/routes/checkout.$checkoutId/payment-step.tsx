import type { SavedCardView } from "@emporia/contracts/cards";
import type { CheckoutView, paymentConfigView } from "@emporia/contracts/checkout";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Form } from "@remix-run/react";
import { lazy, Suspense } from "react";
import type { z } from "zod";
import { cardName, savedCardOptions, testCardOptions } from "~/components/card-choice";
import { CreditChoice, creditText } from "./credit-choice";
import { useSending } from "./use-sending";

const StripeCard = lazy(() => import("~/components/stripe-card").then((module) => ({ default: module.StripeCard })));

export interface PaymentStepProps {
  checkout: CheckoutView;
  config: z.infer<typeof paymentConfigView>;
  /** Kept for the next time, by somebody who is signed in. */
  cards: readonly SavedCardView[];
  isSignedIn: boolean;
  form: FormState;
}

export function PaymentStep({ checkout, config, cards, isSignedIn, form }: PaymentStepProps) {
  const isSending = useSending("payment");
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
        <TestCards checkout={checkout} config={config} cards={cards} isSignedIn={isSignedIn} form={said} />
      ) : (
        <>
          {cards.length > 0 && <KeptCards checkout={checkout} cards={cards} form={said} />}
          <noscript>
            <Alert tone="warn" title="Paying needs JavaScript">
              Your card goes to Stripe and never through us, and Stripe’s form does not work without it.
            </Alert>
          </noscript>
          {cards.length > 0 && <h3 className="text-base">Or another card</h3>}
          <Suspense fallback={<p className="min-h-64 text-muted">Loading the card form…</p>}>
            <StripeCard
              publishableKey={config.publishableKey ?? ""}
              toPay={checkout.toPay}
              currency={checkout.currency}
              billing={billingOf(checkout)}
              intent="payment"
              label="Go on to the review"
              isSending={isSending}
            >
              {isSignedIn && <KeepCard checkout={checkout} form={said} />}
            </StripeCard>
          </Suspense>
        </>
      )}
    </div>
  );
}

/** Asked at each checkout and never ticked beforehand; who comes back finds what they said of the card they chose. */
function KeepCard({ checkout, form }: { checkout: CheckoutView; form: FormState | undefined }) {
  const isKept = checkout.paymentMethod?.isKept ?? false;
  return (
    <Checkbox
      name="keepCard"
      defaultChecked={form?.checked("keepCard", isKept) ?? isKept}
      label="Keep this card for the next time"
      hint="Stripe has it, we only know its last digits. Take it out in your account whenever you like."
    />
  );
}

/** Kept cards by themselves, where a new one has a form of its own. */
function KeptCards({
  checkout,
  cards,
  form,
}: Pick<PaymentStepProps, "checkout" | "cards"> & { form: FormState | undefined }) {
  const isSending = useSending("payment");
  return (
    <Form method="post" className="flex flex-col gap-6">
      <input type="hidden" name="intent" value="payment" />
      <RadioGroup
        legend="Your cards"
        name="paymentMethodId"
        required
        error={form?.error("paymentMethodId")}
        defaultValue={preselected(checkout, cards)}
        options={savedCardOptions(cards)}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="self-start"
        loading={isSending && "Taking the card…"}
      >
        Pay with this card
      </Button>
    </Form>
  );
}

/** The card that was chosen already, or the kept one that comes first. */
function preselected({ paymentMethod }: CheckoutView, cards: readonly SavedCardView[]): string | undefined {
  if (paymentMethod) return paymentMethod.isSaved ? paymentMethod.id : undefined;
  const usable = cards.filter((card) => !card.isExpired);
  return (usable.find((card) => card.isDefault) ?? usable[0])?.paymentMethodId;
}

function TestCards({
  checkout,
  config,
  cards,
  isSignedIn,
  form,
}: Omit<PaymentStepProps, "form"> & { form: FormState | undefined }) {
  const isSending = useSending("payment");
  // The API names a card by another id once it is chosen: then its last four digits tell.
  const chosen = config.testCards.find(
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
        defaultValue={
          form?.value("paymentMethodId") ??
          preselected(checkout, cards) ??
          chosen?.paymentMethodId ??
          config.testCards[0]?.paymentMethodId
        }
        options={[...savedCardOptions(cards), ...testCardOptions(config.testCards)]}
        empty={<p className="text-sm text-muted">There is no card to choose.</p>}
      />
      {isSignedIn && <KeepCard checkout={checkout} form={form} />}
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
  return <p>{[creditText(checkout), checkout.toPay.amount > 0 && doneText(checkout)].filter(Boolean).join(" ")}</p>;
};

function doneText(checkout: CheckoutView): string {
  return `${cardText(checkout)}${checkout.paymentMethod?.isKept ? ", which is kept for the next time" : ""}`;
}

export function cardText({ paymentMethod }: CheckoutView): string {
  return paymentMethod ? cardName(paymentMethod) : "";
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
