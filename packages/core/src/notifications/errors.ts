import { DomainError } from "../platform";

/** Of a mail whose words would no longer be true. */
export class MailNotResendable extends DomainError {
  readonly code = "MAIL_NOT_RESENDABLE";
  readonly kind = "conflict";
}
