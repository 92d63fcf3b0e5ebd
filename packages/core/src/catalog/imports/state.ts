import type { ImportStatus } from "@emporia/contracts/imports";

/**
 * Which status follows which. A check that is stopped leaves the file as it came; what failed or was cancelled can be
 * checked again, and what is done stays done.
 */
const transitions = {
  UPLOADED: ["CHECKING", "IMPORTING"],
  CHECKING: ["CHECKED", "FAILED", "UPLOADED"],
  CHECKED: ["CHECKING", "IMPORTING"],
  IMPORTING: ["DONE", "FAILED", "CANCELLED"],
  FAILED: ["CHECKING"],
  CANCELLED: ["CHECKING"],
  DONE: [],
} as const satisfies Record<ImportStatus, readonly ImportStatus[]>;

export function canBecome(from: ImportStatus, to: ImportStatus): boolean {
  return (transitions[from] as readonly ImportStatus[]).includes(to);
}

/** A job is at work on it. */
export function isRunning(status: ImportStatus): boolean {
  return status === "CHECKING" || status === "IMPORTING";
}
