import { resetPasswordInput } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export function loader({ request }: LoaderFunctionArgs) {
  return { token: new URL(request.url).searchParams.get("token")?.slice(0, 200) ?? "" };
}

export async function action(args: ActionFunctionArgs) {
  return submit(args.request, resetPasswordInput, async (input) => {
    await apiFor(args).auth.resetPassword.mutate(input);
    return redirect("/login?reset=true", { headers: { "Set-Cookie": sessionCookie.clear(args.request) } });
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Choose a password" });

export default function ResetPasswordPage() {
  const { token } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  const isStale = token === "" || form.failure?.code === "TOKEN_INVALID" || form.error("token") !== undefined;
  if (isStale)
    return (
      <NarrowPage title="Choose a password">
        <Alert tone="bad" title="This link does not work any more">
          It has been used, or it is too old. Your password is as it was.
        </Alert>
        <ButtonLink variant="primary" size="lg" block href="/forgot-password">
          Have a new link mailed
        </ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage title="Choose a password" lead="Every device that is signed in will have to sign in again.">
      <Form method="post" className="flex flex-col gap-5" noValidate>
        <FormErrors failure={form.failure} focus="field" labels={{ password: "New password" }} />
        <input type="hidden" name="token" value={token} />
        <Field
          label="New password"
          name="password"
          required
          hint="At least 10 characters."
          error={form.error("password")}
        >
          <Input type="password" autoComplete="new-password" maxLength={200} />
        </Field>
        <Button type="submit" variant="primary" size="lg" block loading={state !== "idle" && "Changing it…"}>
          Change the password
        </Button>
      </Form>
    </NarrowPage>
  );
}
