import sanitizeHtml from "sanitize-html";
import { cleanText } from "./text";

const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "pre", "code"],
    ...["strong", "b", "em", "i", "u", "s", "sub", "sup", "small", "span", "a"],
    ...["table", "thead", "tbody", "tr", "th", "td", "caption", "dl", "dt", "dd"],
  ],
  allowedAttributes: { a: ["href", "rel"], th: ["colspan", "rowspan", "scope"], td: ["colspan", "rowspan"] },
  allowedSchemes: ["https", "http", "mailto"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "iframe", "object", "svg", "math", "template"],
  transformTags: {
    h1: "h2",
    div: "p",
    a: (tagName, attributes) => ({
      tagName,
      attribs: {
        ...(/^(https?:|mailto:)/i.test(attributes.href ?? "") ? { href: attributes.href } : {}),
        rel: "nofollow noopener ugc",
      },
    }),
  },
};

/** A description as shoppers may see it: text and its structure, no scripts, styles, pictures or foreign frames. */
export function sanitiseDescription(html: string): string {
  return sanitizeHtml(cleanText(html), rules).trim();
}

/** Whether a sanitised description says anything. */
export function hasText(html: string): boolean {
  return html.replace(/<[^>]*>|&nbsp;|\s/g, "") !== "";
}
