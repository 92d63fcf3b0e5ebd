import { DomainError } from "../platform/index";

/** The card was refused. Nothing was charged; another card can be tried. */
export class PaymentDeclined extends DomainError {
  readonly code = "PAYMENT_DECLINED";
  readonly kind = "declined";
  constructor(readonly failure: { code: string; message: string }) {
    super(`${failure.message} Nothing was charged. Choose another card and try again.`, { reason: failure.code });
  }
}
