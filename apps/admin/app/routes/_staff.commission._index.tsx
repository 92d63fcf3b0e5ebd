import {
  commissionRuleIdInput,
  createCommissionRuleInput,
  orderCommissionRulesInput,
  simulateCommissionInput,
} from "@emporia/contracts/commission";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { moneyMarker } from "@emporia/ui/lib/form-names";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors, useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { RuleForm } from "~/components/commission/rule-form";
import { Simulator } from "~/components/commission/simulator";
import { apiFor } from "~/lib/api.server";
import { datesText, scopeText, termsText } from "~/lib/commission";
import { addressOf, commissionForm } from "~/lib/commission-form.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const [{ rules }, categories, simulation] = await page(
    request,
    Promise.all([
      api.commission.list.query(),
      api.categories.list.query(),
      asked.product === undefined ? null : simulate(asked, (input) => api.commission.simulate.query(input)),
    ]),
  );
  return { rules, categories, asked, simulation };
}

/** Asked by the address, so that it can be sent to somebody; read as a form all the same. */
async function simulate<Result>(
  asked: Record<string, string>,
  ask: (input: typeof simulateCommissionInput._zod.output) => Promise<Result>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(asked)) form.set(name, name === "product" ? addressOf(value) : value);
  for (const name of ["unitAmount", "discountAmount", "shippingAmount", "turnoverAmount"])
    form.set(moneyMarker(name), "USD");
  const answer = await submit(form, simulateCommissionInput, ask);
  return answer !== null && typeof answer === "object" && "data" in answer && "init" in answer ? answer.data : answer;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { commission } = apiFor(request, context);
  const form = await readForm(request);
  const done = (what: string) => redirect(`/commission?done=${what}`);
  switch (form.get("intent")) {
    case "save":
      return submit(commissionForm(form), createCommissionRuleInput, (input) =>
        commission.create.mutate(input).then(() => done("created")),
      );
    case "order":
      return submit(form, orderCommissionRulesInput, (input) =>
        commission.order.mutate(input).then(() => done("moved")),
      );
    case "remove":
      return submit(form, commissionRuleIdInput, (input) =>
        commission.remove.mutate(input).then(() => done("removed")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: "Commission · Emporia Admin" }];

export default function CommissionPage() {
  const { rules, categories, asked, simulation } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const mayWrite = useMay("commission:write");
  const failed = useFieldErrors();
  const form = useFieldErrorsOf("intent", "save");
  const movable = rules.filter((rule) => !rule.isDefault).map((rule) => rule.id);
  return (
    <>
      <PageHeader
        title="Commission"
        description="What the platform keeps of a sale. The first rule that fits an item decides; what was sold keeps the rule it was sold by."
      />
      {failed.formError && !form.failure && <Alert tone="bad">{failed.formError}</Alert>}
      <Table
        caption="Commission rules in the order in which they are tried"
        rows={rules}
        rowKey={(rule) => rule.id}
        columns={[
          {
            key: "name",
            header: "Rule",
            isName: true,
            cell: (rule) =>
              mayWrite ? (
                <Link
                  href={`/commission/${rule.id}`}
                  prefetch="intent"
                  className="inline-flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
                >
                  {rule.name}
                </Link>
              ) : (
                rule.name
              ),
          },
          { key: "scope", header: "For", cell: (rule) => <span className="wrap-break-word">{scopeText(rule)}</span> },
          { key: "terms", header: "Keeps", cell: (rule) => <span className="figures">{termsText(rule)}</span> },
          { key: "dates", header: "In force", cell: datesText },
          ...(mayWrite
            ? [
                {
                  key: "acts",
                  header: "Order",
                  hideHeader: true,
                  align: "end" as const,
                  cell: (rule: (typeof rules)[number]) =>
                    rule.isDefault ? (
                      <span className="text-muted">Always last</span>
                    ) : (
                      <span className="inline-flex items-center gap-1">
                        <MoveForm rule={rule} ids={movable} by={-1} />
                        <MoveForm rule={rule} ids={movable} by={1} />
                        <Form method="post" preventScrollReset>
                          <input type="hidden" name="intent" value="remove" />
                          <input type="hidden" name="ruleId" value={rule.id} />
                          <ConfirmButton
                            size="sm"
                            loading={busy("remove", "Deleting…")}
                            question={{
                              title: `Delete “${rule.name}”?`,
                              consequence:
                                "The next rule that fits decides from now on. What was sold keeps its commission.",
                              confirmLabel: "Delete it",
                            }}
                          >
                            Delete
                          </ConfirmButton>
                        </Form>
                      </span>
                    ),
                },
              ]
            : []),
        ]}
      />
      <div className="mt-10">
        <Section
          isSplit
          title="Try a sale"
          description="Worked out as the checkout does, with the rules as they are now."
        >
          <Simulator asked={asked} simulation={simulation} />
        </Section>
        {mayWrite && (
          <Section isSplit title="Add a rule" description="It is tried first; move it where it belongs.">
            <RuleForm key={rules.length} categories={categories} form={form} busy={busy("save", "Adding…")} />
          </Section>
        )}
      </div>
    </>
  );
}

function MoveForm({ rule, ids, by }: { rule: { id: string; name: string }; ids: readonly string[]; by: -1 | 1 }) {
  const from = ids.indexOf(rule.id);
  const to = from + by;
  const moved = ids.filter((id) => id !== rule.id);
  moved.splice(to, 0, rule.id);
  const isEnd = to < 0 || to >= ids.length;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="order" />
      {moved.map((id) => (
        <input key={id} type="hidden" name="ruleIds[]" value={id} />
      ))}
      <Button
        type="submit"
        size="sm"
        variant="ghost"
        iconOnly
        disabled={isEnd}
        icon={by < 0 ? <ArrowUp /> : <ArrowDown />}
      >
        {by < 0 ? `Try ${rule.name} earlier` : `Try ${rule.name} later`}
      </Button>
    </Form>
  );
}
