import { registerInput } from "@emporia/contracts/identity";
import { dateText } from "@emporia/ui/commerce/date-time";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { apiFor } from "~/lib/api.server";
import { arrival, spanOf, wayText } from "~/lib/delivery";
import { pageMeta } from "~/lib/meta";
import { loadOrder } from "~/lib/order-route.server";
import { withQuery } from "~/lib/paths";
import { originOf, useRootData } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const { order, token } = await loadOrder(args);
  const expected = order.sellerOrders.map(({ shipBy, shippingMethod }) =>
    arrival(new Date(shipBy), spanOf(shippingMethod)).map((day) => dateText(day, "short").replace(/, \d+$/, "")),
  );
  return { order, token, expected };
}

/** A guest keeps the order by opening an account with its address; verifying the address brings the order along. */
export async function action(args: ActionFunctionArgs) {
  const { order } = await loadOrder(args);
  const form = await readForm(args.request);
  form.set("email", order.email);
  form.set("firstName", order.shippingAddress.firstName);
  form.set("lastName", order.shippingAddress.lastName);
  return submit(form, registerInput, async (input) => {
    await apiFor(args).auth.register.mutate(input);
    return { ok: true as const };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: data ? `Thank you: order ${data.order.orderNumber}` : "Order not found",
  });

export default function ConfirmationPage() {
  const { order, token, expected } = useLoaderData<typeof loader>();
  const isSignedIn = Boolean(useRootData()?.viewer.user);
  const shops = order.sellerOrders.length;
  return (
    <div className="shell pt-10 lg:pt-14">
      <p className="flex items-center gap-2 text-sm font-medium text-good">
        <CircleCheck aria-hidden="true" className="size-5" /> Order {order.orderNumber} is placed and paid
      </p>
      <h1 className="mt-3 text-hero wrap-anywhere">Thank you, {order.shippingAddress.firstName}.</h1>
      <p className="mt-4 max-w-xl text-lg text-muted">
        {shops === 1 ? "The shop has" : shops === 2 ? "Both shops have" : `All ${shops} shops have`} your order and will
        pack it now. The confirmation is on its way to <span className="text-ink wrap-anywhere">{order.email}</span>.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink variant="primary" href={withQuery(`/orders/${order.id}`, { token })}>
          Follow the order
        </ButtonLink>
        <ButtonLink href="/">Go on looking</ButtonLink>
      </div>
      <div className="mt-12 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <ul className="flex flex-col gap-8">
          {order.sellerOrders.map((part, at) => {
            const days = expected[at];
            return (
              <li key={part.id}>
                <section aria-label={`From ${part.seller.shopName}`}>
                  <header className="border-b pb-3">
                    <h2 className="text-lg wrap-anywhere">{part.seller.shopName}</h2>
                    <p className="text-sm text-muted">
                      {days
                        ? `${part.shippingMethod.name}: expected between ${days[0]} and ${days[1]}.`
                        : `${wayText(part.shippingMethod)} on its way once it is sent.`}
                    </p>
                  </header>
                  <ul className="divide-y divide-line">
                    {part.items.map((item) => (
                      <li key={item.id} className="flex gap-4 py-4">
                        <Picture
                          media={item.picture}
                          sizes="4rem"
                          isDecorative
                          className="aspect-4/5 w-14 shrink-0 self-start rounded-md"
                        />
                        <div className="min-w-0 grow">
                          <p className="line-clamp-2 font-display font-medium wrap-anywhere">{item.name}</p>
                          <p className="figures text-sm text-muted">
                            {item.variantTitle && `${item.variantTitle} · `}
                            {item.quantity} × <Price money={item.price} />
                          </p>
                          <ShipsBy day={item.shipsBy} className="text-sm" />
                        </div>
                        <Price money={item.subtotal} className="shrink-0" />
                      </li>
                    ))}
                  </ul>
                </section>
              </li>
            );
          })}
        </ul>
        <div className="flex flex-col gap-8">
          <aside aria-label="What it cost" className="rounded-lg bg-sunken p-6">
            <OrderTotals
              subtotal={order.subtotal}
              discounts={order.discounts}
              shipping={order.shipping}
              tax={order.tax}
              credit={order.credit}
              carried={order.carried}
              total={order.total}
              isTaxIncluded={order.isTaxIncluded}
            />
          </aside>
          {order.isGuest && !isSignedIn && <KeepIt email={order.email} />}
        </div>
      </div>
    </div>
  );
}

function KeepIt({ email }: { email: string }) {
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (result && "ok" in result && result.ok)
    return (
      <Alert tone="good" title="Look into your mail">
        Open the link that we sent to {email}. Once your address is verified, this order is in your account.
      </Alert>
    );
  return (
    <section aria-labelledby="keep" className="border-t pt-6">
      <h2 id="keep" className="text-xl">
        Keep it in an account
      </h2>
      <p className="mt-1 mb-4 text-[0.9375rem] text-muted">
        Choose a password, and this order and the next ones are in one place. We use the name and the address of this
        order.
      </p>
      <Form method="post" className="flex flex-col gap-4" noValidate preventScrollReset>
        <FormErrors failure={form.failure} focus="field" labels={{ password: "Password" }} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field label="Password" name="password" required hint="At least 10 characters." error={form.error("password")}>
          <Input type="password" autoComplete="new-password" maxLength={200} />
        </Field>
        <Button type="submit" className="self-start" loading={state !== "idle" && "Opening the account…"}>
          Open an account
        </Button>
      </Form>
    </section>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{
        404: "This link does not open an order. If you paid, the confirmation with a working link is in your mail.",
      }}
    />
  );
}
