// Without schemas, so that a browser can know them without loading zod.

/** Characters of one message, and pictures that it has at most. */
export const longestMessage = 4000;
export const mostMessagePictures = 4;

/** Why a message is reported, and hidden: each with the sentence that its author is most often told. */
export const messagePolicies = [
  { code: "offensive", label: "Insults or threats", sentence: "It insults or threatens somebody." },
  {
    code: "off_platform",
    label: "Paying or meeting elsewhere",
    sentence:
      "It asks to pay, or to go on talking, outside of the marketplace, where nobody can help when something goes wrong.",
  },
  { code: "fraud", label: "A scam", sentence: "It tries to get money or data by deceit." },
  { code: "spam", label: "Advertising", sentence: "It advertises something that was not asked about." },
  { code: "illegal", label: "Illegal", sentence: "What it says or shows is against the law." },
  { code: "other", label: "Something else", sentence: "" },
] as const;

export type MessagePolicy = (typeof messagePolicies)[number]["code"];
export const messagePolicyCodes = messagePolicies.map(({ code }) => code) as [MessagePolicy, ...MessagePolicy[]];

export function messagePolicyLabel(code: string): string {
  return messagePolicies.find((policy) => policy.code === code)?.label ?? code;
}
