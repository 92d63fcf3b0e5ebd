import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PayoutBadge } from "~/components/money/payout-badge";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).payouts.get.query({ payoutId: params.payoutId ?? "" }));
}

export const meta: MetaFunction = () => [{ title: "Payout · Emporia Seller" }];

export default function PayoutPage() {
  const payout = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Payouts", href: "/payouts" }, { label: "Payout" }]}
        title={
          <>
            Payout of <DateTime value={payout.createdAt} />
          </>
        }
        badge={<PayoutBadge status={payout.status} />}
        description={payout.isScheduled ? "Begun by your schedule." : "Asked for by hand."}
      />
      {payout.status === "FAILED" && (
        <Alert
          tone="bad"
          title="It did not arrive."
          className="mb-6"
          action={<ButtonLink href="/payouts/settings">Check the bank account</ButtonLink>}
        >
          {payout.failureMessage} The money is on your balance again. Ask for the payout again once the bank account is
          right.
        </Alert>
      )}
      <StatRow>
        <Stat label="Amount" value={<Price money={payout.amount} />} />
        <Stat
          label="At the bank"
          value={
            payout.arrivesOn && payout.status !== "FAILED" ? <DateTime value={payout.arrivesOn} style="short" /> : "–"
          }
        />
      </StatRow>
      <div className="mt-8">
        <Section
          title="What it is made of"
          description="What reached your Stripe account since the payout before, newest first; the first hundred."
        >
          <Table
            caption="What the payout is made of"
            rows={payout.lines}
            rowKey={(line) => line.id}
            empty={<EmptyState heading="h3" title="It was paid from what lay there before." />}
            columns={[
              { key: "note", header: "What", isName: true, cell: (line) => line.note },
              {
                key: "order",
                header: "Order",
                cell: (line) => <span className="figures">{line.sellerOrderNumber ?? "–"}</span>,
              },
              { key: "at", header: "When", cell: (line) => <DateTime value={line.occurredAt} style="short" /> },
              { key: "amount", header: "Amount", align: "end", cell: (line) => <Price money={line.amount} /> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
