import type { PostalAddressView } from "@emporia/contracts/identity";
import { formatMoney, type Money } from "@emporia/contracts/money";
import type { OrderView } from "@emporia/contracts/orders";
import type { Block } from "../blocks";
import { formatCountry, formatDay, lessMoney } from "../format";

type Part = OrderView["sellerOrders"][number];
type Amounts = Pick<OrderView, "subtotal" | "discounts" | "shipping" | "tax" | "isTaxIncluded" | "total" | "credit">;

export function addressBlock(title: string, address: PostalAddressView): Block {
  const region = [address.state, address.postalCode].filter((part) => part !== "").join(" ");
  return {
    kind: "address",
    title,
    lines: [
      `${address.firstName} ${address.lastName}`,
      address.line1,
      ...(address.line2 ? [address.line2] : []),
      [address.city, region].filter((part) => part !== "").join(", "),
      formatCountry(address.country),
    ],
  };
}

type Item = Pick<Part["items"][number], "name" | "variantTitle" | "quantity" | "price" | "shipsBy" | "subtotal">;

export function itemsBlock(items: readonly Item[]): Block {
  return {
    kind: "items",
    items: items.map((item) => ({
      name: item.name,
      detail: [item.variantTitle, `${item.quantity} × ${formatMoney(item.price)}`, shipsByText(item)]
        .filter((part) => part !== "")
        .join(" · "),
      amount: formatMoney(item.subtotal),
    })),
  };
}

const shipsByText = ({ shipsBy }: Item) => (shipsBy === null ? "" : `ships by ${formatDay(shipsBy)}`);

/** What one shop sends, and how. */
export function partBlocks(part: Part): Block[] {
  const { name, minDays, maxDays } = part.shippingMethod;
  const days = minDays === maxDays ? `${minDays}` : `${minDays} to ${maxDays}`;
  return [
    {
      kind: "group",
      title: part.seller.shopName,
      detail: `${name}, ${days} ${maxDays === 1 ? "day" : "days"} on its way`,
    },
    itemsBlock(part.items),
  ];
}

export function totalsBlock(amounts: Amounts): Block {
  const row = (label: string, money: Money) => ({ label, amount: formatMoney(money) });
  return {
    kind: "amounts",
    rows: [
      row("Subtotal", amounts.subtotal),
      ...amounts.discounts.map(({ name, code, amount }) => ({
        label: code === null ? name : `${name}, ${code}`,
        amount: lessMoney(amount),
      })),
      amounts.shipping.amount === 0 ? { label: "Shipping", amount: "Free" } : row("Shipping", amounts.shipping),
      ...(amounts.isTaxIncluded ? [] : [row("Tax", amounts.tax)]),
      { ...row("Total", amounts.total), isTotal: true },
      ...(amounts.isTaxIncluded ? [row("Tax within it", amounts.tax)] : []),
      ...(amounts.credit.amount > 0
        ? [
            { label: "Paid with store credit", amount: formatMoney(amounts.credit) },
            row("Paid by card", { ...amounts.total, amount: amounts.total.amount - amounts.credit.amount }),
          ]
        : []),
    ],
  };
}
