import { reviewPolicyLabel } from "@emporia/contracts/review-policies";
import { defineMailTemplate } from "../template";

const sample = {
  productName: "Stoneware mug",
  shopName: "Fern & Fig",
  url: "https://emporia.example/products/stoneware-mug",
};
const starsOf = (rating: number) => (rating === 1 ? "1 star" : `${rating} stars`);

export const reviewWrittenMail = defineMailTemplate<
  typeof sample & { firstName: string; rating: number; said: string; authorName: string }
>({
  name: "review-written",
  description: "To the owner of a shop: somebody has reviewed what they sell.",
  sample: {
    ...sample,
    firstName: "Ada",
    rating: 4,
    said: "Lovely glaze. A little smaller than I thought.",
    authorName: "Nora L.",
  },
  subject: ({ productName, rating }) => `${starsOf(rating)} for “${productName}”`,
  preheader: ({ authorName }) => `${authorName} has written a review.`,
  body: ({ firstName, productName, rating, said, authorName, url }) => [
    { kind: "heading", text: `${starsOf(rating)} for “${productName}”` },
    { kind: "text", text: `Hello ${firstName}, ${authorName} has reviewed what you sent.` },
    ...(said === "" ? [] : [{ kind: "quote" as const, text: said }]),
    {
      kind: "text",
      text: "You may answer once; shoppers read your answer below the review. If it breaks our rules, report it there: a person looks at it.",
    },
    { kind: "action", label: "See it and answer", url },
  ],
});

export const reviewAnsweredMail = defineMailTemplate<typeof sample & { reply: string }>({
  name: "review-answered",
  description: "To who reviewed something: the shop has answered.",
  sample: { ...sample, reply: "Thank you! If the handle ever comes loose, write to us and we mend it." },
  subject: ({ shopName }) => `${shopName} answered your review`,
  preheader: ({ productName }) => `Of “${productName}”.`,
  body: ({ productName, shopName, reply, url }) => [
    { kind: "heading", text: `${shopName} answered your review` },
    { kind: "text", text: `This is what they write about your review of “${productName}”:` },
    { kind: "quote", text: reply },
    { kind: "action", label: "See it on the product’s page", url },
  ],
});

export const reviewHiddenMail = defineMailTemplate<typeof sample & { policy: string; reason: string }>({
  name: "review-hidden",
  description: "To who reviewed something: staff have hidden the review, and why.",
  sample: {
    ...sample,
    policy: "personal",
    reason: "It names the neighbour who took the parcel in. Please leave names out.",
  },
  subject: ({ productName }) => `We have hidden your review of “${productName}”`,
  preheader: ({ policy }) => reviewPolicyLabel(policy),
  body: ({ productName, policy, reason, url }) => [
    { kind: "heading", text: "Your review is hidden" },
    {
      kind: "text",
      text: `A person looked at your review of “${productName}” and found that it breaks our rules (${reviewPolicyLabel(policy).toLowerCase()}). Nobody else sees it now, and its stars do not count:`,
    },
    { kind: "quote", text: reason },
    { kind: "action", label: "See your review", url },
    {
      kind: "text",
      text: "If you think that this is wrong, answer this mail within six months and somebody else looks at it again. In the European Union you may also turn to a certified body for settling disputes out of court, or to a court.",
    },
  ],
});

export const reviewShownMail = defineMailTemplate<typeof sample>({
  name: "review-shown",
  description: "To who reviewed something: a review that was hidden is shown again.",
  sample,
  subject: ({ productName }) => `Your review of “${productName}” is shown again`,
  preheader: () => "We looked at it once more.",
  body: ({ productName, url }) => [
    { kind: "heading", text: "It is shown again" },
    {
      kind: "text",
      text: `We looked at your review of “${productName}” once more. Everybody sees it again, and its stars count.`,
    },
    { kind: "action", label: "See it on the product’s page", url },
  ],
});

export const reviewRequestMail = defineMailTemplate<{
  firstName: string;
  orderNumber: string;
  items: readonly { name: string; shopName: string; url: string }[];
  stopUrl: string;
}>({
  name: "review-request",
  description: "To who got something a week ago: how is it? Once for each order.",
  sample: {
    firstName: "Nora",
    orderNumber: "ORD-2026-000042",
    items: [
      { name: "Stoneware mug (Fog)", shopName: "Fern & Fig", url: "https://emporia.example/orders/1/review/1" },
      { name: "Linen towel", shopName: "Linen Ledger", url: "https://emporia.example/orders/1/review/2" },
    ],
    stopUrl: "https://emporia.example/review-requests/1",
  },
  subject: ({ items }) => (items.length === 1 ? `How is your ${items[0]?.name}?` : "How are the things that came?"),
  preheader: () => "Two sentences help others, and who made it.",
  unsubscribe: ({ stopUrl }) => stopUrl,
  body: ({ firstName, orderNumber, items, stopUrl }) => [
    { kind: "heading", text: "How is it?" },
    {
      kind: "text",
      text: `Hello ${firstName}, what you ordered with ${orderNumber} has been with you for a week. Two sentences help others to choose, and its maker to get better.`,
    },
    ...(items.length === 1
      ? [{ kind: "action" as const, label: `Review ${items[0]?.name}`, url: items[0]?.url ?? "" }]
      : [
          {
            kind: "facts" as const,
            rows: items.map(({ name, shopName, url }) => ({ label: shopName, value: `Review ${name}`, url })),
          },
        ]),
    {
      kind: "text",
      text: "Something is wrong with it? Write to the shop from the page of your order first; it can help.",
    },
    { kind: "text", text: "We ask once for each order.", isQuiet: true },
    { kind: "facts", rows: [{ label: "No more of these", value: "Stop asking me for reviews", url: stopUrl }] },
  ],
});
