import { formatMoney, type Money } from "@emporia/contracts/money";
import { defineMailTemplate } from "../template";

export const verifyEmailMail = defineMailTemplate<{ firstName: string; url: string }>({
  name: "verify-email",
  description: "To a new shopper: the link that verifies the address.",
  sample: { firstName: "Ada", url: "https://emporia.example/verify-email?token=sample" },
  subject: () => "Confirm your e-mail address",
  preheader: () => "One click, and your Emporia account is complete.",
  body: ({ firstName, url }) => [
    { kind: "heading", text: `Welcome, ${firstName}` },
    { kind: "text", text: "Confirm that this address is yours. Your orders and receipts will come here." },
    { kind: "action", label: "Confirm address", url },
    {
      kind: "text",
      text: "The link works once, for 24 hours. If you did not open an account, do not press it and leave this mail be.",
      isQuiet: true,
    },
  ],
});

export const alreadyRegisteredMail = defineMailTemplate<{ firstName: string; loginUrl: string; resetUrl: string }>({
  name: "already-registered",
  description: "To the owner of an address that somebody tried to register a second time.",
  sample: {
    firstName: "Ada",
    loginUrl: "https://emporia.example/login",
    resetUrl: "https://emporia.example/forgot-password",
  },
  subject: () => "You already have an Emporia account",
  preheader: () => "Sign in as usual, or choose a new password.",
  body: ({ firstName, loginUrl, resetUrl }) => [
    { kind: "heading", text: `You are with us already, ${firstName}` },
    {
      kind: "text",
      text: "Somebody, probably you, tried to open an account with this address. It has one, and nothing was changed.",
    },
    { kind: "action", label: "Sign in", url: loginUrl },
    { kind: "facts", rows: [{ label: "Forgot your password?", value: "Choose a new one", url: resetUrl }] },
    { kind: "text", text: "If it was not you, there is nothing to do.", isQuiet: true },
  ],
});

export const creditGivenMail = defineMailTemplate<{ firstName: string; amount: Money; url: string }>({
  name: "credit-given",
  description: "To a shopper: store credit that staff gave them by hand. One for each time.",
  sample: {
    firstName: "Ada",
    amount: { amount: 1500, currency: "USD" },
    url: "https://emporia.example/account/credit",
  },
  subject: ({ amount }) => `We gave you ${formatMoney(amount)} of store credit`,
  preheader: () => "It is in your account, to be spent at once.",
  body: ({ firstName, amount, url }) => [
    { kind: "heading", text: `${formatMoney(amount)} is yours, ${firstName}` },
    {
      kind: "text",
      text: "We put it into your Emporia account as store credit. At the checkout it pays first, and a card pays the rest.",
    },
    { kind: "action", label: "See your store credit", url },
  ],
});

export const resetPasswordMail = defineMailTemplate<{ firstName: string; url: string }>({
  name: "reset-password",
  description: "To somebody who forgot their password: the link for a new one.",
  sample: { firstName: "Ada", url: "https://emporia.example/reset-password?token=sample" },
  subject: () => "Choose a new password",
  preheader: () => "The link works once, for one hour.",
  body: ({ firstName, url }) => [
    { kind: "heading", text: "Choose a new password" },
    { kind: "text", text: `Hello ${firstName}, somebody asked for a new password for your account.` },
    { kind: "action", label: "Choose a password", url },
    {
      kind: "text",
      text: "The link works once, for one hour, and signs you out on every device. If you did not ask for it, your password stays as it is.",
      isQuiet: true,
    },
  ],
});
