import { loginInput } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { cartCookie, sessionCookie } from "~/lib/cookies.server";
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
  return submit(request, loginInput, async (input) => {
    const session = await apiFor(args).auth.login.mutate(input);
    const headers = new Headers();
    headers.append("Set-Cookie", sessionCookie.set(request, session.token));
    if (session.cartId) headers.append("Set-Cookie", cartCookie.set(request, session.cartId));
    return redirect(nextOf(request), { headers });
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Sign in" });

export default function LoginPage() {
  const { next } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  const [query] = useSearchParams();
  const hasNext = next !== "/account";
  return (
    <NarrowPage
      title="Sign in"
      lead={next.startsWith("/checkout") ? "Your cart comes along." : undefined}
      after={
        <>
          New here?{" "}
          <Link
            href={withQuery("/register", { next: hasNext ? next : null })}
            className="text-ink underline underline-offset-4"
          >
            Open an account
          </Link>
          . You can also buy without one.
        </>
      }
    >
      {query.get("reset") && <Alert tone="good">Your password is changed. Sign in with the new one.</Alert>}
      <Form method="post" className="flex flex-col gap-5" noValidate>
        <FormErrors failure={form.failure} focus="field" labels={{ email: "E-mail", password: "Password" }} />
        <Field label="E-mail" name="email" required error={form.error("email")}>
          <Input
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={form.value("email")}
            maxLength={254}
          />
        </Field>
        <Field label="Password" name="password" required error={form.error("password")}>
          <Input type="password" autoComplete="current-password" maxLength={200} />
        </Field>
        <Button type="submit" variant="primary" size="lg" block loading={state === "submitting" && "Signing in…"}>
          Sign in
        </Button>
        <p className="text-center text-sm">
          <Link href="/forgot-password" className="inline-flex min-h-11 items-center underline underline-offset-4">
            I forgot my password
          </Link>
        </p>
      </Form>
    </NarrowPage>
  );
}
