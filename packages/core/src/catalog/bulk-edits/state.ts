import type { BulkEditStatus } from "@emporia/contracts/bulk-edits";

/** Which status follows which. Applying that is stopped leaves what is done, which can be taken back. */
const transitions = {
  CHECKING: ["CHECKED", "CANCELLED"],
  CHECKED: ["APPLYING"],
  APPLYING: ["DONE"],
  DONE: ["UNDOING"],
  UNDOING: ["UNDONE"],
  UNDONE: [],
  CANCELLED: [],
} as const satisfies Record<BulkEditStatus, readonly BulkEditStatus[]>;

export function canBecome(from: BulkEditStatus, to: BulkEditStatus): boolean {
  return (transitions[from] as readonly BulkEditStatus[]).includes(to);
}

/** What a pass ends as; undefined when no job is at work. */
export function endOf(status: BulkEditStatus): "CHECKED" | "DONE" | "UNDONE" | undefined {
  if (status === "CHECKING") return "CHECKED";
  if (status === "APPLYING") return "DONE";
  return status === "UNDOING" ? "UNDONE" : undefined;
}
