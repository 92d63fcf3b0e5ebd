import type { ToastMessage } from "@emporia/ui/primitives/toast";

export const messages = {
  created: { title: "The product is saved as a draft." },
  couponBegun: { title: "The coupon is there.", description: "Make its codes below." },
  couponCreated: { title: "The coupon can be used." },
  saved: { title: "Saved." },
  vacationSaved: { title: "The break is saved.", description: "It begins and ends by itself." },
  vacationEnded: { title: "There is no break.", description: "Everything is sold and sent as usual." },
  incomplete: { title: "Saved, but not published yet.", description: "The page says what is missing.", tone: "info" },
  published: { title: "The product is published.", description: "Shoppers can find it now." },
  handedIn: { title: "Handed in.", description: "We look at it before shoppers see it, mostly within a day." },
  archived: { title: "The product is archived.", description: "Shoppers no longer see it." },
  duplicated: { title: "Here is the copy.", description: "A draft, without SKUs and with nothing on hand." },
  sale: { title: "The sale is saved.", description: "Prices change by themselves when it begins and ends." },
  saleEnded: { title: "The sale is over.", description: "The product costs its regular price." },
  scheduled: { title: "It will be published by itself." },
  unscheduled: { title: "It will not be published by itself." },
  viewSaved: { title: "The view is saved." },
  viewRemoved: { title: "The view is removed." },
  removed: { title: "The product is removed." },
  codesMade: { title: "The codes can be used.", description: "Download them below." },
  codesRevoked: { title: "Revoked." },
  switchedOn: { title: "It is switched on." },
  switchedOff: { title: "It is switched off.", description: "Orders that were placed with it keep it." },
  shipped: { title: "Marked as shipped.", description: "The shopper gets a mail with the tracking number." },
  labelBought: {
    title: "The label is bought.",
    description: "Print it, and mark the parcel as shipped once it leaves.",
  },
  labelAsked: { title: "The carrier is making the label.", description: "It appears here in a minute." },
  labelVoided: {
    title: "The label is given back.",
    description: "What it cost is yours again once the carrier agrees.",
  },
  packing: { title: "Being packed.", description: "The shopper reads so on the page of the order." },
  delivered: { title: "Marked as delivered." },
  cancelled: { title: "Cancelled.", description: "The stock is back and the shopper's money is on its way." },
  refunded: { title: "The refund is on its way.", description: "The shopper gets a mail." },
  reviewAnswered: { title: "Your answer is there.", description: "Everybody sees it below the review." },
  questionAnswered: { title: "Your answer is there.", description: "Who asked gets a mail, and everybody sees it." },
  messageReported: { title: "Reported.", description: "A person looks at it, and we mail you what is decided." },
  shopperBlocked: {
    title: "They cannot write to you any more.",
    description: "They can still send things back and complain.",
  },
  shopperUnblocked: { title: "They can write to you again." },
  reviewReported: { title: "Reported.", description: "A person looks at it." },
  replaced: { title: "It is sent once more.", description: "The replacement waits among the orders to ship." },
  amended: { title: "Taken out.", description: "The stock is back and the shopper's money is on its way." },
  asked: { title: "The shopper is asked.", description: "They get a mail; what is added is set aside for them." },
  takenBack: { title: "The change is taken back.", description: "The order stays as it was." },
  noted: { title: "The note is saved." },
  answered: { title: "Sent.", description: "The shopper gets a mail." },
  agreed: { title: "Agreed.", description: "The shopper gets a mail that says how to send it back." },
  rejected: { title: "Rejected.", description: "The shopper gets a mail with the reason." },
  received: { title: "It has arrived.", description: "Look at it next; then the money goes back." },
  inspected: { title: "Saved.", description: "What you take back is refunded; the shopper gets a mail." },
  moved: { title: "Moved.", description: "How much there is in all has not changed." },
  appealSent: { title: "Sent.", description: "A person looks at it and answers you by mail." },
  payoutAsked: { title: "The payout is under way.", description: "Banks take one to three days." },
  counted: { title: "The count is saved." },
} as const satisfies Record<string, ToastMessage>;

export type Flash = keyof typeof messages;

/** What `?done=…` says happened on the page before. */
export function flashOf(search: string): ToastMessage | undefined {
  const done = new URLSearchParams(search).get("done");
  return done && Object.hasOwn(messages, done) ? { ...messages[done as Flash] } : undefined;
}
