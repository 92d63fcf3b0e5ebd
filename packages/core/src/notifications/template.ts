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
}

export function defineMailTemplate<Data>(template: MailTemplate<Data>): MailTemplate<Data> {
  return template;
}

/** The subject on one line, the HTML and the plain part. Whatever stands in the data, it stays text. */
export function renderMail<Data>(
  template: MailTemplate<Data>,
  data: Data,
): { subject: string; html: string; text: string } {
  const subject = [...oneLine(template.subject(data))].slice(0, 200).join("");
  const blocks = template.body(data);
  return {
    subject,
    html: renderHtml({ subject, preheader: template.preheader(data), blocks }),
    text: renderText(blocks),
  };
}
