import { emailSchema } from "@emporia/contracts/common";

/**
 * The e-mail addresses in a text: one to a line, or a column of a table, or as mail programs write them with names. What has no @
 * is passed over; what has one and is no address is `unread`. Each address once, in lower case. Pure.
 */
export function addressesIn(text: string): { emails: string[]; unread: string[] } {
  const emails = new Set<string>();
  const unread: string[] = [];
  for (const word of text.split(/[\s,;<>"'()|]+/)) {
    if (!word.includes("@")) continue;
    const read = emailSchema.safeParse(word.replace(/^mailto:/i, "").replace(/[.:]+$/, ""));
    if (read.success) emails.add(read.data);
    else unread.push(word);
  }
  return { emails: [...emails], unread };
}
