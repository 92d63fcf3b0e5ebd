import { stockAlertLinkInput } from "@emporia/contracts/catalog";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { isOneClickUnsubscribe } from "@emporia/ui/remix/one-click.server";
import { readForm, refusalIn, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) ?? "";
  const link = stockAlertLinkInput.safeParse({ alertId: args.params.alertId, token });
  if (!link.success) return { token, alert: null };
  const alert = await apiFor(args)
    .stockAlerts.get.query(link.data)
    .catch((error) => {
      if (refusalIn(error)?.code === "NOT_FOUND") return null;
      throw error;
    });
  return { token, alert };
}

/** A press of a button, not the visit itself: programs that look into mails open links, too. */
export async function action(args: ActionFunctionArgs) {
  const isOneClick = await isOneClickUnsubscribe(args.request);
  const form = isOneClick ? new FormData() : await readForm(args.request);
  form.set("alertId", args.params.alertId ?? "");
  if (isOneClick) {
    form.set("token", new URL(args.request.url).searchParams.get("token") ?? "");
    form.set("intent", "stop");
  }
  const { stockAlerts } = apiFor(args);
  return submit(form, stockAlertLinkInput, async (link) => {
    if (form.get("intent") === "stop") {
      await stockAlerts.stop.mutate(link);
      return { ok: true as const, done: "stopped" as const };
    }
    await stockAlerts.confirm.mutate(link);
    return { ok: true as const, done: "confirmed" as const };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Back in stock" });

export default function StockAlertPage() {
  const { token, alert } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  const { state, formData } = useNavigation();
  const done = result && "done" in result ? result.done : undefined;
  const busy = (intent: string) => state !== "idle" && formData?.get("intent") === intent;
  if (done === "stopped")
    return (
      <NarrowPage title="Stopped" lead="We write to this address about nothing that is back, until it asks anew.">
        <ButtonLink variant="primary" size="lg" block href="/">
          Go to the front page
        </ButtonLink>
      </NarrowPage>
    );
  if (!alert)
    return (
      <NarrowPage title="Tell me when it is back">
        <Alert tone="bad" title="This link does not work any more">
          It was stopped, or it is too old. Ask anew on the page of the product.
        </Alert>
        <ButtonLink variant="primary" size="lg" block href="/search">
          Search the shop
        </ButtonLink>
      </NarrowPage>
    );
  const name = alert.variantTitle === "" ? alert.productName : `${alert.productName} (${alert.variantTitle})`;
  const isConfirmed = done === "confirmed" || alert.isConfirmed;
  return (
    <NarrowPage
      title={isConfirmed ? (alert.isSent ? "It is back" : "We will tell you") : "Tell me when it is back"}
      lead={
        isConfirmed
          ? alert.isSent
            ? `We have written to you that ${name} can be bought again.`
            : `We write once, as soon as ${name} can be bought again.`
          : `One press, and we write when ${name} can be bought again.`
      }
    >
      <FormErrors failure={form.failure} />
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="token" value={token} />
        {isConfirmed ? (
          <ButtonLink variant="primary" size="lg" block href={`/products/${alert.slug}`}>
            See {alert.productName}
          </ButtonLink>
        ) : (
          <Button
            type="submit"
            name="intent"
            value="confirm"
            variant="primary"
            size="lg"
            block
            loading={busy("confirm") && "One moment…"}
          >
            Yes, tell me
          </Button>
        )}
        <Button type="submit" name="intent" value="stop" variant="ghost" block loading={busy("stop") && "Stopping…"}>
          Stop all such mails to this address
        </Button>
      </Form>
    </NarrowPage>
  );
}
