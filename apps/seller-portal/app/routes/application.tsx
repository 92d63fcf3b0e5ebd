import { registerSellerInput } from "@emporia/contracts/sellers";
import { SellerStatusBadge } from "@emporia/ui/commerce/seller-status-badge";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { AccountEnd } from "~/components/account-end";
import { ApplicationFields } from "~/components/application-form";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const user = await page(request, api.users.me.query());
  if (user.memberships.length === 0) throw redirect("/apply");
  const shop = await page(request, api.sellers.mine.query());
  if (shop.status === "APPROVED") throw redirect("/");
  return { email: user.email, shop };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, registerSellerInput, async (input) => {
    await apiFor(request, context).sellers.register.mutate(input);
    return redirect("/application");
  });
}

export const meta: MetaFunction = () => [{ title: "Your application · Emporia Seller" }];

const titles = {
  PENDING: "We are reading your application",
  REJECTED: "Your application needs another look",
  SUSPENDED: "Your shop is suspended",
  BANNED: "Your shop is closed",
};

export default function ApplicationPage() {
  const { email, shop } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const status = shop.status === "APPROVED" ? "PENDING" : shop.status;
  return (
    <AuthFrame tool="Seller" isWide end={<AccountEnd email={email} />}>
      <SellerStatusBadge status={shop.status} />
      <h1 className="mt-3 text-title">{titles[status]}</h1>
      {status === "PENDING" && (
        <>
          <p className="mt-3 max-w-prose text-muted">
            <strong className="font-medium wrap-anywhere text-ink">{shop.shopName}</strong> is with our team. We write
            to {email} as soon as there is a decision, usually within two working days.
          </p>
          <ol className="mt-8 flex flex-col border-y">
            {[
              { title: "You applied", text: "We have all we need.", isDone: true },
              { title: "We read it", text: "A person does, not a form.", isDone: false },
              { title: "Your shop opens", text: "Published products are for sale from that moment.", isDone: false },
            ].map((step, at) => (
              <li key={step.title} className="flex gap-4 border-b py-4 last:border-b-0">
                <span
                  aria-hidden="true"
                  className={`figures grid size-7 shrink-0 place-items-center rounded-full text-xs font-medium ${step.isDone ? "bg-good-wash text-good" : at === 1 ? "bg-accent-wash text-accent-ink" : "bg-sunken text-muted"}`}
                >
                  {step.isDone ? "✓" : at + 1}
                </span>
                <div>
                  <p className="font-medium">
                    {step.title}
                    <span className="sr-only">{step.isDone ? ", done" : at === 1 ? ", under way" : ", to come"}</span>
                  </p>
                  <p className="text-sm text-muted">{step.text}</p>
                </div>
              </li>
            ))}
          </ol>
          <p className="mt-8 max-w-prose text-muted">
            You need not wait: write down your products now and publish them later.
          </p>
          <ButtonLink href="/products" variant="primary" className="mt-4">
            Prepare products
          </ButtonLink>
        </>
      )}
      {status !== "PENDING" && shop.statusReason && (
        <Alert tone={status === "REJECTED" ? "warn" : "bad"} title="What we wrote" className="mt-6">
          <p className="whitespace-pre-line wrap-anywhere">{shop.statusReason}</p>
        </Alert>
      )}
      {status === "REJECTED" && (
        <>
          <p className="mt-6 max-w-prose text-muted">
            Change what we asked for and send it again. Everything you wrote is still here.
          </p>
          <Form method="post" noValidate className="mt-8">
            <ApplicationFields before={shop} />
            <div className="mt-8 border-t pt-6">
              <Button type="submit" variant="primary" loading={busy(undefined, "Sending your application…")}>
                Send it again
              </Button>
            </div>
          </Form>
        </>
      )}
      {status === "SUSPENDED" && (
        <div className="mt-6 flex flex-col items-start gap-4">
          <p className="max-w-prose text-muted">
            Shoppers cannot see your products. Orders that were placed before still have to be sent, and what you earned
            stays yours.
          </p>
          <ButtonLink href="/orders?tab=to_ship" variant="primary">
            See your orders
          </ButtonLink>
        </div>
      )}
      {status === "BANNED" && (
        <p className="mt-6 max-w-prose text-muted">
          This decision is final. What you earned until then is paid out to you.
        </p>
      )}
    </AuthFrame>
  );
}
