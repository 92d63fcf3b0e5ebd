import { DomainError } from "../platform/index";

/** A change of an order cannot be proposed, agreed to or taken back now. */
export class AmendmentRefused extends DomainError {
  readonly code = "AMENDMENT_REFUSED";
  readonly kind = "conflict";
}
