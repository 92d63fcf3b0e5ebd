import { askStockAlertInput } from "@emporia/contracts/catalog";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { StockAlertAsked } from "~/components/stock-alert-asked";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

/** Nobody comes here but from the form of a product. */
export function loader() {
  return redirect("/");
}

export async function action(args: ActionFunctionArgs) {
  return submit(args.request, askStockAlertInput, async (input) => {
    const { isConfirmed } = await apiFor(args).stockAlerts.ask.mutate(input);
    return { ok: true as const, asked: { email: input.email, isConfirmed } };
  });
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Back in stock" });

/** What the form of a product answers without JavaScript. */
export default function StockAlertAskedPage() {
  const result = useActionData<typeof action>();
  const form = useFieldErrors();
  return (
    <NarrowPage title="Tell me when it is back">
      {result && "asked" in result && <StockAlertAsked {...result.asked} />}
      <FormErrors failure={form.failure} />
      <Link href="/" className="underline underline-offset-4">
        Go on looking around
      </Link>
    </NarrowPage>
  );
}
