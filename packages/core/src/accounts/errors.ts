import { DomainError } from "../platform/index";

export class AccountNotClosable extends DomainError {
  readonly code = "ACCOUNT_NOT_CLOSABLE";
  readonly kind = "conflict";
  constructor(obstacle: "staff" | "shops" | "credit", shops: readonly string[]) {
    super(
      obstacle === "staff"
        ? "This account belongs to somebody of the staff. Take their role away first."
        : obstacle === "credit"
          ? "Orders under way were paid for with store credit, which could not go back to a closed account. Wait until they have arrived."
          : `This account works for ${shops.join(", ")}. Write to our support, so that the shop is closed or handed over first.`,
      { obstacle },
    );
  }
}
