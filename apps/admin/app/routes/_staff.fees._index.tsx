import { createFeeRuleInput, feeRuleIdInput } from "@emporia/contracts/fees";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { feeKindWords, feeText } from "@emporia/ui/lib/fee-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors, useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Coins } from "lucide-react";
import { FeeForm } from "~/components/fees/fee-form";
import { apiFor } from "~/lib/api.server";
import { datesText } from "~/lib/commission";
import { currenciesOf } from "~/lib/currencies";
import { feeForm } from "~/lib/fee-form.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [{ rules }, markets] = await page(request, Promise.all([api.fees.list.query(), api.markets.list.query()]));
  return { rules, currencies: currenciesOf(markets) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { fees } = apiFor(request, context);
  const form = await readForm(request);
  const done = (what: string) => redirect(`/fees?done=${what}`);
  switch (form.get("intent")) {
    case "save":
      return submit(feeForm(form), createFeeRuleInput, (input) =>
        fees.create.mutate(input).then(() => done("created")),
      );
    case "remove":
      return submit(form, feeRuleIdInput, (input) => fees.remove.mutate(input).then(() => done("removed")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: "Other fees · Emporia Admin" }];

export default function FeesPage() {
  const { rules, currencies } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const mayWrite = useMay("commission:write");
  const failed = useFieldErrors();
  const form = useFieldErrorsOf("intent", "save");
  return (
    <>
      <PageHeader
        title="Other fees"
        description="What shops pay beside commission. Of each kind the first that fits decides: one for the shop itself before one for all, a newer before an older. What was sold keeps the fees it was sold by; there is no tax on them. Of what is ordered from several shops, each has an order of its own. A month is charged when it is over, for the days on which the shop was open."
      />
      {failed.formError && !form.failure && <Alert tone="bad">{failed.formError}</Alert>}
      <Table
        caption="Fees in the order in which they are tried"
        rows={rules}
        rowKey={(rule) => rule.id}
        empty={
          <EmptyState icon={<Coins />} title="Commission is all that shops pay.">
            Add a fee for processing payments, for each unit or order, or for each month.
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Fee",
            isName: true,
            cell: (rule) =>
              mayWrite ? (
                <Link
                  href={`/fees/${rule.id}`}
                  prefetch="intent"
                  className="inline-flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
                >
                  {rule.name}
                </Link>
              ) : (
                rule.name
              ),
          },
          { key: "kind", header: "Kind", cell: (rule) => feeKindWords[rule.kind] },
          {
            key: "for",
            header: "For",
            cell: (rule) => (
              <span className="wrap-anywhere">
                {rule.seller?.name ?? "Every shop"}
                {rule.currency && <span className="text-muted">, in {rule.currency}</span>}
              </span>
            ),
          },
          { key: "terms", header: "Keeps", cell: (rule) => <span className="figures">{feeText(rule)}</span> },
          {
            key: "back",
            header: "With refunds",
            cell: (rule) => (rule.kind === "monthly" ? "–" : rule.isReturned ? "Goes back" : "Stays"),
          },
          { key: "dates", header: "In force", cell: datesText },
          ...(mayWrite
            ? [
                {
                  key: "acts",
                  header: "Delete",
                  hideHeader: true,
                  align: "end" as const,
                  cell: (rule: (typeof rules)[number]) => (
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="intent" value="remove" />
                      <input type="hidden" name="ruleId" value={rule.id} />
                      <ConfirmButton
                        size="sm"
                        loading={busy("remove", "Deleting…")}
                        question={{
                          title: `Delete “${rule.name}”?`,
                          consequence: "It is not kept of what is sold from now on. What was sold keeps its fees.",
                          confirmLabel: "Delete it",
                        }}
                      >
                        Delete
                      </ConfirmButton>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayWrite && (
        <div className="mt-10">
          <Section isSplit title="Add a fee" description="It holds for what is put into a checkout from now on.">
            <FeeForm key={rules.length} currencies={currencies} form={form} busy={busy("save", "Adding…")} />
          </Section>
        </div>
      )}
    </>
  );
}
