import type { SellerStatus } from "@emporia/contracts/sellers";
import { DomainError } from "../platform";

export class EmailNotVerified extends DomainError {
  readonly code = "EMAIL_NOT_VERIFIED";
  readonly kind = "forbidden";
  constructor() {
    super("Confirm your e-mail address first: we sent you a link when you registered.");
  }
}

export class ShopNameTaken extends DomainError {
  readonly code = "SHOP_NAME_TAKEN";
  readonly kind = "conflict";
  constructor(field: "shopName" | "shopSlug", text: string) {
    const sentence =
      field === "shopName"
        ? `There is a shop called ${text} already. Choose another name.`
        : `The address ${text} belongs to another shop. Choose another one.`;
    super(sentence, { fieldErrors: { [field]: sentence } });
  }
}

export class AlreadyASeller extends DomainError {
  readonly code = "ALREADY_A_SELLER";
  readonly kind = "conflict";
  constructor(shop: { id: string; status: SellerStatus }) {
    super("You have a shop already.", { sellerId: shop.id, status: shop.status });
  }
}

export class SellerTransitionRefused extends DomainError {
  readonly code = "SELLER_TRANSITION_REFUSED";
  readonly kind = "conflict";
  constructor(shopName: string, from: SellerStatus, to: SellerStatus) {
    super(`${shopName} is ${from.toLowerCase()} and cannot become ${to.toLowerCase()} by this.`, { from, to });
  }
}
