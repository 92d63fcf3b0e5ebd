import { DomainError } from "../platform/index";

/** A change of an order cannot be proposed, agreed to or taken back now. */
export class AmendmentRefused extends DomainError {
  readonly code = "AMENDMENT_REFUSED";
  readonly kind = "conflict";
}

/** A change comes to something else than what was shown to who asks for it. */
export class AmendmentRepriced extends DomainError {
  readonly code = "AMENDMENT_REPRICED";
  readonly kind = "conflict";
}
