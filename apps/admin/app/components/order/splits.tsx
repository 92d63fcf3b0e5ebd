import type { Money } from "@emporia/contracts/money";
import { Price } from "@emporia/ui/commerce/price";
import { Section } from "@emporia/ui/layout/section";
import { Table } from "@emporia/ui/primitives/table";

interface Split {
  sellerOrderId: string;
  number: string;
  shopName: string;
  authorised: Money;
  captured: Money;
  givenBack: Money;
  commission: Money;
  fees: Money;
  earned: Money;
  sent: Money;
}

const columns = [
  ["authorised", "Authorised"],
  ["captured", "Captured"],
  ["givenBack", "Given back"],
  ["commission", "Commission"],
  ["fees", "Other fees"],
  ["earned", "Earned"],
  ["sent", "Sent"],
] as const;

/** An order's money by shop: what was agreed, collected and given back, what the shop has of it and was sent. */
export function Splits({ splits }: { splits: readonly Split[] }) {
  return (
    <Section
      title="Money by shop"
      description="Earned is without commission, fees and the tax that we hand over; sent is what the shop has had of it."
    >
      <Table
        caption="Money by shop"
        rows={splits}
        rowKey={(split) => split.sellerOrderId}
        columns={[
          {
            key: "shop",
            header: "Shop",
            isName: true,
            cell: (split) => <span className="wrap-anywhere">{split.shopName}</span>,
          },
          ...columns.map(([key, header]) => ({
            key,
            header,
            align: "end" as const,
            cell: (split: Split) => <Price money={split[key]} />,
          })),
        ]}
      />
    </Section>
  );
}
