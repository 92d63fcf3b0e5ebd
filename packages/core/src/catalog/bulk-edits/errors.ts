import type { BulkEditStatus } from "@emporia/contracts/bulk-edits";
import { DomainError } from "../../platform/index";

const states: Record<BulkEditStatus, string> = {
  CHECKING: "is being looked at",
  CHECKED: "is not applied yet",
  APPLYING: "is being applied",
  DONE: "is applied",
  UNDOING: "is being taken back",
  UNDONE: "was taken back",
  CANCELLED: "was stopped",
};

export class BulkEditRefused extends DomainError {
  readonly code = "BULK_EDIT_REFUSED";
  readonly kind = "conflict";
  constructor(status: BulkEditStatus) {
    super(`This change ${states[status]}, so that is not possible now.`, { status });
  }
}

/** One at a time, because two would take each other's work for somebody else's. */
export class BulkEditRunning extends DomainError {
  readonly code = "BULK_EDIT_REFUSED";
  readonly kind = "conflict";
  constructor() {
    super("Another change of many products is under way in this shop. Wait until it is done, or stop it.");
  }
}
