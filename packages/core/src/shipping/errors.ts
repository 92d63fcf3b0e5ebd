import { DomainError } from "../platform/index";

/** A shop has as many zones, or a zone as many rates, as anybody needs. */
export class TooMuchShipping extends DomainError {
  readonly code = "TOO_MUCH_SHIPPING";
  readonly kind = "conflict";
}

export class ProfileNameTaken extends DomainError {
  readonly code = "SHIPPING_PROFILE_NAME_TAKEN";
  readonly kind = "conflict";
  constructor(name: string) {
    super(`You have a shipping profile named “${name}” already. Choose another name.`);
  }
}
