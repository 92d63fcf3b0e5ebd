import { defineMailTemplate } from "../template";

const sample = {
  name: "Nora Lindqvist",
  productName: "Stoneware mug",
  url: "https://emporia.example/products/stoneware-mug",
  reference: "019ac000-0000-7000-8000-000000000001",
};

const greeting = (name: string) => (name === "" ? "Hello" : `Hello ${name}`);

export const reportReceivedMail = defineMailTemplate<typeof sample & { explanation: string }>({
  name: "report-received",
  description: "To who reported a product: it has arrived.",
  sample: { ...sample, explanation: "The second picture shows a mug of another maker, and so does the description." },
  subject: ({ productName }) => `We have your report about “${productName}”`,
  preheader: () => "A person looks at it and writes to you what was decided.",
  body: ({ name, productName, explanation, url, reference }) => [
    { kind: "heading", text: "We have your report" },
    { kind: "text", text: `${greeting(name)}, thank you. This is what you told us about “${productName}”:` },
    { kind: "quote", text: explanation },
    {
      kind: "text",
      text: "A person looks at it, no machine decides, and we write to you what was decided and why. The shop does not learn who reported it.",
    },
    {
      kind: "facts",
      rows: [
        { label: "The page", value: productName, url },
        { label: "Your report", value: reference },
      ],
    },
    { kind: "text", text: "If it was not you who wrote this, tell us by answering this mail.", isQuiet: true },
  ],
});

export const reportDecidedMail = defineMailTemplate<typeof sample & { isUpheld: boolean; reason: string }>({
  name: "report-decided",
  description: "To who reported a product: what was decided, and why.",
  sample: {
    ...sample,
    isUpheld: true,
    reason: "You were right: the pictures belong to another maker. It is no longer sold here.",
  },
  subject: ({ productName }) => `What we decided about “${productName}”`,
  preheader: ({ isUpheld }) => (isUpheld ? "You were right." : "We looked at it and leave it as it is."),
  body: ({ name, productName, isUpheld, reason, reference }) => [
    { kind: "heading", text: isUpheld ? "You were right" : "We leave it as it is" },
    { kind: "text", text: `${greeting(name)}, a person looked at your report about “${productName}” and decided:` },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "If you think that this is wrong, answer this mail within six months and somebody else looks at it again. In the European Union you may also turn to a certified body for settling disputes out of court, or to a court.",
    },
    { kind: "facts", rows: [{ label: "Your report", value: reference }] },
  ],
});

export const opinionReportDecidedMail = defineMailTemplate<{
  firstName: string;
  productName: string;
  about: "review" | "question";
  isUpheld: boolean;
  reference: string;
}>({
  name: "opinion-report-decided",
  description: "To who reported a review or a question: what was decided.",
  sample: {
    firstName: "Nora",
    productName: sample.productName,
    about: "review",
    isUpheld: true,
    reference: sample.reference,
  },
  subject: ({ about, productName }) => `What we decided about a ${about} of “${productName}”`,
  preheader: ({ isUpheld }) => (isUpheld ? "It is no longer shown." : "We looked at it and leave it as it is."),
  body: ({ firstName, productName, about, isUpheld, reference }) => [
    { kind: "heading", text: isUpheld ? "It is no longer shown" : "We leave it as it is" },
    {
      kind: "text",
      text: `${greeting(firstName)}, thank you for reporting a ${about} of “${productName}”. A person looked at it. ${
        isUpheld
          ? "You were right: it does not keep to our rules, and others do not see it any more."
          : "It keeps to our rules, so it stays where it is."
      }`,
    },
    {
      kind: "text",
      text: "If you think that this is wrong, answer this mail within six months and somebody else looks at it again.",
    },
    { kind: "facts", rows: [{ label: "Your report", value: reference }] },
  ],
});
