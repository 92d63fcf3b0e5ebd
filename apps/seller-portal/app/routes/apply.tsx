import { registerSellerInput } from "@emporia/contracts/sellers";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AccountEnd } from "~/components/account-end";
import { ApplicationFields } from "~/components/application-form";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await page(request, apiFor(request, context).users.me.query());
  if (user.memberships.length > 0) throw redirect("/application");
  return { email: user.email, firstName: user.firstName, isVerified: user.emailVerified };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const api = apiFor(request, context);
  const data = await readForm(request);
  if (data.get("intent") === "resend")
    return submit(data, z.object({}), async () => {
      await api.auth.resendVerification.mutate();
      return { isSent: true };
    });
  return submit(data, registerSellerInput, async (input) => {
    await api.sellers.register.mutate(input);
    return redirect("/application");
  });
}

export const meta: MetaFunction = () => [{ title: "Apply for a shop · Emporia Seller" }];

export default function ApplyPage() {
  const { email, firstName, isVerified } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const busy = useBusy();
  const isSent = result !== undefined && "isSent" in result;
  return (
    <AuthFrame tool="Seller" isWide end={<AccountEnd email={email} />}>
      <h1 className="text-title">Apply for a shop</h1>
      <p className="mt-2 max-w-prose text-muted">
        Hello {firstName}. Tell us about what you sell. Somebody reads every application, and you hear from us by mail,
        usually within two working days.
      </p>
      {!isVerified && (
        <Alert
          tone="warn"
          title="Confirm your e-mail address first."
          className="mt-8"
          action={
            <Form method="post">
              <Button type="submit" name="intent" value="resend" size="sm" loading={busy("resend", "Sending…")}>
                {isSent ? "Send it again" : "Send the link again"}
              </Button>
            </Form>
          }
        >
          {isSent ? (
            <>We have mailed a new link to {email}. Open it, then load this page again.</>
          ) : (
            <>An application needs an address that is yours. The link is in the mail that we sent to {email}.</>
          )}
        </Alert>
      )}
      <Form method="post" noValidate className="mt-8">
        <ApplicationFields />
        <div className="mt-8 flex flex-col items-start gap-3 border-t pt-6">
          <Button
            type="submit"
            name="intent"
            value="apply"
            variant="primary"
            loading={busy("apply", "Sending your application…")}
          >
            Send the application
          </Button>
          <p className="max-w-prose text-sm text-muted">
            Emporia keeps a commission of each sale, which you see on every order. That and any other fee stand under
            Fees before you sell anything.
          </p>
        </div>
      </Form>
    </AuthFrame>
  );
}
