// Without schemas, so that a browser can know them without loading zod.

/** Why a review, a question or an answer is reported, and hidden: each with the sentence that its author is most often told. */
export const reviewPolicies = [
  {
    code: "personal",
    label: "Private data",
    sentence: "It names somebody, or has an address, a telephone number or an e-mail in it.",
  },
  { code: "offensive", label: "Insults or hate", sentence: "It insults or threatens people." },
  {
    code: "off_topic",
    label: "Not about the product",
    sentence: "It is about something else than the product and how the shop served you.",
  },
  { code: "advertising", label: "Advertising", sentence: "It advertises something, or leads to another site." },
  {
    code: "dishonest",
    label: "Not honest",
    sentence: "It was written for money or a present, to harm a competitor, or about something that was not bought.",
  },
  { code: "rights", label: "Somebody else’s rights", sentence: "The text or a photo belongs to somebody else." },
  { code: "illegal", label: "Illegal", sentence: "What it says or shows is against the law." },
  { code: "other", label: "Something else", sentence: "" },
] as const;

export type ReviewPolicy = (typeof reviewPolicies)[number]["code"];
export const reviewPolicyCodes = reviewPolicies.map(({ code }) => code) as [ReviewPolicy, ...ReviewPolicy[]];

export function reviewPolicyLabel(code: string): string {
  return reviewPolicies.find((policy) => policy.code === code)?.label ?? code;
}
