import type { PostalAddressView } from "@emporia/contracts/identity";
import { formatMoney, type Money } from "@emporia/contracts/money";
import type { OrderView } from "@emporia/contracts/orders";
import type { Block } from "../blocks";
import { formatCountry, formatDay, lessMoney } from "../format";

type Part = OrderView["sellerOrders"][number];
type Amounts = Pick<
  OrderView,
  "subtotal" | "discounts" | "shipping" | "tax" | "isTaxIncluded" | "total" | "credit" | "carried"
>;

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
  const { parts } = part.shippingMethod;
  const detail = parts.length > 1 ? `${parts.length} parcels, each by its own service` : wayText(part.shippingMethod);
  return [{ kind: "group", title: part.seller.shopName, detail }, ...itemsByWay(part)];
}

type Way = Pick<Part["shippingMethod"], "name" | "minDays" | "maxDays">;

function wayText({ name, minDays, maxDays }: Way): string {
  const days = minDays === maxDays ? `${minDays}` : `${minDays} to ${maxDays}`;
  return `${name}, ${days} ${maxDays === 1 ? "day" : "days"} on its way`;
}

/** The items of a part; each parcel's under its service where they go by several. */
export function itemsByWay({ items, shippingMethod: { parts } }: Pick<Part, "items" | "shippingMethod">): Block[] {
  if (parts.length < 2) return [itemsBlock(items)];
  const rest = items.filter(({ id }) => !parts.some(({ itemIds }) => itemIds.includes(id)));
  return [
    ...parts.flatMap((way): Block[] => [
      { kind: "group", title: `By ${way.name}`, detail: wayText(way) },
      itemsBlock(items.filter(({ id }) => way.itemIds.includes(id))),
    ]),
    ...(rest.length > 0 ? [itemsBlock(rest)] : []),
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
      ...(amounts.carried.amount > 0 ? [row("Paid by what was taken out of your order", amounts.carried)] : []),
      ...(amounts.credit.amount > 0 ? [row("Paid with store credit", amounts.credit)] : []),
      ...(amounts.carried.amount + amounts.credit.amount > 0
        ? [
            row("Paid by card", {
              ...amounts.total,
              amount: amounts.total.amount - amounts.carried.amount - amounts.credit.amount,
            }),
          ]
        : []),
    ],
  };
}
