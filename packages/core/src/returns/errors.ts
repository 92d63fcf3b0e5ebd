import { DomainError } from "../platform/index";

/** The country to which it went gives no such right. */
export class WithdrawalRefused extends DomainError {
  readonly code = "WITHDRAWAL_REFUSED";
  readonly kind = "conflict";
  constructor(country: string) {
    super("For orders to this country there is no right of withdrawal. Ask the shop to take it back.", { country });
  }
}
