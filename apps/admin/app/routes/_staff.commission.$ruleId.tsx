import { updateCommissionRuleInput } from "@emporia/contracts/commission";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { RuleForm } from "~/components/commission/rule-form";
import { apiFor } from "~/lib/api.server";
import { scopeText, termsText } from "~/lib/commission";
import { commissionForm } from "~/lib/commission-form.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [{ rules }, categories] = await page(
    request,
    Promise.all([api.commission.list.query(), api.categories.list.query()]),
  );
  const rule = rules.find((each) => each.id === params.ruleId);
  if (!rule) throw new Response("There is no rule at this address.", { status: 404 });
  return { rule, categories };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { commission } = apiFor(request, context);
  const form = commissionForm(await readForm(request));
  form.set("ruleId", params.ruleId ?? "");
  return submit(form, updateCommissionRuleInput, (input) =>
    commission.update.mutate(input).then(() => redirect("/commission?done=saved")),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.rule.name ?? "Commission rule"} · Emporia Admin` },
];

export default function CommissionRulePage() {
  const { rule, categories } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const form = useFieldErrors();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Commission", href: "/commission" }, { label: rule.name }]}
        title={rule.name}
        description={`${scopeText(rule)}: ${termsText(rule)}. What you change holds for what is sold from now on.`}
      />
      <RuleForm rule={rule} categories={categories} form={form} busy={busy("save", "Saving…")} />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no rule at this address." }} />;
}
