import { loginInput } from "@emporia/contracts/identity";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { pathWithin } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { keepSession, sessionToken } from "~/lib/session.server";

export function loader({ request }: LoaderFunctionArgs) {
  const next = pathWithin(new URL(request.url).searchParams.get("next"));
  return { next, isStale: sessionToken(request) !== undefined };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = pathWithin(new URL(request.url).searchParams.get("next"));
  return submit(request, loginInput, async (input) => {
    const { token, user } = await apiFor(request, context).auth.login.mutate(input);
    if (user.staffRole === null) return notStaff(input.email);
    return redirect(next, { headers: { "Set-Cookie": keepSession(request, context, token) } });
  });
}

/** The password was right, the place is not: said plainly, and no session kept. */
function notStaff(email: string) {
  return data(
    {
      ok: false as const,
      fieldErrors: {},
      formError: "This account is not one of our staff. To sell, open the seller portal; to buy, the storefront.",
      values: { email },
    },
    { status: 403 },
  );
}

export const meta: MetaFunction = () => [{ title: "Sign in · Emporia Admin" }];

export default function SignInPage() {
  const { next, isStale } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <AuthFrame tool="Admin">
      <h1 className="text-title">Sign in</h1>
      <p className="mt-2 text-muted">For the people who run Emporia.</p>
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
    </AuthFrame>
  );
}
