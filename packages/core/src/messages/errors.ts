import { DomainError } from "../platform/index";

/** Nothing can be written here now; the sentence says why. */
export class MessageRefused extends DomainError {
  readonly code = "MESSAGE_REFUSED";
  readonly kind = "conflict";
}
