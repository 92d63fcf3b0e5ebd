import type { Money } from "@emporia/contracts/money";
import type { SellerOrderView } from "@emporia/contracts/orders";
import { Price } from "@emporia/ui/commerce/price";

/** Items, less the commission, plus shipping. Tax is shown apart: it goes to the state. */
export function Earnings({ order }: { order: SellerOrderView }) {
  const { items, shipping, commission, commissionBasisPoints, net } = order.earnings;
  const percent = (commissionBasisPoints / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });
  return (
    <>
      <dl className="flex flex-col gap-2 text-sm">
        <Row label="Items" money={items} />
        <Row
          label={`Commission, ${percent} %`}
          money={{ ...commission, amount: commission.amount === 0 ? 0 : -Math.abs(commission.amount) }}
        />
        <Row label="Shipping" money={shipping} />
        <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3 text-base font-medium">
          <dt>You earn</dt>
          <dd>
            <Price money={net} />
          </dd>
        </div>
      </dl>
      <p className="mt-4 text-[0.8125rem] text-muted">
        The shopper paid <Price money={order.total} />
        {order.tax.amount > 0 && (
          <>
            , of which <Price money={order.tax} /> is sales tax that Emporia hands on
          </>
        )}
        .
      </p>
    </>
  );
}

function Row({ label, money }: { label: string; money: Money }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd>
        <Price money={money} />
      </dd>
    </div>
  );
}
