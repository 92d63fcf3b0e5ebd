import type { ReturnDue } from "@emporia/contracts/returns";
import { DAY_MS } from "../platform/index";
import type { ReturnState } from "./return-state";

interface Deadline {
  by: ReturnDue["by"];
  /** Days from the step that led here. */
  days: number;
  /** Days before it at which whoever is due is reminded. */
  remindDays: number;
}

/** Who has to do the next thing about a return, and within how many days. */
export const returnDeadlines = {
  REQUESTED: { by: "shop", days: 3, remindDays: 1 },
  APPROVED: { by: "shopper", days: 30, remindDays: 7 },
  SENT: { by: "shop", days: 14, remindDays: 4 },
  RECEIVED: { by: "shop", days: 7, remindDays: 3 },
} as const satisfies Partial<Record<ReturnState["status"], Deadline>>;

/**
 * A withdrawal that nobody sent: its shopper is reminded so many days before it is due, and it ends so many days after,
 * of which they are told so many days before.
 */
export const withdrawalDeadlines = { remindDays: 4, endDays: 30, warnDays: 7 } as const;

/**
 * Who has to do what comes next about a return, and until when; null where nobody has to. A shop that is late may be
 * complained about, a shopper who does not send keeps the things. Pure.
 */
export function returnDue({
  status,
  updatedAt,
  sendBy,
}: Pick<ReturnState, "status" | "updatedAt" | "sendBy">): ReturnDue | null {
  if (status === "APPROVED" && sendBy !== null) return { by: "shopper", at: sendBy };
  const deadline: Deadline | undefined = (returnDeadlines as Partial<Record<string, Deadline>>)[status];
  if (!deadline) return null;
  return { by: deadline.by, at: new Date(Date.parse(updatedAt) + deadline.days * DAY_MS).toISOString() };
}
