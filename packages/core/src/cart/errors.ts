import { maxItemsPerCart } from "@emporia/contracts/cart";
import { DomainError } from "../platform/index";

export class CartFull extends DomainError {
  readonly code = "CART_FULL";
  readonly kind = "conflict";
  constructor() {
    super(`A cart can hold ${maxItemsPerCart} different things. Check out first, or remove something.`);
  }
}

export class ProductUnavailable extends DomainError {
  readonly code = "PRODUCT_UNAVAILABLE";
  readonly kind = "conflict";
  constructor() {
    super("This is no longer sold.");
  }
}

/** Its shop is on a break, and sells nothing until it is back. */
export class ShopAway extends DomainError {
  readonly code = "SHOP_AWAY";
  readonly kind = "conflict";
  constructor({ shopName, until }: { shopName: string; until: string }, day: string) {
    super(`${shopName} is on a break. This can be bought again from ${day} on.`, { shopName, until });
  }
}
