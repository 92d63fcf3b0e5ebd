import { forgotPasswordInput } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function action(args: ActionFunctionArgs) {
  return submit(args.request, forgotPasswordInput, async (input) => {
    await apiFor(args).auth.forgotPassword.mutate(input);
    return { ok: true as const, email: input.email };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "A new password" });

export default function ForgotPasswordPage() {
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  return (
    <NarrowPage
      title="A new password"
      lead="Tell us the address of your account. We mail you a link to choose another password."
      after={
        <Link href="/login" className="text-ink underline underline-offset-4">
          Back to signing in
        </Link>
      }
    >
      {result && "email" in result && (
        <Alert tone="good" title="Look into your mail">
          If there is an account for {result.email}, the link is on its way. It works for a short time and once.
        </Alert>
      )}
      <Form method="post" className="flex flex-col gap-5" noValidate>
        <FormErrors failure={form.failure} focus="field" labels={{ email: "E-mail" }} />
        <Field label="E-mail" name="email" required error={form.error("email")}>
          <Input
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={form.value("email")}
            maxLength={254}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" block loading={state !== "idle" && "Sending the link…"}>
          Mail me a link
        </Button>
      </Form>
    </NarrowPage>
  );
}
