import { DomainError } from "../platform/index";

export class AccountNotClosable extends DomainError {
  readonly code = "ACCOUNT_NOT_CLOSABLE";
  readonly kind = "conflict";
  constructor(obstacle: "staff" | "shops" | "credit", shops: readonly string[]) {
    super(
      obstacle === "staff"
        ? "This account belongs to somebody of the staff. Take their role away first."
        : obstacle === "credit"
          ? "An order that is not paid for yet holds store credit of this account. It can be closed once that order is paid for or cancelled."
          : `This account works for ${shops.join(", ")}. Write to our support, so that the shop is closed or handed over first.`,
      { obstacle },
    );
  }
}
