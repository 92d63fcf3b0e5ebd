import { type WithdrawalView, withdrawInput } from "@emporia/contracts/withdrawal";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { withdrawalExclusionWords } from "@emporia/ui/lib/withdrawal-words";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useParams, useRouteError } from "@remix-run/react";
import { PackageOpen } from "lucide-react";
import { z } from "zod";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined;

export async function loader(args: LoaderFunctionArgs) {
  const asked = { orderId: args.params.orderId ?? "", token: tokenIn(args.request) };
  return { withdrawal: await read(args, apiFor(args).returns.withdrawal.query(asked)), token: asked.token };
}

const quantity = z.coerce
  .number("Enter a whole number.")
  .int("Enter a whole number.")
  .min(0, "Enter 0 or more.")
  .default(0);

/** Items of the form with none of them are not meant; there are no more of each than can be withdrawn from. */
const formInput = (withdrawal: WithdrawalView) => {
  const known = new Map(withdrawal.parts.flatMap(({ items }) => items).map((item) => [item.orderItemId, item]));
  return withdrawInput.omit({ orderId: true, token: true }).extend({
    items: z
      .array(z.object({ orderItemId: z.uuid(), quantity }))
      .superRefine((items, ctx) => {
        for (const [at, { orderItemId, quantity }] of items.entries()) {
          const most = known.get(orderItemId)?.quantity ?? 0;
          if (quantity > most)
            ctx.addIssue({ code: "custom", path: [at, "quantity"], message: `Only ${most} can be withdrawn from.` });
        }
      })
      .transform((items) => items.filter((item) => item.quantity > 0))
      .pipe(withdrawInput.shape.items),
  });
};

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  const orderId = params.orderId ?? "";
  const token = tokenIn(request);
  const form = await readForm(request);
  const withdrawal = await read(args, apiFor(args).returns.withdrawal.query({ orderId, token }));
  return submit(form, formInput(withdrawal), async (input) => {
    // The first step only says what is meant; the second does it, or goes back to the first.
    const intent = form.get("intent");
    if (intent !== "confirm") return { ok: true as const, stated: input, isChanged: intent === "change" };
    await apiFor(args).returns.withdrawFromContract.mutate({ ...input, orderId, token });
    return redirect(withQuery(`/orders/${orderId}`, { token }));
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Withdraw from contract" });

type Withdrawal = ReturnType<typeof useLoaderData<typeof loader>>["withdrawal"];
interface Stated {
  name: string;
  items: { orderItemId: string; quantity: number }[];
}

export default function WithdrawPage() {
  const { withdrawal, token } = useLoaderData<typeof loader>();
  const { orderId = "" } = useParams();
  const said = useActionData<typeof action>() as { stated?: Stated; isChanged?: boolean } | undefined;
  const back = withQuery(`/orders/${orderId}`, { token });
  const isAny = withdrawal.parts.length > 0;
  return (
    <div className="shell max-w-2xl pt-8">
      <PageHeader
        title="Withdraw from contract"
        crumbs={[
          { label: "Your order", href: back },
          { label: "Withdraw from contract", href: "#" },
        ]}
        description={
          isAny ? (
            <>
              Of order <span className="figures">{withdrawal.orderNumber}</span>. You need not say why.{" "}
              <Link href={withQuery("/withdrawal", { order: orderId, token })} className="underline underline-offset-4">
                What the right of withdrawal is
              </Link>
            </>
          ) : undefined
        }
      />
      {!isAny ? (
        <EmptyState
          icon={<PackageOpen />}
          title="There is nothing to withdraw from now."
          action={<ButtonLink href={back}>Back to the order</ButtonLink>}
        >
          {withdrawal.days === null
            ? "Where this order went there is no such right. You can ask the shop to take it back."
            : "It is on its way back already, was given back, or its days are over."}
        </EmptyState>
      ) : said?.stated && !said.isChanged ? (
        <Confirm withdrawal={withdrawal} stated={said.stated} />
      ) : (
        <State withdrawal={withdrawal} stated={said?.stated} back={back} />
      )}
      {withdrawal.excluded.length > 0 && (!said?.stated || said.isChanged) && (
        <ul className="mt-8 flex flex-col gap-1 text-sm text-muted">
          {withdrawal.excluded.map((item) => (
            <li key={item.orderItemId} className="wrap-anywhere">
              {[item.name, item.variantTitle].filter(Boolean).join(", ")}: {withdrawalExclusionWords[item.exclusion]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The first step: what is meant, and by whom. */
function State({ withdrawal, stated, back }: { withdrawal: Withdrawal; stated: Stated | undefined; back: string }) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  const items = withdrawal.parts.flatMap((part) => part.items.map((item) => ({ ...item, part })));
  const said = (id: string) => String(stated?.items.find(({ orderItemId }) => orderItemId === id)?.quantity ?? 0);
  return (
    <Form method="post" noValidate className="flex flex-col gap-8">
      <FormErrors failure={form.failure} labels={{ name: "Your name", items: "What you withdraw from" }} />
      <ul className="flex flex-col divide-y divide-line border-y">
        {items.map((item, at) => (
          <li key={item.orderItemId} className="grid gap-4 py-5 sm:grid-cols-[minmax(0,1fr)_8rem]">
            <input type="hidden" name={`items.${at}.orderItemId`} value={item.orderItemId} />
            <div>
              <h2 className="text-[1.0625rem] wrap-anywhere">{item.name}</h2>
              <p className="text-sm text-muted wrap-anywhere">
                {[item.variantTitle, item.part.shopName].filter(Boolean).join(" · ")}
              </p>
              <p className="mt-1 text-sm text-muted">
                {item.part.until ? (
                  <>
                    Until the end of <DateTime value={item.part.until} style="date" />
                  </>
                ) : (
                  `Until ${withdrawal.days} days after the last of it arrived`
                )}
              </p>
              {item.unsentQuantity > 0 && (
                <p className="mt-1 text-sm text-muted">
                  {item.unsentQuantity === item.quantity ? "Not sent yet" : `${item.unsentQuantity} not sent yet`}:
                  there is nothing to send back.
                </p>
              )}
            </div>
            <Field
              name={`items.${at}.quantity`}
              label="How many"
              hint={`of ${item.quantity}`}
              error={form.error(`items.${at}.quantity`)}
            >
              <Input
                type="number"
                inputMode="numeric"
                min={0}
                max={item.quantity}
                step={1}
                defaultValue={form.value(`items.${at}.quantity`, said(item.orderItemId))}
                className="figures"
              />
            </Field>
          </li>
        ))}
      </ul>
      {form.error("items") && <p className="text-sm font-medium text-bad">{form.error("items")}</p>}
      <Field label="Your name" name="name" required error={form.error("name")} className="max-w-md">
        <Input autoComplete="name" maxLength={160} defaultValue={form.value("name", stated?.name ?? withdrawal.name)} />
      </Field>
      <p className="text-[0.9375rem] wrap-anywhere">
        We confirm to <span className="font-medium">{withdrawal.email}</span> that it arrived.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="state" variant="primary" loading={state !== "idle" && "One moment…"}>
          Go on
        </Button>
        <ButtonLink href={back}>Keep everything</ButtonLink>
      </div>
    </Form>
  );
}

/** The second step: it is done by this button, and by it alone. */
function Confirm({ withdrawal, stated }: { withdrawal: Withdrawal; stated: Stated }) {
  const { state } = useNavigation();
  const items = withdrawal.parts.flatMap((part) => part.items.map((item) => ({ ...item, shopName: part.shopName })));
  const meant = stated.items.flatMap(({ orderItemId, quantity }) =>
    items.filter((item) => item.orderItemId === orderItemId).map((item) => ({ ...item, quantity })),
  );
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <Alert tone="info" title={`${stated.name} withdraws from the contract about:`}>
        <ul className="mt-2 list-disc pl-5">
          {meant.map((item) => (
            <li key={item.orderItemId} className="wrap-anywhere">
              {item.quantity} × {item.name}
              {item.variantTitle && `, ${item.variantTitle}`}, from {item.shopName}
            </li>
          ))}
        </ul>
      </Alert>
      <div className="flex flex-col gap-2 text-[0.9375rem]">
        {meant.some((item) => item.unsentQuantity > 0) && (
          <p>What was not sent yet is cancelled, and you get back what you paid for it, the way you paid.</p>
        )}
        {meant.some((item) => item.quantity > item.unsentQuantity) && (
          <p>
            What was sent comes back within 14 days: from today, or from its arrival if it is still on its way. The mail
            says where to. You get back what you paid for it, and the standard shipping of what you send back whole, the
            way you paid.
          </p>
        )}
      </div>
      <input type="hidden" name="name" value={stated.name} />
      {stated.items.map((item, at) => (
        <span key={item.orderItemId} hidden>
          <input type="hidden" name={`items.${at}.orderItemId`} value={item.orderItemId} />
          <input type="hidden" name={`items.${at}.quantity`} value={item.quantity} />
        </span>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="confirm" variant="primary" loading={state !== "idle" && "Sending…"}>
          Confirm withdrawal
        </Button>
        <Button type="submit" name="intent" value="change">
          Change it
        </Button>
      </div>
    </Form>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{ 404: "This link does not open an order, or not any more. We can mail you a new one." }}
    >
      <div className="mt-3">
        <ButtonLink variant="primary" href="/orders/find">
          Have a link mailed
        </ButtonLink>
      </div>
    </ErrorPage>
  );
}
