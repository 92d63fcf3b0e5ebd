import type { StoreCreditView } from "@emporia/contracts/store-credit";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";

/** The store credit of a person: what there is in each currency, and the latest that moved it. */
export function PersonCredit(props: { credit: StoreCreditView; email: string; mayAdjust: boolean }) {
  const { credit, email, mayAdjust } = props;
  return (
    <Section title="Store credit" description="What we owe them, to be spent at the checkout.">
      {credit.balances.length === 0 ? (
        <p className="text-sm text-muted">They never had any.</p>
      ) : (
        <>
          <ul className="mb-4 flex flex-wrap gap-x-10 gap-y-2">
            {credit.balances.map((balance) => (
              <li key={balance.currency}>
                <Price money={balance.balance} className="text-lg font-medium" />
                {balance.held.amount > 0 && (
                  <span className="block text-sm text-muted">
                    Of it <Price money={balance.held} /> held for orders
                  </span>
                )}
              </li>
            ))}
          </ul>
          <Table
            caption="What moved it, newest first"
            rows={credit.movements.items}
            rowKey={(movement) => movement.id}
            columns={[
              {
                key: "text",
                header: "Why",
                isName: true,
                cell: (movement) => <span className="wrap-anywhere">{movement.text}</span>,
              },
              {
                key: "order",
                header: "Order",
                cell: (movement) =>
                  movement.orderId ? (
                    <Link href={`/orders/${movement.orderId}`} className="figures underline underline-offset-4">
                      {movement.orderNumber}
                    </Link>
                  ) : (
                    "None"
                  ),
              },
              {
                key: "at",
                header: "When",
                cell: (movement) => (
                  <DateTime value={movement.occurredAt} style="short" className="whitespace-nowrap" />
                ),
              },
              { key: "amount", header: "Amount", align: "end", cell: (movement) => <Price money={movement.amount} /> },
            ]}
          />
        </>
      )}
      {mayAdjust && (
        <ButtonLink size="sm" className="mt-4" href={`/ledger/adjustments?shopper=${encodeURIComponent(email)}`}>
          Ask to give store credit
        </ButtonLink>
      )}
    </Section>
  );
}
