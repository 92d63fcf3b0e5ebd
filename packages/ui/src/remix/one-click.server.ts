/**
 * Whether a mail program asks, by its reader's one press and from no page of ours, to stop such mails (RFC 8058). Nobody is
 * signed in by such a request: the signed link that it is sent to must say all. The form can be read again afterwards.
 */
export async function isOneClickUnsubscribe(request: Request): Promise<boolean> {
  const form = await request.clone().formData();
  return form.get("List-Unsubscribe") === "One-Click";
}
