import type { Block } from "./blocks";
import { oneLine } from "./format";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

/** A kind of mail: what it needs to know, and what it says. */
export interface MailTemplate<Data> {
  name: string;
  /** When it is sent and to whom, for staff. */
  description: string;
  /** Shown in the preview. */
  sample: Data;
  subject: (data: Data) => string;
  /** The line that an inbox shows behind the subject. */
  preheader: (data: Data) => string;
  body: (data: Data) => readonly Block[];
  /**
   * Of a mail that nobody has to get: the address where its reader stops them. Mail programs offer it beside the subject and
   * send it a POST with `List-Unsubscribe=One-Click` (RFC 8058), which must stop them at once; a GET shows a page.
   */
  unsubscribe?: (data: Data) => string;
}

export function defineMailTemplate<Data>(template: MailTemplate<Data>): MailTemplate<Data> {
  return template;
}

/** The headers, the subject on one line, the HTML and the plain part. Whatever stands in the data, it stays text. */
export function renderMail<Data>(
  template: MailTemplate<Data>,
  data: Data,
): { subject: string; html: string; text: string; headers: Record<string, string> } {
  const subject = [...oneLine(template.subject(data))].slice(0, 200).join("");
  const blocks = template.body(data);
  return {
    subject,
    html: renderHtml({ subject, preheader: template.preheader(data), blocks }),
    text: renderText(blocks),
    headers: template.unsubscribe ? unsubscribeHeaders(template.unsubscribe(data)) : {},
  };
}

function unsubscribeHeaders(url: string): Record<string, string> {
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
