import { DomainError } from "../platform/index";

/** A label that cannot be bought, used or voided now; the sentence says why and what to do. Nothing was bought. */
export class LabelRefused extends DomainError {
  readonly code = "LABEL_REFUSED";
  readonly kind = "conflict";
}
