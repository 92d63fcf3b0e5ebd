import { updateUserInput } from "@emporia/contracts/identity";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  return { user: await read(args, apiFor(args).users.me.query()) };
}

export async function action(args: ActionFunctionArgs) {
  return submit(args.request, updateUserInput.required({ firstName: true, lastName: true }), async (input) => {
    await apiFor(args).users.update.mutate({ ...input, phone: input.phone ?? null });
    return { ok: true as const };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your profile" });

export default function ProfilePage() {
  const { user } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  return (
    <>
      <h1 className="mb-6 text-title">Your profile</h1>
      <Section title="Who you are" description="Your name is on the parcels that shops send you." isSplit>
        <Form method="post" className="flex max-w-lg flex-col gap-5" noValidate>
          {result && "ok" in result && result.ok && <Alert tone="good">Saved.</Alert>}
          <FormErrors
            failure={form.failure}
            focus="field"
            labels={{ firstName: "First name", lastName: "Last name", phone: "Phone" }}
          />
          <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
            <Field label="First name" name="firstName" required error={form.error("firstName")}>
              <Input autoComplete="given-name" defaultValue={form.value("firstName", user.firstName)} maxLength={80} />
            </Field>
            <Field label="Last name" name="lastName" required error={form.error("lastName")}>
              <Input autoComplete="family-name" defaultValue={form.value("lastName", user.lastName)} maxLength={80} />
            </Field>
          </div>
          <Field label="Phone" name="phone" required={false} error={form.error("phone")}>
            <Input type="tel" autoComplete="tel" defaultValue={form.value("phone", user.phone ?? "")} maxLength={40} />
          </Field>
          <Button type="submit" variant="primary" className="self-start" loading={state !== "idle" && "Saving…"}>
            Save
          </Button>
        </Form>
      </Section>
      <Section title="Signing in" description="The address and the password of your account." isSplit>
        <p className="wrap-anywhere">{user.email}</p>
        <p className="mt-1 text-sm text-muted">
          {user.emailVerified ? "Your address is verified." : "Your address is not verified yet."}
        </p>
        <div className="mt-4">
          <ButtonLink href="/forgot-password">Choose another password</ButtonLink>
        </div>
      </Section>
      <Section title="Your devices" description="If you left yourself signed in somewhere else." isSplit>
        <Form method="post" action="/logout" reloadDocument>
          <input type="hidden" name="everywhere" value="true" />
          <ConfirmButton
            question={{
              title: "Sign out everywhere?",
              consequence: "Every device, this one too, has to sign in again. Nothing in your account changes.",
              confirmLabel: "Sign out everywhere",
              cancelLabel: "Stay signed in",
              tone: "primary",
            }}
          >
            Sign out everywhere
          </ConfirmButton>
        </Form>
      </Section>
      <Section title="Your data" description="What we keep of you is yours to have and to end." isSplit>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/account/data" download>
            Download my data
          </ButtonLink>
          <ButtonLink href="/account/close" variant="ghost">
            Close my account
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}
