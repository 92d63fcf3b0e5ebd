import {
  completeCheckoutInput,
  setCreditInput,
  setPaymentMethodInput,
  setShippingAddressInput,
  setShippingMethodInput,
} from "@emporia/contracts/checkout";
import { emailSchema } from "@emporia/contracts/common";
import { checkoutCouponInput } from "@emporia/contracts/promotions";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { useState } from "react";
import { doubtIn, takeSuggestion } from "~/lib/address-doubt.server";
import { apiFor, read } from "~/lib/api.server";
import { stepOf } from "~/lib/checkout-steps";
import { sessionCookie } from "~/lib/cookies.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { paymentConfig } from "~/lib/payment-config.server";
import { originOf } from "~/lib/root-data";
import { AddressStep } from "./address-step";
import { HoldNotice } from "./hold-notice";
import { PaymentStep } from "./payment-step";
import { ReviewStep } from "./review-step";
import { ShippingStep } from "./shipping-step";
import { Step } from "./step";
import { type PickedRates, Summary, SummaryLine } from "./summary";

export const handle = { isQuiet: true };

export async function loader(args: LoaderFunctionArgs) {
  const checkoutId = args.params.checkoutId ?? "";
  const api = apiFor(args);
  const isSignedIn = sessionCookie.read(args.request) !== undefined;
  const [checkout, config, addresses, cards] = await read(
    args,
    Promise.all([
      api.checkout.summary.query({ checkoutId }),
      paymentConfig(args),
      isSignedIn ? api.users.addresses.list.query().catch(() => []) : [],
      isSignedIn ? api.cards.list.query().catch(() => []) : [],
    ]),
  );
  if (checkout.status === "PROCESSING" || checkout.status === "CONFIRMED")
    throw redirect(`/checkout/${checkoutId}/return`);
  const step = stepOf(checkout, new URL(args.request.url).searchParams.get("step"));
  return { checkout, config, addresses, cards, isSignedIn, step };
}

export async function action(args: ActionFunctionArgs) {
  const { params, request } = args;
  const { checkout } = apiFor(args);
  const form = await readForm(request);
  form.set("checkoutId", params.checkoutId ?? "");
  const here = `/checkout/${params.checkoutId}`;
  const next = () => redirect(here);
  switch (form.get("intent")) {
    case "address": {
      // A box that is ticked is sent after the "false" that stands for one that is not.
      const billsElsewhere = form.getAll("billsElsewhere").at(-1) === "true";
      if (!billsElsewhere)
        for (const name of [...form.keys()]) if (name.startsWith("billingAddress.")) form.delete(name);
      // A guest is asked for an address to write to; somebody signed in has one.
      const input = form.has("email")
        ? setShippingAddressInput.extend({ email: emailSchema })
        : setShippingAddressInput;
      takeSuggestion(form);
      return submit(form, input, async (said) => {
        try {
          await checkout.setShippingAddress.mutate(said);
        } catch (error) {
          const doubt = doubtIn(error, form);
          if (doubt) return doubt;
          throw error;
        }
        return next();
      });
    }
    case "shipping":
      return submit(form, setShippingMethodInput, async (input) => {
        await checkout.setShippingMethods.mutate(input);
        return next();
      });
    case "credit":
      return submit(form, setCreditInput, async (input) => {
        await checkout.setCredit.mutate(input);
        return next();
      });
    case "payment":
      return submit(form, setPaymentMethodInput, async (input) => {
        await checkout.setPaymentMethod.mutate(input);
        return next();
      });
    case "coupon":
      return submit(form, checkoutCouponInput, async (input) => {
        await checkout.applyCoupon.mutate(input);
        return form.get("byScript") === "true" ? { ok: true as const } : next();
      });
    case "remove-coupon":
      return submit(form, checkoutCouponInput, async (input) => {
        await checkout.removeCoupon.mutate(input);
        return form.get("byScript") === "true" ? { ok: true as const } : next();
      });
    case "place":
      return submit(form, completeCheckoutInput, async (input) => {
        const done = await checkout.complete.mutate(input);
        if (done.status === "confirmed")
          return redirect(withQuery(`/orders/${done.orderId}/confirmation`, { token: done.orderToken }));
        // Where the bank asks for a proof, the next page leads there: a form must not.
        return redirect(withQuery(`${here}/return`, { go: done.status === "requires_action" ? "true" : undefined }));
      });
    default:
      throw new Response("The checkout does not know what to do.", { status: 400 });
  }
}

/** A refused card, too, changes the checkout: the page asks again after every try, not only after those that went well. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Checkout" });

export default function CheckoutPage() {
  const { checkout, config, addresses, cards, isSignedIn, step } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const [marked, setMarked] = useState<PickedRates>({});
  const picked = step === "shipping" ? marked : null;
  const isOver = checkout.status === "EXPIRED" || form.failure?.code === "CHECKOUT_EXPIRED";
  return (
    <div className="shell pt-8">
      <h1 className="text-title">Checkout</h1>
      <SummaryLine checkout={checkout} picked={picked} />
      <div className="mt-6 grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {isOver ? (
            <Alert
              tone="warn"
              title="This checkout has ended"
              action={
                !checkout.isAgreed && (
                  <ButtonLink variant="primary" size="sm" href="/checkout">
                    Start again
                  </ButtonLink>
                )
              }
            >
              {checkout.changes ? (
                <>
                  The change of {checkout.changes.orderNumber} was declined or taken back, or this page was open for a
                  while without a step. Nothing was charged. The link in our mail leads to your order, which says
                  whether you can still agree.
                </>
              ) : (
                <>
                  It was open for a while without a step. Nothing was charged
                  {checkout.isAgreed
                    ? ". Open it again by the link in our mail."
                    : ", and your cart is as you left it."}
                </>
              )}
            </Alert>
          ) : (
            <>
              <HoldNotice expiresAt={checkout.expiresAt} isAgreed={checkout.isAgreed} />
              <ol>
                <Step
                  name="address"
                  current={step}
                  title="Where it goes"
                  done={<AddressStep.Done checkout={checkout} />}
                  isFixed={checkout.isAgreed}
                >
                  <AddressStep checkout={checkout} addresses={addresses} isSignedIn={isSignedIn} form={form} />
                </Step>
                <Step
                  name="shipping"
                  current={step}
                  title="How it is sent"
                  done={<ShippingStep.Done checkout={checkout} />}
                  isFixed={checkout.isAgreed}
                >
                  <ShippingStep
                    checkout={checkout}
                    form={form}
                    onPick={(sellerId, rateId) => setMarked((before) => ({ ...before, [sellerId]: rateId }))}
                  />
                </Step>
                <Step name="payment" current={step} title="How you pay" done={<PaymentStep.Done checkout={checkout} />}>
                  <PaymentStep checkout={checkout} config={config} cards={cards} isSignedIn={isSignedIn} form={form} />
                </Step>
                <Step
                  name="review"
                  current={step}
                  title={checkout.toPay.amount === 0 ? "Look it over" : "Look it over and pay"}
                  done={null}
                >
                  <ReviewStep checkout={checkout} form={form} />
                </Step>
              </ol>
            </>
          )}
        </div>
        <Summary checkout={checkout} picked={picked} />
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      homeHref="/cart"
      sentences={{
        404: "This checkout is not open on this device. Nothing was charged by coming here: start again from your cart.",
        503: "We cannot reach the till just now. If you were paying, look at your mail before you try again: you are never charged twice.",
      }}
    />
  );
}
