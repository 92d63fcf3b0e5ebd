import { orderIdInput } from "@emporia/contracts/orders";
import { paymentTabs } from "@emporia/contracts/payment-tabs";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation } from "@remix-run/react";
import { CreditCard, SearchX } from "lucide-react";
import { PaymentStatusBadge } from "~/components/payment-status-badge";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = paymentTabs.find((each) => each === params.get("tab")) ?? "all";
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const { payments } = apiFor(request, context);
  const list = await page(request, payments.list.query({ tab, query, cursor: cursorOf(params), limit: 30 }));
  return { tab, query, list };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { payments } = apiFor(request, context);
  return submit(await readForm(request), orderIdInput.pick({ orderId: true }), (input) =>
    payments.lookAt.mutate(input).then(() => redirect("/payments?tab=stuck&done=lookedAt")),
  );
}

export const meta: MetaFunction = () => [{ title: "Payments · Emporia Admin" }];

const tabWords = { all: "All", stuck: "Hanging", failed: "Failed", disputed: "Disputed" } as const;
const emptyWords = {
  all: "Nobody has paid for anything yet.",
  stuck: "No payment hangs.",
  failed: "No payment has failed.",
  disputed: "No bank disputes a payment now.",
} as const;

type Payment = Awaited<ReturnType<typeof loader>>["list"]["items"][number];

export default function PaymentsPage() {
  const { tab, query, list } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("orders:write");
  return (
    <>
      <PageHeader
        title="Payments"
        description="Every try to pay. One that hangs began and has not ended within a quarter of an hour; a job takes it to its end by itself, or you have it looked at now."
      >
        <TabLinks
          label="Payments by state"
          tabs={paymentTabs.map((each) => ({
            href: `${pathname}${withParams(search, { tab: each === "all" ? undefined : each })}`,
            label: tabWords[each],
            isCurrent: tab === each,
          }))}
        />
      </PageHeader>
      <FilterForm
        label="Find a payment"
        placeholder="Order number, pi_… or ch_…"
        query={query}
        keep={{ tab: tab === "all" ? undefined : tab }}
      />
      <Table
        caption={`${tabWords[tab]} payments, newest first`}
        rows={list.items}
        rowKey={(each) => each.id}
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title="No payment matches."
              action={<ButtonLink href={pathname}>Show all payments</ButtonLink>}
            >
              Enter the whole number of an order, or Stripe’s id of a payment intent or a charge.
            </EmptyState>
          ) : (
            <EmptyState icon={<CreditCard />} title={emptyWords[tab]} />
          )
        }
        columns={[
          {
            key: "order",
            header: "Order",
            isName: true,
            cell: (each) => (
              <span className="flex min-w-0 flex-col">
                <Link
                  href={`/orders/${each.orderId}`}
                  className="figures inline-flex min-h-9 w-fit items-center whitespace-nowrap underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  {each.orderNumber}
                </Link>
                <span className="text-xs font-normal text-muted wrap-anywhere">
                  {each.email}
                  {each.attempt > 1 && `, try ${each.attempt}`}
                </span>
              </span>
            ),
          },
          { key: "status", header: "Status", cell: (each) => <State payment={each} mayWrite={mayWrite} /> },
          { key: "card", header: "Card", cell: (each) => <Card card={each.card} /> },
          { key: "intent", header: "At Stripe", cell: (each) => <Intent payment={each} /> },
          {
            key: "at",
            header: "Begun",
            cell: (each) => <DateTime value={each.createdAt} style="short" className="whitespace-nowrap" />,
          },
          { key: "amount", header: "Amount", align: "end", cell: (each) => <Price money={each.amount} /> },
        ]}
      />
      <CursorPages label="Payments" nextCursor={list.nextCursor} />
    </>
  );
}

function State({ payment, mayWrite }: { payment: Payment; mayWrite: boolean }) {
  const isAsking = useNavigation().formData?.get("orderId") === payment.orderId;
  return (
    <span className="flex flex-col items-start gap-1 max-sm:items-end">
      <PaymentStatusBadge status={payment.status} />
      {payment.openDisputeId && (
        <Link
          href={`/chargebacks/${payment.openDisputeId}`}
          className="inline-flex min-h-8 items-center gap-2 underline-offset-4 hover:underline pointer-coarse:min-h-11"
        >
          <Badge tone="bad" shape="half">
            Disputed
          </Badge>
        </Link>
      )}
      {payment.failureMessage && (
        <span className="text-xs text-muted wrap-anywhere" title={payment.failureCode ?? undefined}>
          {payment.failureMessage}
        </span>
      )}
      {payment.captureAt && !payment.isStuck && (
        <span className="text-xs text-muted">
          Charged with the first parcel, or <DateTime value={payment.captureAt} style="short" />
        </span>
      )}
      {payment.isStuck && (
        <span className="text-xs font-medium text-warn">
          Hangs since <DateTime value={payment.updatedAt} style="short" />
        </span>
      )}
      {payment.isStuck && mayWrite && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="orderId" value={payment.orderId} />
          <Button type="submit" size="sm" loading={isAsking && "Asking…"}>
            Look at it now<span className="sr-only"> ({payment.orderNumber})</span>
          </Button>
        </Form>
      )}
    </span>
  );
}

function Card({ card }: { card: Payment["card"] }) {
  if (!card) return <span className="text-muted">–</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="capitalize">{card.brand}</span> <span className="figures">••••{card.last4}</span>
    </span>
  );
}

function Intent({ payment }: { payment: Payment }) {
  const { stripePaymentIntentId: id, stripeUrl } = payment;
  if (!id) return <span className="text-muted">Not there yet</span>;
  const code = <code className="text-[0.8125rem] break-all">{id}</code>;
  if (!stripeUrl) return code;
  return (
    <a href={stripeUrl} target="_blank" rel="noreferrer" className="underline underline-offset-4">
      {code}
      <span className="sr-only"> (Stripe’s dashboard, opens in a new tab)</span>
    </a>
  );
}
