import { closeAccountInput } from "@emporia/contracts/accounts";
import type { Money } from "@emporia/contracts/money";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field, fieldId } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { apiFor, read } from "~/lib/api.server";
import { cartCookie, sessionCookie } from "~/lib/cookies.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  return read(args, apiFor(args).accounts.closing.query());
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  return submit(request, closeAccountInput, async (input) => {
    await apiFor(args).accounts.close.mutate(input);
    const headers = new Headers();
    headers.append("Set-Cookie", sessionCookie.clear(request));
    headers.append("Set-Cookie", cartCookie.clear(request));
    return redirect("/account-closed", { headers });
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Close your account" });

export default function CloseAccountPage() {
  const { obstacle, shops, openOrders, creditEnds, creditReturns, creditToAgreeTo, cardCount } =
    useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  return (
    <div className="max-w-prose">
      <h1 className="mb-4 text-title">Close your account</h1>
      {obstacle ? (
        <Alert tone="info" title="This account cannot be closed here">
          {obstacle === "staff" ? (
            <p>It belongs to somebody who works for Emporia. Ask a colleague to take your role away first.</p>
          ) : obstacle === "credit" ? (
            <p>
              An order that is not paid for yet holds your store credit. Close the account once that order is paid for,
              or cancel it first.
            </p>
          ) : (
            <p>
              It works for {shops.join(", ")}. Write to our support, so that the shop is closed or handed over first.
            </p>
          )}
        </Alert>
      ) : (
        <>
          <p>It is closed at once and for good. Then:</p>
          <ul className="mt-3 flex list-disc flex-col gap-2 pl-5">
            <li>You are signed out on every device. With the same address you could only begin anew, with nothing.</li>
            <li>
              Your name, phone number, address book, cart, the shops that you follow and what you looked at are deleted
              {cardCount > 0 && `, and ${cardCount === 1 ? "the card" : `the ${cardCount} cards`} that you kept`}.
            </li>
            <li>Your reviews, questions and messages stay, by “A former customer”.</li>
            <li>
              Orders and their invoices stay as the law wants it, with the address that they were sent to. You still
              follow them by the link in their mails.
            </li>
            <li>
              What we still owe you for your orders goes to the card that paid. What you paid with store credit cannot
              go there: we pay it another way, so write to our support then.
            </li>
            {creditReturns.length > 0 && (
              <li className="font-medium">
                {inWords(creditReturns)} of your store credit was the money of orders. It goes back to the cards that
                paid for them; banks take five to ten days to show it.
              </li>
            )}
            {creditEnds.length > 0 && (
              <li className="font-medium">
                {inWords(creditEnds)} of store credit that we gave you ends. Spend it first, if you want it.
              </li>
            )}
          </ul>
          {openOrders.length > 0 && (
            <Alert tone="warn" title="Under way" className="mt-6">
              <p>These go on, and their mails still reach you:</p>
              <ul className="mt-2 flex flex-col gap-1">
                {openOrders.map((order) => (
                  <li key={order.id} className="flex flex-wrap items-center gap-x-3">
                    <Link
                      href={`/account/orders/${order.id}`}
                      className="figures inline-flex min-h-11 items-center underline underline-offset-4"
                    >
                      {order.number}
                    </Link>
                    <OrderStatusBadge status={order.status} />
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <p className="mt-6">
            <ButtonLink href="/account/data" icon={<FileDown />} download>
              Download your data first
            </ButtonLink>
          </p>
          <Form method="post" noValidate className="mt-8 flex flex-col items-start gap-5 border-t pt-6">
            <FormErrors
              failure={form.failure}
              focus="field"
              labels={{ password: "Password", endsCredit: "Store credit" }}
            />
            <Field
              label="Your password"
              name="password"
              required
              error={form.error("password")}
              className="w-full max-w-sm"
            >
              <Input type="password" autoComplete="current-password" maxLength={200} />
            </Field>
            {creditToAgreeTo !== "" && (
              <Checkbox
                name="endsCredit"
                value={creditToAgreeTo}
                label={`I agree that ${creditToAgreeTo} of store credit ends`}
                id={fieldId("endsCredit")}
                defaultChecked={form.value("endsCredit") === creditToAgreeTo}
                error={form.error("endsCredit")}
              />
            )}
            <ConfirmButton
              needs={creditToAgreeTo === "" ? ["password"] : ["password", "endsCredit"]}
              loading={state !== "idle" && "Closing…"}
              question={{
                title: "Close your account for good?",
                consequence: "Nobody can bring it back, we neither.",
                confirmLabel: "Close my account",
                cancelLabel: "Keep it",
              }}
            >
              Close my account
            </ConfirmButton>
          </Form>
        </>
      )}
    </div>
  );
}

const inWords = (sums: readonly Money[]): string => sums.map((each) => moneyText(each)).join(" and ");
