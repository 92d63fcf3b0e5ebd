// Without zod, so that forms may have it.

/** Why somebody reports a product, in the order of the form. */
export const reportReasons = [
  "MISLEADING",
  "COUNTERFEIT",
  "DANGEROUS",
  "ILLEGAL",
  "CHILD_SAFETY",
  "HATEFUL",
  "PROHIBITED",
  "OTHER",
] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportStatuses = ["OPEN", "UPHELD", "DISMISSED"] as const;
export type ReportStatus = (typeof reportStatuses)[number];

const needed: ReadonlySet<ReportReason> = new Set(["COUNTERFEIT", "DANGEROUS", "ILLEGAL", "HATEFUL"]);

/**
 * A notice of something illegal needs the name and the address of who gives it, except one of harm to children
 * (Regulation (EU) 2022/2065, article 16). What breaks our own rules alone may be said by anybody.
 */
export function needsReporter(reason: ReportReason): boolean {
  return needed.has(reason);
}
