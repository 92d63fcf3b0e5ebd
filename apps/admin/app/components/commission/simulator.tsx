import type { CommissionSimulationView } from "@emporia/contracts/commission";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import type { FormFailure } from "@emporia/ui/lib/form-result";
import { formStateOf } from "@emporia/ui/lib/form-result";
import { moneyText } from "@emporia/ui/lib/money-text";
import { percentText } from "@emporia/ui/lib/promotion-text";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { Form, useNavigation } from "@remix-run/react";
import { Fragment } from "react";
import { misfitText, termsText } from "~/lib/commission";

interface SimulatorProps {
  asked: Record<string, string>;
  simulation: CommissionSimulationView | FormFailure | null;
}

/** Works a sale out by the rules as they stand. What was asked is in the address, so that it can be sent to somebody. */
export function Simulator({ asked, simulation }: SimulatorProps) {
  const { state } = useNavigation();
  const form = formStateOf(simulation);
  return (
    <>
      <Form method="get" preventScrollReset noValidate className="grid items-start gap-5 sm:grid-cols-4">
        <Field
          id="sale-product"
          name="product"
          label="Product"
          hint="Its name finds it, its address is kept."
          error={form.error("product")}
          className="sm:col-span-4"
        >
          <SuggestInput kinds={["product"]} defaultValue={asked.product} />
        </Field>
        <Field
          name="unitAmount"
          label="Price"
          required={false}
          hint="Today’s when left empty."
          error={form.error("unitAmount")}
          className="sm:col-span-2"
        >
          <MoneyInput currency="USD" defaultValue={asked.unitAmount} />
        </Field>
        <Field name="quantity" label="Units" error={form.error("quantity")}>
          <Input inputMode="numeric" defaultValue={asked.quantity ?? "1"} />
        </Field>
        <Field name="discountAmount" label="Shop’s discount" required={false} error={form.error("discountAmount")}>
          <MoneyInput currency="USD" defaultValue={asked.discountAmount} />
        </Field>
        <Field
          name="shippingAmount"
          label="Shipping"
          required={false}
          hint="What is paid for sending."
          error={form.error("shippingAmount")}
          className="sm:col-span-2"
        >
          <MoneyInput currency="USD" defaultValue={asked.shippingAmount} />
        </Field>
        <Field
          name="turnoverAmount"
          label="Sold in the month before"
          required={false}
          hint="What it did sell when left empty."
          error={form.error("turnoverAmount")}
          className="sm:col-span-2"
        >
          <MoneyInput currency="USD" defaultValue={asked.turnoverAmount} />
        </Field>
        <div className="sm:col-span-4">
          <Button type="submit" loading={state === "loading" && "Working it out…"}>
            Work it out
          </Button>
        </div>
      </Form>
      {simulation && "rule" in simulation && <Result simulation={simulation} />}
    </>
  );
}

function Result({ simulation }: { simulation: CommissionSimulationView }) {
  const { product, shopName, subtotal, discount, commission, earned, rule, tried } = simulation;
  const { shipping, shippingCommission, shippingRule, basisPoints, turnover } = simulation;
  return (
    <section aria-label="What the sale comes to" className="mt-8 rounded-lg bg-sunken p-5 sm:p-6">
      <p className="text-sm wrap-anywhere">
        {product.name} <span className="text-muted">of {shopName}</span>
      </p>
      <dl className="mt-4 grid max-w-md grid-cols-[1fr_auto] gap-x-8 gap-y-2 text-[0.9375rem]">
        <dt className="text-muted">Items</dt>
        <dd className="text-right">
          <Price money={subtotal} />
        </dd>
        {discount.amount > 0 && (
          <>
            <dt className="text-muted">The shop’s discount</dt>
            <dd className="text-right">
              <Price money={{ ...discount, amount: -discount.amount }} />
            </dd>
          </>
        )}
        <dt className="text-muted">
          Commission by “{rule.name}”, {termsText(rule)}
          {rule.tiers.length > 0 && (
            <span className="block text-sm">
              {percentText(basisPoints)} at {moneyText(turnover)} sold in the month before
            </span>
          )}
        </dt>
        <dd className="text-right">
          <Price money={{ ...commission, amount: commission.amount === 0 ? 0 : -commission.amount }} />
        </dd>
        {shipping.amount > 0 && (
          <>
            <dt className="text-muted">Shipping</dt>
            <dd className="text-right">
              <Price money={shipping} />
            </dd>
            {shippingCommission.amount > 0 && (
              <>
                <dt className="text-muted">
                  Of shipping by “{shippingRule.name}”, {percentText(shippingRule.shippingBasisPoints)}
                </dt>
                <dd className="text-right">
                  <Price money={{ ...shippingCommission, amount: -shippingCommission.amount }} />
                </dd>
              </>
            )}
          </>
        )}
        {simulation.fees.map((fee) => (
          <Fragment key={fee.kind}>
            <dt className="text-muted wrap-anywhere">{fee.name}</dt>
            <dd className="text-right">
              <Price money={{ ...fee.amount, amount: -fee.amount.amount }} />
            </dd>
          </Fragment>
        ))}
        <dt className="border-t pt-2 font-medium">The seller gets</dt>
        <dd className="border-t pt-2 text-right font-medium">
          <Price money={earned} />
        </dd>
      </dl>
      <h3 className="mt-6 text-sm font-medium">Why this rule</h3>
      <ol className="mt-2 flex flex-col gap-1 text-sm">
        {tried.map(({ rule: each, misfit }) => (
          <li key={each.id} className={misfit ? "text-muted" : "font-medium"}>
            “{each.name}” {misfit ? misfitText[misfit] : "is the first that fits, so it decides"}.
          </li>
        ))}
      </ol>
    </section>
  );
}
