import type { Money } from "@emporia/contracts/money";
import type { SellerOrderView } from "@emporia/contracts/orders";
import { Price } from "@emporia/ui/commerce/price";

/**
 * Items, less what the shop takes off, the commission and other fees, plus shipping, less what was given back with what of
 * commission and fees went back with it. Tax is shown apart: it goes to the state.
 */
export function Earnings({ order }: { order: SellerOrderView }) {
  const { items, discount, shipping, commission, shippingCommission, commissionBasisPoints } = order.earnings;
  const { givenBack, commissionGivenBack, fees, taxToHandOver, net } = order.earnings;
  const feesBack = fees.reduce((sum, fee) => sum + fee.givenBack.amount, 0);
  const percent =
    commissionBasisPoints === null
      ? ""
      : `, ${(commissionBasisPoints / 100).toLocaleString("en-US", { maximumFractionDigits: 2 })} %`;
  const refunded = { ...order.total, amount: order.refunds.reduce((sum, { amount }) => sum + amount.amount, 0) };
  const ours = order.discounts.filter((each) => each.fundedBy === "platform");
  return (
    <>
      <dl className="flex flex-col gap-2 text-sm">
        <Row label="Items" money={items} />
        {discount.amount > 0 && <Row label="Discounts you fund" money={less(discount)} />}
        <Row
          label={`Commission${percent}`}
          money={less({ ...commission, amount: commission.amount - shippingCommission.amount })}
        />
        <Row label="Shipping" money={shipping} />
        {shippingCommission.amount > 0 && <Row label="Commission on shipping" money={less(shippingCommission)} />}
        {fees.map((fee) => (
          <Row key={fee.kind} label={fee.name} money={less(fee.amount)} />
        ))}
        {taxToHandOver.amount > 0 && <Row label="Tax for you to hand over" money={taxToHandOver} />}
        {(givenBack.amount !== 0 || feesBack !== 0) && (
          <Row
            label={order.tax.amount > taxToHandOver.amount ? "Given back, without tax" : "Given back"}
            money={less({ ...givenBack, amount: givenBack.amount + commissionGivenBack.amount + feesBack })}
          />
        )}
        {commissionGivenBack.amount > 0 && <Row label="Commission on it" money={commissionGivenBack} />}
        {fees.map(
          (fee) => fee.givenBack.amount > 0 && <Row key={fee.kind} label={`${fee.name} on it`} money={fee.givenBack} />,
        )}
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
            , of which <Price money={order.tax} /> is sales tax that{" "}
            {taxToHandOver.amount === 0
              ? "Emporia hands on"
              : taxToHandOver.amount === order.tax.amount
                ? "you hand on"
                : "you and Emporia hand on"}
          </>
        )}
        .
        {refunded.amount > 0 && (
          <>
            {" "}
            <Price money={refunded} /> of it was given back.
          </>
        )}
        {ours.length > 0 && ` Emporia pays for ${ours.map((each) => each.name).join(" and ")}: you lose nothing by it.`}
      </p>
    </>
  );
}

const less = (money: Money): Money => ({ ...money, amount: money.amount === 0 ? 0 : -Math.abs(money.amount) });

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
