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
