import { type Ctx, inTransaction, newId } from "../platform";
import { insertEmail, lockEmail, setEmailSent } from "./queries";
import { renderMail } from "./template";
import { type MailData, type MailTemplateName, mailTemplates } from "./templates";

/**
 * Sends a mail once per key, as far as SMTP can promise that. A key that was sent is quiet from then on; two senders
 * at the same time send one mail; a try that died half-way is made again under the same Message-ID.
 * @throws whatever the mail server says; asking again with the same key goes on where it stopped
 */
export async function sendMail<Name extends MailTemplateName>(
  ctx: Ctx,
  mail: { key: string; template: Name; to: string; data: MailData[Name]; orderId?: string },
): Promise<void> {
  if (!/^[^\s<>,;]+@[^\s<>,;]+$/.test(mail.to)) throw new Error(`Not one mail address: ${JSON.stringify(mail.to)}`);
  const rendered = renderMail(mailTemplates[mail.template], mail.data);
  await insertEmail(ctx.db, {
    id: newId(),
    key: mail.key,
    template: mail.template,
    recipient: mail.to,
    subject: rendered.subject,
    order_id: mail.orderId ?? null,
    status: "sending",
    created_at: ctx.clock.now(),
  });
  // @NOTE The one place that talks to the outside inside a transaction: the lock is on a row that only this function
  // touches, it is what keeps two senders of one key apart, and a connection that dies gives it back.
  await inTransaction(ctx, async (tx) => {
    const email = await lockEmail(tx, mail.key);
    if (email.status === "sent") return;
    const { mailer, settings } = ctx.services;
    await mailer.send({ to: mail.to, ...rendered, messageId: `${email.id}@${domainOf(settings.mailFrom)}` });
    await setEmailSent(tx, email.id, { sentAt: ctx.clock.now(), recipient: mail.to, subject: rendered.subject });
  });
}

/** The part behind the @ of "Emporia <hello@emporia.example>". */
function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
}
