// Without schemas, so that a browser can know them without loading zod.

/** Why staff send a product back or take it down: each with the sentence that its seller is most often told. */
export const policies = [
  {
    code: "pictures",
    label: "Pictures",
    sentence: "The pictures do not show the product itself. Please show it alone, in good light.",
  },
  {
    code: "description",
    label: "Description",
    sentence: "The description does not say enough: its size, what it is made of, and what comes with it.",
  },
  {
    code: "category",
    label: "Wrong category",
    sentence: "It is in the wrong category. Please choose the one in which shoppers would look for it.",
  },
  {
    code: "name",
    label: "Name",
    sentence: "The name should say what it is, without prices, capitals or advertising.",
  },
  {
    code: "rights",
    label: "Somebody else’s rights",
    sentence: "The text or the pictures belong to somebody else. Please use your own.",
  },
  {
    code: "counterfeit",
    label: "Counterfeit",
    sentence: "It looks like a copy of somebody else’s product. Please send us what shows that you may sell it.",
  },
  {
    code: "unsafe",
    label: "Unsafe",
    sentence: "It may be unsafe, or was recalled. Please send us what shows that it may be sold.",
  },
  { code: "prohibited", label: "Not allowed here", sentence: "We do not allow this kind of product here." },
  { code: "other", label: "Something else", sentence: "" },
  { code: "moved", label: "Another shop sells it", sentence: "" },
] as const;

/** Those that staff choose among; the others follow from what they do. */
export const policiesToChoose = policies.filter(({ code }) => code !== "moved");

export type PolicyCode = (typeof policies)[number]["code"];
export const policyCodes = policies.map(({ code }) => code) as [PolicyCode, ...PolicyCode[]];

export function policyLabel(code: string): string {
  return policies.find((policy) => policy.code === code)?.label ?? code;
}
