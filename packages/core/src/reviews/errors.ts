import { DomainError } from "../platform/index";

/** What was written long ago stays as it is. */
export class ReviewClosed extends DomainError {
  readonly code = "REVIEW_CLOSED";
  readonly kind = "conflict";
  constructor(days: number) {
    super(`A review can be changed for ${days} days after it was written. This one stays as it is.`, { days });
  }
}

/** Staff have hidden it, so that it is theirs to delete. */
export class ReviewKept extends DomainError {
  readonly code = "REVIEW_CLOSED";
  readonly kind = "conflict";
  constructor(status: "SHOWN" | "HIDDEN") {
    super(
      status === "HIDDEN"
        ? "This review is hidden. Nobody but you sees it; write to us to have it deleted."
        : "Somebody reported this review, and staff are to look at it. Delete it once they have decided.",
    );
  }
}
