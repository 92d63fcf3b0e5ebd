import { reviewPolicyLabel } from "@emporia/contracts/review-policies";
import { defineMailTemplate } from "../template";

const sample = {
  productName: "Stoneware mug",
  shopName: "Fern & Fig",
  body: "Does the handle get hot in a microwave?",
  url: "https://emporia.example/products/stoneware-mug/questions",
};

export const questionAskedMail = defineMailTemplate<typeof sample & { firstName: string; authorName: string }>({
  name: "question-asked",
  description: "To the owner of a shop: somebody asks about something that they sell.",
  sample: { ...sample, firstName: "Ada", authorName: "Nora L." },
  subject: ({ productName }) => `A question about “${productName}”`,
  preheader: ({ authorName }) => `${authorName} asks something.`,
  body: ({ firstName, productName, authorName, body, url }) => [
    { kind: "heading", text: "A question for you" },
    { kind: "text", text: `Hello ${firstName}, ${authorName} asks about “${productName}”:` },
    { kind: "quote", text: body },
    { kind: "text", text: "Once you have answered, everybody sees both on the page of the product." },
    { kind: "action", label: "Answer it", url },
  ],
});

export const questionAnsweredMail = defineMailTemplate<typeof sample & { answer: string }>({
  name: "question-answered",
  description: "To who asked about a product: the shop has answered.",
  sample: { ...sample, answer: "No, it stays cool. The bowl itself gets warm." },
  subject: ({ shopName }) => `${shopName} answered your question`,
  preheader: ({ productName }) => `About “${productName}”.`,
  body: ({ productName, shopName, body, answer, url }) => [
    { kind: "heading", text: `${shopName} answered` },
    { kind: "text", text: `You asked about “${productName}”:` },
    { kind: "quote", text: body },
    { kind: "text", text: "The shop writes:" },
    { kind: "quote", text: answer },
    { kind: "action", label: "See it on the product’s page", url },
  ],
});

export const questionHiddenMail = defineMailTemplate<typeof sample & { policy: string; reason: string }>({
  name: "question-hidden",
  description: "To who asked about a product: staff have hidden the question, and why.",
  sample: { ...sample, policy: "personal", reason: "It has a telephone number in it. Please ask again without it." },
  subject: ({ productName }) => `We have hidden your question about “${productName}”`,
  preheader: ({ policy }) => reviewPolicyLabel(policy),
  body: ({ productName, body, policy, reason }) => [
    { kind: "heading", text: "Your question is hidden" },
    {
      kind: "text",
      text: `A person looked at your question about “${productName}” and found that it, or its answer, breaks our rules (${reviewPolicyLabel(policy).toLowerCase()}):`,
    },
    { kind: "quote", text: body },
    { kind: "text", text: reason },
    {
      kind: "text",
      text: "If you think that this is wrong, answer this mail within six months and somebody else looks at it again.",
    },
  ],
});
