import type { DraftOrderStatus } from "@emporia/contracts/draft-orders";
import { DomainError } from "../platform/index";

/** A draft order is not so far, or past what was asked for. */
export class DraftOrderRefused extends DomainError {
  readonly code = "DRAFT_ORDER_REFUSED";
  readonly kind = "conflict";
  constructor(message: string, status: DraftOrderStatus, missing: readonly string[] = []) {
    super(message, { status, missing });
  }
}
