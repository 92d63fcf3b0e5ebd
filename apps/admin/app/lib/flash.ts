import type { ToastMessage } from "@emporia/ui/primitives/toast";

const messages = {
  approved: { title: "The shop is approved.", description: "Its owner gets a mail." },
  rejected: { title: "The application is rejected.", description: "Its owner gets a mail with the reason." },
  suspended: { title: "The shop is suspended.", description: "Shoppers no longer see it." },
  reinstated: { title: "The shop is open again." },
  banned: { title: "This person is banned.", description: "They are signed out everywhere." },
  unbanned: { title: "This person can sign in again." },
  cancelled: { title: "Cancelled.", description: "The stock is back and the refund is under way." },
  refunded: { title: "The refund is on its way.", description: "The shopper gets a mail." },
  credited: { title: "It is store credit now.", description: "The shopper can spend it at once." },
  delivered: { title: "Marked as delivered." },
  labelVoided: {
    title: "The label is given back.",
    description: "Once the carrier agrees, what it cost is its payer's again.",
  },
  noted: { title: "The note is saved." },
  answered: { title: "Sent.", description: "Both sides get a mail." },
  decided: { title: "Decided.", description: "Both sides get a mail." },
  agreed: { title: "Agreed in the shop's stead.", description: "The shopper gets a mail." },
  labelAsked: { title: "The carrier is making the label.", description: "The return is agreed to once it is there." },
  received: { title: "It has arrived." },
  inspected: { title: "Saved.", description: "What is taken back is refunded." },
  tagRenamed: { title: "Renamed.", description: "Products show it within seconds." },
  renameForgotten: { title: "It can be written again.", description: "Products keep the tags they have." },
  tagRemoved: { title: "The tag is taken away." },
  trusted: { title: "The shop is trusted.", description: "Shoppers see what it publishes at once." },
  distrusted: { title: "Its products wait for staff from now on." },
  productApproved: { title: "Approved.", description: "Shoppers see it now." },
  productsApproved: { title: "Approved.", description: "Shoppers see them now." },
  productReturned: { title: "Sent back.", description: "Its seller gets a mail with the reason." },
  takenDown: { title: "Taken down.", description: "Its seller gets a mail with the reason." },
  restored: { title: "Shoppers see it again.", description: "Its seller gets a mail." },
  recategorised: { title: "It is in the other category.", description: "Its seller gets a mail with the reason." },
  reportDecided: { title: "Decided.", description: "Who left an address gets a mail with the reason." },
  saved: { title: "Saved." },
  switchedOn: { title: "It is switched on." },
  switchedOff: { title: "It is switched off.", description: "Orders that were placed with it keep it." },
  created: { title: "Added." },
  moved: { title: "Moved." },
  merged: { title: "Merged.", description: "Its address leads to the other category." },
  removed: { title: "Deleted." },
  rebuilding: { title: "The index is being built.", description: "The old one answers until it is done." },
  checking: { title: "The check has begun.", description: "What it finds stands here when you look again." },
  adjustmentAsked: { title: "Asked for.", description: "It is posted when somebody else approves it." },
  evidenceSent: { title: "Sent to the bank.", description: "It decides in the next weeks." },
  resolved: { title: "Noted.", description: "The day is compared again." },
  lookedAt: { title: "Stripe is asked.", description: "What it answers stands here in a moment." },
  retried: { title: "The job runs again." },
} as const satisfies Record<string, ToastMessage>;

/** What `?done=…` says happened on the page before. */
export function flashOf(search: string): ToastMessage | undefined {
  const done = new URLSearchParams(search).get("done");
  return done && Object.hasOwn(messages, done) ? { ...messages[done as keyof typeof messages] } : undefined;
}
