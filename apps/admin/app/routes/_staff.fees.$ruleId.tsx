import { updateFeeRuleInput } from "@emporia/contracts/fees";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { feeKindWords, feeText } from "@emporia/ui/lib/fee-text";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { FeeForm } from "~/components/fees/fee-form";
import { apiFor } from "~/lib/api.server";
import { currenciesOf } from "~/lib/currencies";
import { feeForm } from "~/lib/fee-form.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [{ rules }, markets] = await page(request, Promise.all([api.fees.list.query(), api.markets.list.query()]));
  const rule = rules.find((each) => each.id === params.ruleId);
  if (!rule) throw new Response("There is no fee at this address.", { status: 404 });
  return { rule, currencies: currenciesOf(markets) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { fees } = apiFor(request, context);
  const form = feeForm(await readForm(request));
  form.set("ruleId", params.ruleId ?? "");
  return submit(form, updateFeeRuleInput, (input) =>
    fees.update.mutate(input).then(() => redirect("/fees?done=saved")),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.rule.name ?? "Fee"} · Emporia Admin` },
];

export default function FeePage() {
  const { rule, currencies } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const form = useFieldErrors();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Other fees", href: "/fees" }, { label: rule.name }]}
        title={rule.name}
        description={`${feeKindWords[rule.kind]}: ${feeText(rule)}. What you change holds for what is sold from now on.`}
      />
      <FeeForm rule={rule} currencies={currencies} form={form} busy={busy("save", "Saving…")} />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no fee at this address." }} />;
}
