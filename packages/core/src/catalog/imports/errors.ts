import type { ImportStatus } from "@emporia/contracts/imports";
import { DomainError } from "../../platform/index";

const states: Record<ImportStatus, string> = {
  UPLOADED: "has not been checked yet",
  CHECKING: "is being checked",
  CHECKED: "is checked",
  IMPORTING: "is being imported",
  DONE: "is imported",
  CANCELLED: "was cancelled",
  FAILED: "could not be read",
};

export class ImportTransitionRefused extends DomainError {
  readonly code = "IMPORT_REFUSED";
  readonly kind = "conflict";
  constructor(status: ImportStatus) {
    super(`This file ${states[status]}, so that is not possible now.`, { status });
  }
}

/** One file at a time, because two would undo each other's work. */
export class ImportRunning extends DomainError {
  readonly code = "IMPORT_REFUSED";
  readonly kind = "conflict";
  constructor() {
    super("Another file of this shop is being read. Wait until it is done, or cancel it.");
  }
}

export class TooManyUploads extends DomainError {
  readonly code = "IMPORT_REFUSED";
  readonly kind = "conflict";
  constructor() {
    super("Your shop is sending too many files at once. Wait until they have arrived.");
  }
}
