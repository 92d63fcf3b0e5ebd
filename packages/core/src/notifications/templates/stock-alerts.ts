import { defineMailTemplate } from "../template";

const sample = {
  productName: "Stoneware mug",
  variantTitle: "Fog / Large",
  url: "https://emporia.example/stock-alerts/sample",
};

const called = ({ productName, variantTitle }: { productName: string; variantTitle: string }) =>
  variantTitle === "" ? productName : `${productName} (${variantTitle})`;

export const stockAlertLinkMail = defineMailTemplate<typeof sample>({
  name: "stock-alert-link",
  description: "To who asked to be told when something can be bought again: confirm that the address is yours.",
  sample,
  subject: ({ productName }) => `Shall we tell you when ${productName} is back?`,
  preheader: () => "One press, and we know that the address is yours.",
  body: (alert) => [
    { kind: "heading", text: "Tell me when it is back" },
    {
      kind: "text",
      text: `Somebody asked us to write to this address when ${called(alert)} can be bought again. If that was you, say so here; we will then write once.`,
    },
    { kind: "action", label: "Yes, tell me", url: alert.url },
    { kind: "text", text: "If it was not you, do nothing: you will hear no more of it.", isQuiet: true },
  ],
});

export const backInStockMail = defineMailTemplate<typeof sample & { stopUrl: string }>({
  name: "back-in-stock",
  description: "To who asked to be told: something that had sold out can be bought again.",
  sample: { ...sample, stopUrl: "https://emporia.example/stock-alerts/sample" },
  subject: ({ productName }) => `${productName} is back`,
  preheader: () => "You asked to be told when it can be bought again.",
  unsubscribe: ({ stopUrl }) => stopUrl,
  body: (alert) => [
    { kind: "heading", text: "It is back" },
    {
      kind: "text",
      text: `You asked us to tell you: ${called(alert)} can be bought again. We cannot keep one for you, and others were told too.`,
    },
    { kind: "action", label: "See it", url: alert.url },
    {
      kind: "facts",
      rows: [{ label: "No more of these", value: "Stop all mails about what is back", url: alert.stopUrl }],
    },
  ],
});
