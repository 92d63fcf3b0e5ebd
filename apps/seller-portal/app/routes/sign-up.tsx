import { registerInput } from "@emporia/contracts/identity";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { keepSession } from "~/lib/session.server";

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, registerInput, async (input) => {
    const { token } = await apiFor(request, context).auth.register.mutate(input);
    // The answer is the same whether or not the address had an account, so the mail says what is next.
    if (!token) return { sentTo: input.email };
    return redirect("/apply", { headers: { "Set-Cookie": keepSession(request, context, token) } });
  });
}

export const meta: MetaFunction = () => [{ title: "Open an account · Emporia Seller" }];

export default function SignUpPage() {
  const form = useFieldErrors();
  const busy = useBusy();
  const result = useActionData<typeof action>();
  if (result && "sentTo" in result) {
    return (
      <AuthFrame tool="Seller">
        <h1 className="text-title">Look into your inbox</h1>
        <p className="mt-3 text-muted">
          We have sent a mail to <strong className="font-medium wrap-anywhere text-ink">{result.sentTo}</strong>.
          Confirm your address by the link in it, then sign in and apply for your shop.
        </p>
        <ButtonLink href="/sign-in" variant="primary" className="mt-8">
          Sign in
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame tool="Seller">
      <h1 className="text-title">Open an account</h1>
      <p className="mt-2 text-muted">First an account for you, then an application for your shop.</p>
      <Form method="post" noValidate className="mt-8 flex flex-col gap-5">
        <FormErrors failure={form.failure} focus={form.formError ? "summary" : "field"} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field name="firstName" label="First name" required error={form.error("firstName")}>
            <Input autoComplete="given-name" defaultValue={form.value("firstName")} />
          </Field>
          <Field name="lastName" label="Last name" required error={form.error("lastName")}>
            <Input autoComplete="family-name" defaultValue={form.value("lastName")} />
          </Field>
        </div>
        <Field name="email" label="E-mail" required error={form.error("email")}>
          <Input type="email" autoComplete="username" inputMode="email" defaultValue={form.value("email")} />
        </Field>
        <Field
          name="password"
          label="Password"
          required
          hint="At least ten characters. A few words in a row make a good one."
          error={form.error("password")}
        >
          <Input type="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" block loading={busy(undefined, "Opening the account…")}>
          Open an account
        </Button>
      </Form>
      <p className="mt-6 flex items-center gap-1.5 text-sm text-muted">
        You have one already?
        <Link href="/sign-in" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </AuthFrame>
  );
}
