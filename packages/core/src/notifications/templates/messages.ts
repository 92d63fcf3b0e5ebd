import { defineMailTemplate } from "../template";

export const messageNewsMail = defineMailTemplate<{
  firstName: string;
  from: string;
  /** Empty where it is about the shop itself. */
  about: string;
  texts: readonly string[];
  more: number;
  url: string;
}>({
  name: "message-news",
  description: "To a shopper, or to the owner of a shop: the other side has written. Once until they read it.",
  sample: {
    firstName: "Nora",
    from: "Fern & Fig",
    about: "order ORD-2026-000042-1",
    texts: ["Hello Nora, the mug in Fog is back from the kiln on Friday.", "Shall we wait for it?"],
    more: 0,
    url: "https://emporia.example/account/messages/1",
  },
  subject: ({ from, about }) =>
    about === "" ? `${from} has written to you` : `${from} has written to you about ${about}`,
  preheader: ({ texts }) => texts[0] ?? "",
  body: ({ firstName, from, about, texts, more, url }) => [
    { kind: "heading", text: `A message from ${from}` },
    {
      kind: "text",
      text: `${firstName === "" ? "Hello" : `Hello ${firstName}`}, ${from} has written to you${about === "" ? "" : ` about ${about}`}:`,
    },
    ...texts.map((text) => ({ kind: "quote" as const, text })),
    ...(more > 0
      ? [{ kind: "text" as const, text: more === 1 ? "And one message more." : `And ${more} messages more.` }]
      : []),
    { kind: "action", label: "Read and answer", url },
    {
      kind: "text",
      text: "Answers to this mail reach nobody: write on the page. Whatever somebody writes, pay on the marketplace only.",
      isQuiet: true,
    },
  ],
});

export const messageReportDecidedMail = defineMailTemplate<{
  firstName: string;
  otherName: string;
  body: string;
  isUpheld: boolean;
  reason: string;
}>({
  name: "message-report-decided",
  description: "To who reported a message: what staff decided about it.",
  sample: {
    firstName: "Nora",
    otherName: "Fern & Fig",
    body: "Pay me directly and it is ten per cent less.",
    isUpheld: true,
    reason: "It asks to pay outside of the marketplace. We have hidden it and told the shop.",
  },
  subject: ({ otherName }) => `We have looked at the message from ${otherName}`,
  preheader: ({ isUpheld }) => (isUpheld ? "It breaks our rules." : "It does not break our rules."),
  body: ({ firstName, otherName, body, isUpheld, reason }) => [
    { kind: "heading", text: isUpheld ? "You were right" : "We leave it as it is" },
    {
      kind: "text",
      text: `${firstName === "" ? "Hello" : `Hello ${firstName}`}, a person looked at the message from ${otherName} that you reported${isUpheld ? ". Neither of you sees it any more" : ""}:`,
    },
    ...(body === "" ? [] : [{ kind: "quote" as const, text: body }]),
    { kind: "text", text: reason },
    {
      kind: "text",
      text: "If you think that this is wrong, answer this mail within six months and somebody else looks at it again.",
    },
  ],
});
