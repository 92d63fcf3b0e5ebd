import { DomainError } from "../platform/index";

/** A shop has as many zones, or a zone as many rates, as anybody needs. */
export class TooMuchShipping extends DomainError {
  readonly code = "TOO_MUCH_SHIPPING";
  readonly kind = "conflict";
}
