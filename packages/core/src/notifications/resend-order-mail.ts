import { isResendableMail, type resendOrderMailInput } from "@emporia/contracts/orders";
import type { z } from "zod";
import {
  type Ctx,
  enqueue,
  HOUR_MS,
  inTransaction,
  MINUTE_MS,
  NotFound,
  newId,
  RateLimited,
  recordAudit,
  signedIn,
} from "../platform";
import { MailNotResendable } from "./errors";
import { sendMailAgainJob } from "./jobs";
import { countResent, insertEmail, lockFirstOrderEmail } from "./queries";

const MOST_AN_HOUR = 3;

/**
 * Staff have a mail about an order sent once more, to the order's address and with what is true now. The new mail has a
 * key of its own and names the first one. Asking again within a minute changes nothing.
 * @throws NotFound no such mail about this order
 * @throws MailNotResendable it told how something stood then, or was never sent the first time
 * @throws RateLimited three times within an hour
 */
export async function resendOrderMail(ctx: Ctx, input: z.output<typeof resendOrderMailInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const first = await lockFirstOrderEmail(tx, input.orderId, input.emailId);
    if (!first) throw new NotFound("This mail");
    if (!isResendableMail(first.template))
      throw new MailNotResendable(
        "This mail told how things stood then and would mislead now. Write the shopper a note instead.",
      );
    if (first.status !== "sent")
      throw new MailNotResendable("This mail has not left yet. It is tried again until the mail server takes it.");
    const resent = await countResent(tx, first.id, new Date(now.getTime() - HOUR_MS));
    if (resent.last && now.getTime() - resent.last.getTime() < MINUTE_MS) return;
    if (resent.count >= MOST_AN_HOUR) throw new RateLimited(HOUR_MS / 1000);
    const id = newId();
    await insertEmail(tx, {
      id,
      key: `again:${id}`,
      template: first.template,
      recipient: first.recipient,
      subject: first.subject,
      order_id: input.orderId,
      status: "sending",
      created_at: now,
      resent_of: first.id,
      requested_by: signedIn(ctx).userId,
    });
    await recordAudit(tx, ctx, {
      action: "mail.resend",
      subjectType: "order",
      subjectId: input.orderId,
      detail: { emailId: id, resentOf: first.id, template: first.template, reason: input.reason },
    });
    await enqueue(tx, sendMailAgainJob, { emailId: id });
  });
}
