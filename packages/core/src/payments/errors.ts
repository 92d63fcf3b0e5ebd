import { DomainError } from "../platform/index";

/** What a seller asks to be paid cannot be paid now. Nothing moved. */
export class PayoutRefused extends DomainError {
  readonly code = "PAYOUT_REFUSED";
  readonly kind = "conflict";
}

/** The card was refused. Nothing was charged; another card can be tried. */
export class PaymentDeclined extends DomainError {
  readonly code = "PAYMENT_DECLINED";
  readonly kind = "declined";
  constructor(readonly failure: { code: string; message: string }) {
    super(`${failure.message} Nothing was charged. Choose another card and try again.`, { reason: failure.code });
  }
}

/** An adjustment of the books that cannot be decided so. */
export class AdjustmentRefused extends DomainError {
  readonly code = "ADJUSTMENT_REFUSED";
  readonly kind = "conflict";
}

/** A dispute that takes no more evidence or decisions. */
export class ChargebackClosed extends DomainError {
  readonly code = "CHARGEBACK_CLOSED";
  readonly kind = "conflict";
}
