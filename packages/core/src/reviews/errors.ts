import { DomainError } from "../platform/index";

/** What was written long ago stays as it is. */
export class ReviewClosed extends DomainError {
  readonly code = "REVIEW_CLOSED";
  readonly kind = "conflict";
  constructor(days: number) {
    super(`A review can be changed for ${days} days after it was written. This one stays as it is.`, { days });
  }
}
