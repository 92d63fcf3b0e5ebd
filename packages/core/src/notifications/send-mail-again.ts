import type { ResendableMail } from "@emporia/contracts/orders";
import type { Ctx } from "../platform";
import { findRepeatedEmail } from "./queries";
import { sendOrderCancelled, sendOrderConfirmation, sendOrderLinkMail, sendShipped } from "./send-order-mails";
import { sendOrderNote, sendRefundIssued } from "./send-return-mails";

/** What stands behind the template in the key of a mail. */
type About = { orderId: string; parts: readonly string[]; again: string };

const senders: Readonly<Record<ResendableMail, (ctx: Ctx, about: About) => Promise<void>>> = {
  "order-confirmation": (ctx, { orderId, again }) => sendOrderConfirmation(ctx, { orderId, again }),
  "order-shipped": (ctx, { parts, again }) => sendShipped(ctx, { shipmentId: parts[0] ?? "", again }),
  "order-cancelled": (ctx, { orderId, parts, again }) =>
    sendOrderCancelled(ctx, { orderId, eventId: parts[0] ?? "", again }),
  "order-link": (ctx, { orderId, again }) => sendOrderLinkMail(ctx, { orderId, again }),
  "refund-issued": (ctx, { orderId, parts, again }) =>
    sendRefundIssued(ctx, { orderId, refundId: parts[0] ?? "", again }),
  "order-note": (ctx, { orderId, parts, again }) => sendOrderNote(ctx, { orderId, sequence: Number(parts[1]), again }),
};

/** Sends a mail that staff asked for once more, written anew from what is true now. */
export async function sendMailAgain(ctx: Ctx, { emailId }: { emailId: string }): Promise<void> {
  const email = await findRepeatedEmail(ctx.db, emailId);
  if (!email?.order_id) throw new Error(`No mail to send again: ${emailId}`);
  const send = senders[email.template as ResendableMail];
  const [, ...parts] = email.firstKey.split(":");
  await send(ctx, { orderId: email.order_id, parts, again: email.key });
}
