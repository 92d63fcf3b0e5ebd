import { emailSchema, textSchema } from "@emporia/contracts/common";
import { findGuestOrderInput } from "@emporia/contracts/orders";
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
  const input = findGuestOrderInput.extend({ number: textSchema(1, 40, "Order number"), email: emailSchema });
  return submit(args.request, input, async (asked) => {
    await apiFor(args).orders.sendLink.mutate(asked);
    return { ok: true as const, email: asked.email };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Find an order" });

export default function FindOrderPage() {
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  const isSent = result !== undefined && "email" in result;
  return (
    <NarrowPage
      title="Find an order"
      lead="Give us the number from the confirmation and the e-mail address you ordered with. We mail you a link that opens it."
      after={
        <>
          Ordered with an account?{" "}
          <Link href="/account/orders" className="text-ink underline underline-offset-4">
            Your orders are all there.
          </Link>{" "}
          To withdraw from a contract within its days, open the order:{" "}
          <Link href="/withdrawal" className="text-ink underline underline-offset-4">
            your right of withdrawal.
          </Link>
        </>
      }
    >
      {isSent && (
        <Alert tone="good" title="Look into your mail">
          If there is such an order for {result.email}, the link is on its way.
        </Alert>
      )}
      <Form method="post" className="flex flex-col gap-5" noValidate>
        <FormErrors failure={form.failure} focus="field" labels={{ number: "Order number", email: "E-mail" }} />
        <Field label="Order number" name="number" required error={form.error("number")}>
          <Input
            defaultValue={form.value("number")}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={40}
            placeholder="ORD-2026-000123"
          />
        </Field>
        <Field label="E-mail" name="email" required error={form.error("email")}>
          <Input type="email" autoComplete="email" defaultValue={form.value("email")} maxLength={254} />
        </Field>
        <Button type="submit" variant="primary" size="lg" block loading={state !== "idle" && "Looking for it…"}>
          Mail me the link
        </Button>
      </Form>
    </NarrowPage>
  );
}
