import type { ReportReason, ReportStatus } from "@emporia/contracts/report-reasons";

/** Why a product is reported, as who reports it says it. */
export const reportReasonWords: Record<ReportReason, { label: string; hint: string }> = {
  MISLEADING: {
    label: "It is not what it claims to be",
    hint: "Pictures, words, origin or price mislead.",
  },
  COUNTERFEIT: {
    label: "It is a counterfeit, or uses somebody else’s work",
    hint: "Brands, designs, photographs, texts.",
  },
  DANGEROUS: { label: "It is dangerous", hint: "It was recalled, is unsafe, or must not be sold." },
  ILLEGAL: { label: "It is against the law in another way", hint: "Say which law, if you know it." },
  CHILD_SAFETY: { label: "It harms or sexualises children", hint: "You need not say who you are." },
  HATEFUL: { label: "It is hateful or glorifies violence", hint: "Symbols, words or pictures." },
  PROHIBITED: { label: "It does not belong here", hint: "Mass-produced, advertising, or in the wrong place." },
  OTHER: { label: "Something else", hint: "Tell us what it is." },
};

export const reportReasonShort: Record<ReportReason, string> = {
  MISLEADING: "Misleading",
  COUNTERFEIT: "Counterfeit or copied",
  DANGEROUS: "Dangerous",
  ILLEGAL: "Against the law",
  CHILD_SAFETY: "Safety of children",
  HATEFUL: "Hateful",
  PROHIBITED: "Not allowed here",
  OTHER: "Something else",
};

export const reportStatusWords: Record<ReportStatus, string> = {
  OPEN: "Open",
  UPHELD: "Was right",
  DISMISSED: "Dismissed",
};
