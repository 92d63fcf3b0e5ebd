import type { CartIssueView } from "@emporia/contracts/cart";
import { formatMoney, money } from "@emporia/contracts/money";
import { leastAmountOf } from "../payments/index";
import { DomainError } from "../platform/index";
import type { AddressDoubt } from "./address-checker";

export class CartEmpty extends DomainError {
  readonly code = "CART_EMPTY";
  readonly kind = "conflict";
  constructor() {
    super("Your cart is empty. Put something in before you check out.");
  }
}

/** Something in the cart is not as it was: the shopper has to look at it first. */
export class CartChanged extends DomainError {
  readonly code = "CART_CHANGED";
  readonly kind = "conflict";
  constructor(issues: readonly CartIssueView[]) {
    super(issues[0] ? `${issues[0].message} Look at your cart and accept the change.` : "Your cart has changed.", {
      issues,
    });
  }
}

export class CheckoutExpired extends DomainError {
  readonly code = "CHECKOUT_EXPIRED";
  readonly kind = "conflict";
  constructor() {
    super("This checkout has expired. Nothing was charged and your cart is as you left it: start again from there.");
  }
}

export class CheckoutStepMissing extends DomainError {
  readonly code = "CHECKOUT_STEP_MISSING";
  readonly kind = "conflict";
  constructor(step: "email" | "shippingAddress" | "shippingMethod" | "paymentMethod", message: string) {
    super(message, { step });
  }
}

export class CheckoutClosed extends DomainError {
  readonly code = "CHECKOUT_CLOSED";
  readonly kind = "conflict";
  constructor(status: string) {
    super(
      status === "CONFIRMED"
        ? "This order has been placed and can no longer be changed here."
        : "Your payment is being processed. Wait for it to finish before you change anything.",
      { status },
    );
  }
}

/** An address at which a parcel may not arrive. Said once more as it is written, it is taken. */
export class AddressDoubtful extends DomainError {
  readonly code = "ADDRESS_DOUBTFUL";
  readonly kind = "conflict";
  constructor({ message, suggestion }: AddressDoubt) {
    super(message, { suggestion });
  }
}

/** Staff made this order with the shopper: it is paid for as it is, or not at all. */
export class CheckoutAgreed extends DomainError {
  readonly code = "CHECKOUT_AGREED";
  readonly kind = "conflict";
  constructor(
    message = "This order is paid for as it was agreed on. To change something, answer the mail that its link came with.",
  ) {
    super(message);
  }
}

export class NoShippingRate extends DomainError {
  readonly code = "NO_SHIPPING_RATE";
  readonly kind = "conflict";
  /** With the items that cannot be sent, where only some of a shop's cannot. */
  constructor(unsent: readonly { shopName: string; items: readonly string[] }[]) {
    const list = new Intl.ListFormat("en");
    const whole = unsent.filter(({ items }) => items.length === 0).map(({ shopName }) => shopName);
    const parts = unsent.filter(({ items }) => items.length > 0);
    const sentences = [
      ...(whole.length > 0 ? [`${list.format(whole)} cannot send to this address.`] : []),
      ...parts.map(({ shopName, items }) => `${shopName} cannot send ${list.format(items)} to this address.`),
    ];
    const rest = parts.length > 0 ? "what cannot be sent" : "their items";
    super(`${sentences.join(" ")} Choose another address, or remove ${rest}.`, {
      shops: unsent.map(({ shopName }) => shopName),
      items: parts.flatMap(({ items }) => items),
    });
  }
}

export class TotalTooSmall extends DomainError {
  readonly code = "TOTAL_TOO_SMALL";
  readonly kind = "conflict";
  constructor(currency: string) {
    const least = money(leastAmountOf(currency), currency);
    super(`A card pays ${formatMoney(least)} at least. Add something to your cart, or take a coupon out, to go on.`, {
      smallestAmount: least.amount,
      currency,
    });
  }
}
