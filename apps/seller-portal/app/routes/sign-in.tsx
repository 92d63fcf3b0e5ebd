import { loginInput } from "@emporia/contracts/identity";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { pathWithin } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { forgetShop, keepSession, sessionToken } from "~/lib/session.server";

export function loader({ request }: LoaderFunctionArgs) {
  const next = pathWithin(new URL(request.url).searchParams.get("next"));
  return { next, isStale: sessionToken(request) !== undefined };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = pathWithin(new URL(request.url).searchParams.get("next"));
  return submit(request, loginInput, async (input) => {
    const { token } = await apiFor(request, context).auth.login.mutate(input);
    const headers = new Headers();
    headers.append("Set-Cookie", keepSession(request, context, token));
    headers.append("Set-Cookie", forgetShop(request));
    return redirect(next, { headers });
  });
}

export const meta: MetaFunction = () => [{ title: "Sign in · Emporia Seller" }];

export default function SignInPage() {
  const { next, isStale } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <AuthFrame tool="Seller">
      <h1 className="text-title">Sign in to your shop</h1>
      <p className="mt-2 text-muted">Orders, products and what you have earned, in one place.</p>
      {isStale && next !== "/" && !form.failure && (
        <Alert tone="info" className="mt-6">
          You have been signed out. Sign in again and you are back where you were.
        </Alert>
      )}
      <Form method="post" noValidate className="mt-8 flex flex-col gap-5">
        <FormErrors failure={form.failure} focus={form.formError ? "summary" : "field"} />
        <Field name="email" label="E-mail" required error={form.error("email")}>
          <Input type="email" autoComplete="username" inputMode="email" defaultValue={form.value("email")} />
        </Field>
        <Field name="password" label="Password" required error={form.error("password")}>
          <Input type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" variant="primary" block loading={busy(undefined, "Signing in…")}>
          Sign in
        </Button>
      </Form>
      <p className="mt-6 flex flex-wrap justify-between gap-x-6 gap-y-2 text-sm">
        <Link href="/forgot-password" className="inline-flex min-h-11 items-center underline underline-offset-4">
          Forgot your password?
        </Link>
        <span className="inline-flex min-h-11 items-center gap-1.5 text-muted">
          New here?
          <Link href="/sign-up" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">
            Open an account
          </Link>
        </span>
      </p>
    </AuthFrame>
  );
}
