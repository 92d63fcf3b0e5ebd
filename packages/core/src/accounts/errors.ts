import { DomainError } from "../platform/index";

export class AccountNotClosable extends DomainError {
  readonly code = "ACCOUNT_NOT_CLOSABLE";
  readonly kind = "conflict";
  constructor(obstacle: "staff" | "shops", shops: readonly string[]) {
    super(
      obstacle === "staff"
        ? "This account belongs to somebody of the staff. Take their role away first."
        : `This account works for ${shops.join(", ")}. Write to our support, so that the shop is closed or handed over first.`,
      { obstacle },
    );
  }
}
