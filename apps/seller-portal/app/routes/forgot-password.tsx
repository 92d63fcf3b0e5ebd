import { forgotPasswordInput } from "@emporia/contracts/identity";
import { AuthFrame } from "@emporia/ui/layout/auth-frame";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, forgotPasswordInput, async (input) => {
    await apiFor(request, context).auth.forgotPassword.mutate(input);
    return { sentTo: input.email };
  });
}

export const meta: MetaFunction = () => [{ title: "Forgot your password · Emporia Seller" }];

export default function ForgotPasswordPage() {
  const form = useFieldErrors();
  const busy = useBusy();
  const result = useActionData<typeof action>();
  if (result && "sentTo" in result) {
    return (
      <AuthFrame tool="Seller">
        <h1 className="text-title">Look into your inbox</h1>
        <p className="mt-3 text-muted">
          If <strong className="font-medium wrap-anywhere text-ink">{result.sentTo}</strong> has an account with us, a
          link for a new password is on its way. Set it there, then come back and sign in.
        </p>
        <ButtonLink href="/sign-in" variant="primary" className="mt-8">
          Back to signing in
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame tool="Seller">
      <h1 className="text-title">Forgot your password?</h1>
      <p className="mt-2 text-muted">Tell us your address and we mail you a link for a new one.</p>
      <Form method="post" noValidate className="mt-8 flex flex-col gap-5">
        <FormErrors failure={form.failure} focus={form.formError ? "summary" : "field"} />
        <Field name="email" label="E-mail" required error={form.error("email")}>
          <Input type="email" autoComplete="username" inputMode="email" defaultValue={form.value("email")} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={busy(undefined, "Sending…")}>
            Mail me a link
          </Button>
          <ButtonLink href="/sign-in" variant="ghost">
            Back to signing in
          </ButtonLink>
        </div>
      </Form>
    </AuthFrame>
  );
}
