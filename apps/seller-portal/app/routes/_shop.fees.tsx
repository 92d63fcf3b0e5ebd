import { simulateCommissionInput } from "@emporia/contracts/commission";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { feeKindWords, feeText } from "@emporia/ui/lib/fee-text";
import { moneyMarker } from "@emporia/ui/lib/form-names";
import { formStateOf } from "@emporia/ui/lib/form-result";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { percentText } from "@emporia/ui/lib/promotion-text";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Percent } from "lucide-react";
import { Fragment } from "react";
import { MoneyTabs } from "~/components/money/money-tabs";
import { apiFor } from "~/lib/api.server";

const simulated = ["product", "unitAmount", "quantity"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const api = apiFor(request, context);
  const { seller } = api.commission;
  const [fees, other, simulation] = await page(
    request,
    Promise.all([
      seller.list.query({ cursor: cursorOf(params), limit: 30 }),
      api.fees.seller.list.query(),
      params.has("product") ? simulate(params, (input) => seller.simulate.query(input)) : null,
    ]),
  );
  return {
    fees,
    other: other.rules,
    simulation,
    asked: Object.fromEntries(simulated.map((name) => [name, params.get(name) ?? undefined])),
  };
}

/** Asked by the address, so that it can be sent to somebody; read as a form all the same. A link does for an address. */
async function simulate<Result>(
  params: URLSearchParams,
  ask: (input: typeof simulateCommissionInput._zod.output) => Promise<Result>,
) {
  const form = new FormData();
  for (const name of simulated) {
    const value = params.get(name)?.trim() ?? "";
    form.set(name, name === "product" ? (value.split(/[?#]/)[0]?.split("/").findLast(Boolean) ?? "") : value);
  }
  form.set(moneyMarker("unitAmount"), "USD");
  const answer = await submit(form, simulateCommissionInput, ask);
  return answer !== null && typeof answer === "object" && "data" in answer && "init" in answer ? answer.data : answer;
}

export const meta: MetaFunction = () => [{ title: "Fees · Emporia Seller" }];

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function FeesPage() {
  const { fees, other, simulation, asked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Fees"
        description="What Emporia kept of each thing you sold, and by which rule. The rule of the day of the sale stays with the sale."
      >
        <MoneyTabs />
      </PageHeader>
      <Section
        isSplit
        title="What a sale would bring"
        description={`By the rules as they are today. ${shippingText(simulation)} Tax is on top.`}
      >
        <Simulator asked={asked} simulation={simulation} />
      </Section>
      {other.length > 0 && <OtherFees fees={other} />}
      <Section title="What was kept">
        <Table
          caption="Commission of each thing sold, newest first"
          rows={fees.items}
          rowKey={(each) => each.id}
          empty={
            <EmptyState heading="h3" icon={<Percent />} title="Nothing was sold yet.">
              Each thing you sell has its line here, with what was kept of it.
            </EmptyState>
          }
          columns={[
            {
              key: "item",
              header: "Item",
              isName: true,
              cell: (each) => (
                <span className="block min-w-0">
                  <span className="line-clamp-2 wrap-anywhere">
                    <span className="figures text-muted">{each.quantity} ×</span> {each.name}
                  </span>
                  {each.variantTitle && (
                    <span className="block text-xs font-normal text-muted wrap-anywhere">{each.variantTitle}</span>
                  )}
                </span>
              ),
            },
            {
              key: "order",
              header: "Order",
              cell: (each) => (
                <Link
                  href={`/orders/${each.sellerOrderId}`}
                  className="figures inline-flex min-h-9 items-center whitespace-nowrap underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  {each.number}
                </Link>
              ),
            },
            {
              key: "at",
              header: "Sold",
              cell: (each) => <DateTime value={each.placedAt} style="short" className="whitespace-nowrap" />,
            },
            { key: "rule", header: "Rule", cell: (each) => <RuleName name={each.ruleName} /> },
            { key: "for", header: "Sold for", align: "end", cell: (each) => <Price money={each.soldFor} /> },
            {
              key: "kept",
              header: "Kept",
              align: "end",
              cell: (each) => (
                <>
                  <Price money={{ ...each.commission, amount: each.commission.amount - each.givenBack.amount }} />
                  {each.shippingCommission.amount > 0 && (
                    <span className="block text-xs text-muted">
                      and <Price money={each.shippingCommission} /> of its shipping
                    </span>
                  )}
                  {each.givenBack.amount > 0 && (
                    <span className="block text-xs text-muted">
                      <Price money={each.givenBack} /> given back
                    </span>
                  )}
                  {each.fees.map((fee) => (
                    <span key={fee.kind} className="block text-xs text-muted">
                      <Price money={{ ...fee.amount, amount: fee.amount.amount - fee.givenBack.amount }} />{" "}
                      <span className="wrap-anywhere">{fee.name}</span>
                    </span>
                  ))}
                </>
              ),
            },
          ]}
        />
        <CursorPages label="Fees" nextCursor={fees.nextCursor} />
      </Section>
    </>
  );
}

/** What is kept of the shipping, once it is known whose. */
function shippingText(simulation: Data["simulation"]): string {
  if (!simulation || !("shippingRule" in simulation)) return "";
  const { shippingBasisPoints } = simulation.shippingRule;
  return shippingBasisPoints === 0
    ? "Shipping is yours as a whole."
    : `Of what is paid for shipping, ${percentText(shippingBasisPoints)} is kept too.`;
}

/** What is kept beside commission, before anything is sold. */
function OtherFees({ fees }: { fees: Data["other"] }) {
  const hasMonthly = fees.some(({ kind }) => kind === "monthly");
  return (
    <Section
      title="What else is kept"
      description={`Beside commission. There is no tax on fees, and they are never more than what you get for a sale. What is cancelled before it is paid for costs nothing.${hasMonthly ? " A month is charged when it is over, for the days (UTC) on which your shop was open." : ""}`}
    >
      <Table
        caption="Fees beside commission"
        rows={fees}
        rowKey={(fee) => fee.id}
        columns={[
          {
            key: "name",
            header: "Fee",
            isName: true,
            cell: (fee) => <span className="wrap-anywhere">{fee.name}</span>,
          },
          { key: "kind", header: "Kind", cell: (fee) => feeKindWords[fee.kind] },
          {
            key: "back",
            header: "When you refund",
            cell: (fee) => (fee.kind === "monthly" ? "–" : fee.isReturned ? "Comes back in proportion" : "Stays"),
          },
          {
            key: "dates",
            header: "In force",
            cell: (fee) => (
              <>
                {fee.isInForce ? "Now" : "Not yet"}
                {!fee.isInForce && fee.startsAt && (
                  <>
                    , from <DateTime value={fee.startsAt} style="short" />
                  </>
                )}
                {fee.endsAt && (
                  <>
                    , until <DateTime value={fee.endsAt} style="short" />
                  </>
                )}
              </>
            ),
          },
          {
            key: "amount",
            header: "Fee",
            align: "end",
            cell: (fee) => <span className="figures">{feeText(fee)}</span>,
          },
        ]}
      />
    </Section>
  );
}

function RuleName({ name }: { name: string | null }) {
  if (name === null) return <span className="text-muted">One that is gone</span>;
  return <span className="wrap-anywhere">{name}</span>;
}

function Simulator({ asked, simulation }: Pick<Data, "asked" | "simulation">) {
  const { state } = useNavigation();
  const form = formStateOf(simulation);
  return (
    <>
      <Form method="get" preventScrollReset noValidate className="grid max-w-2xl items-start gap-5 sm:grid-cols-4">
        <Field
          name="product"
          label="Product"
          hint="Its address in the storefront, or the last part of it."
          error={form.error("product")}
          className="sm:col-span-4"
        >
          <Input spellCheck={false} autoComplete="off" defaultValue={asked.product} />
        </Field>
        <Field
          name="unitAmount"
          label="Price"
          required={false}
          hint="Today’s when left empty."
          error={form.error("unitAmount")}
          className="sm:col-span-2"
        >
          <MoneyInput currency="USD" defaultValue={asked.unitAmount} />
        </Field>
        <Field name="quantity" label="Units" error={form.error("quantity")}>
          <Input inputMode="numeric" defaultValue={asked.quantity ?? "1"} />
        </Field>
        <div className="sm:col-span-4">
          <Button type="submit" loading={state === "loading" && "Working it out…"}>
            Work it out
          </Button>
        </div>
      </Form>
      {simulation && "rule" in simulation && (
        <dl
          aria-label="What the sale comes to"
          className="mt-6 grid max-w-md grid-cols-[1fr_auto] gap-x-8 gap-y-2 rounded-lg bg-sunken p-5 text-[0.9375rem]"
        >
          <dt className="text-muted wrap-anywhere">{simulation.product.name}</dt>
          <dd className="text-right">
            <Price money={simulation.subtotal} />
          </dd>
          <dt className="text-muted wrap-anywhere">
            Commission by “{simulation.rule.name}”, {percentText(simulation.basisPoints)}
            {simulation.rule.tiers.length > 0 && " by what you have sold in the month"}
          </dt>
          <dd className="text-right">
            <Price money={{ ...simulation.commission, amount: 0 - simulation.commission.amount }} />
          </dd>
          {simulation.fees.map((fee) => (
            <Fragment key={fee.kind}>
              <dt className="text-muted wrap-anywhere">{fee.name}</dt>
              <dd className="text-right">
                <Price money={{ ...fee.amount, amount: 0 - fee.amount.amount }} />
              </dd>
            </Fragment>
          ))}
          {simulation.shippingRule.shippingBasisPoints > 0 && (
            <>
              <dt className="text-muted wrap-anywhere">And of what is paid for sending</dt>
              <dd className="text-right">{percentText(simulation.shippingRule.shippingBasisPoints)}</dd>
            </>
          )}
          <dt className="border-t pt-2 font-medium">You get</dt>
          <dd className="border-t pt-2 text-right font-medium">
            <Price money={simulation.earned} />
          </dd>
        </dl>
      )}
    </>
  );
}
