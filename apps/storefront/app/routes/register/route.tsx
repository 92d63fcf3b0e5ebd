import { registerInput } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";
import { safeNext } from "~/lib/safe-next";
import { viewerOf } from "~/lib/viewer.server";

const nextOf = (request: Request) => safeNext(new URL(request.url).searchParams.get("next"));

export async function loader(args: LoaderFunctionArgs) {
  const next = nextOf(args.request);
  if ((await viewerOf(args)).user) throw redirect(next);
  return { next };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  return submit(request, registerInput, async (input) => {
    const { token } = await apiFor(args).auth.register.mutate(input);
    if (token) return redirect(nextOf(request), { headers: { "Set-Cookie": sessionCookie.set(request, token) } });
    return { ok: true as const, email: input.email };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Open an account" });

export default function RegisterPage() {
  const { next } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  const login = withQuery("/login", { next: next === "/account" ? null : next });
  if (result && "email" in result)
    return (
      <NarrowPage title="Look into your mail">
        <Alert tone="good">
          We sent a link to <span className="font-medium wrap-anywhere">{result.email}</span>. Open it to verify your
          address, then sign in.
        </Alert>
        <ButtonLink variant="primary" size="lg" block href={login}>
          Sign in
        </ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage
      title="Open an account"
      lead="Your orders and addresses in one place, and the orders you placed as a guest with the same address."
      after={
        <>
          You have one?{" "}
          <Link href={login} className="text-ink underline underline-offset-4">
            Sign in
          </Link>
          .
        </>
      }
    >
      <Form method="post" className="flex flex-col gap-5" noValidate>
        <FormErrors
          failure={form.failure}
          focus="field"
          labels={{ email: "E-mail", password: "Password", firstName: "First name", lastName: "Last name" }}
        />
        <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
          <Field label="First name" name="firstName" required error={form.error("firstName")}>
            <Input autoComplete="given-name" defaultValue={form.value("firstName")} maxLength={80} />
          </Field>
          <Field label="Last name" name="lastName" required error={form.error("lastName")}>
            <Input autoComplete="family-name" defaultValue={form.value("lastName")} maxLength={80} />
          </Field>
        </div>
        <Field label="E-mail" name="email" required error={form.error("email")}>
          <Input
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={form.value("email")}
            maxLength={254}
          />
        </Field>
        <Field label="Password" name="password" required hint="At least 10 characters." error={form.error("password")}>
          <Input type="password" autoComplete="new-password" maxLength={200} />
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          block
          loading={state === "submitting" && "Opening the account…"}
        >
          Open the account
        </Button>
      </Form>
    </NarrowPage>
  );
}
