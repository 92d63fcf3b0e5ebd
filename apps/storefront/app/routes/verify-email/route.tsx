import { verifyEmailInput } from "@emporia/contracts/identity";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf, useRootData } from "~/lib/root-data";

export function loader({ request }: LoaderFunctionArgs) {
  return { token: new URL(request.url).searchParams.get("token")?.slice(0, 200) ?? "" };
}

/** A press of a button, not the visit itself: programs that look into mails open links, too. */
export async function action(args: ActionFunctionArgs) {
  return submit(args.request, verifyEmailInput, async (input) => {
    await apiFor(args).auth.verifyEmail.mutate(input);
    return { ok: true as const, isVerified: true };
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Verify your address" });

export default function VerifyEmailPage() {
  const { token } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const root = useRootData();
  const isSignedIn = Boolean(root?.viewer.user);
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (result && "isVerified" in result)
    return (
      <NarrowPage title="Your address is verified" lead="Orders you placed with it as a guest are in your account now.">
        <ButtonLink
          variant="primary"
          size="lg"
          block
          href={isSignedIn ? "/account/orders" : "/login?next=%2Faccount%2Forders"}
        >
          {isSignedIn ? "See your orders" : "Sign in"}
        </ButtonLink>
        <p className="text-muted">
          Opening a shop?{" "}
          <a href={root?.sellerPortalUrl} className="text-ink underline underline-offset-4">
            Go on in the seller portal
          </a>
          .
        </p>
      </NarrowPage>
    );
  const isStale = token === "" || form.failure?.code === "TOKEN_INVALID" || form.error("token") !== undefined;
  if (isStale)
    return (
      <NarrowPage title="Verify your address">
        <Alert tone="bad" title="This link does not work any more">
          It has been used, or it is too old. Sign in to have another one mailed.
        </Alert>
        <ButtonLink variant="primary" size="lg" block href={isSignedIn ? "/account" : "/login"}>
          {isSignedIn ? "Go to your account" : "Sign in"}
        </ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage title="Verify your address" lead="One press, and we know that it is yours.">
      <Form method="post" className="flex flex-col gap-5">
        <FormErrors failure={form.failure} />
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary" size="lg" block loading={state !== "idle" && "Verifying…"}>
          Verify my address
        </Button>
      </Form>
    </NarrowPage>
  );
}
