import { formatMoney, money } from "@emporia/contracts/money";
import { DomainError } from "../platform/index";

/** What was to be paid with store credit is not there any more. Nothing was charged. */
export class CreditChanged extends DomainError {
  readonly code = "CREDIT_CHANGED";
  readonly kind = "conflict";
  constructor(available: number, currency: string) {
    const left = money(available, currency);
    super(
      `Your store credit has changed: ${formatMoney(left)} of it is left. Nothing was charged. Choose again whether to use it.`,
      { field: "usesCredit", available: left },
    );
  }
}

/** Store credit belongs to an account, and there is none. */
export class CreditNeedsAccount extends DomainError {
  readonly code = "CREDIT_NEEDS_ACCOUNT";
  readonly kind = "conflict";
  constructor(what: "order" | "checkout" | "closed") {
    super(
      what === "closed"
        ? "The account of this order is closed and can have no store credit. Pay the shopper another way."
        : what === "order"
          ? "This order was placed without an account, so there is nobody to give store credit to. Refund to the card, or ask the shopper to sign up with the order's e-mail address and to confirm it: the order is theirs then."
          : "Store credit belongs to an account. Sign in to use yours.",
      { field: what === "checkout" ? "usesCredit" : "to" },
    );
  }
}
