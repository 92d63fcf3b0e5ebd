/**
 * A description as text that a person can edit: paragraphs with an empty line between, "- " before the items of a list.
 * What text cannot say (headings, tables, links) stays as HTML, all of it.
 */
export function textOfDescription(html: string): string {
  const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
  const isPlain = tags.every(([, name = "", rest = ""]) => /^(p|br|ul|li)$/i.test(name) && /^[\s/]*$/.test(rest));
  if (!isPlain) return html;
  return html
    .replace(/\s*\n\s*/g, " ")
    .replace(/<br\s*\/?>\s*/gi, "\n")
    .replace(/<li>\s*/gi, "- ")
    .replace(/\s*<\/li>\s*/gi, "\n")
    .replace(/\s*<\/?(p|ul)>\s*/gi, "\n\n")
    .replace(entity, (found) => entities[found] ?? found)
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A description in one line without its structure, as search engines show it. */
export function plainDescription(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(entity, (found) => entities[found] ?? found)
    .replace(/\s+/g, " ")
    .trim();
}

const entity = /&(amp|lt|gt|quot|#39|nbsp);/g;

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** The HTML of a description as it was typed. Text with tags in it is taken for HTML already. */
export function descriptionOf(text: string): string {
  if (isHtml(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockOf)
    .join("");
}

export function isHtml(text: string): boolean {
  return /<\/?(p|br|h[1-6]|ul|ol|li|blockquote|hr|pre|code|strong|b|em|i|u|s|sub|sup|small|span|a|table|dl|div)(\s[^>]*)?\/?>/i.test(
    text,
  );
}

function blockOf(block: string): string {
  const lines = block.split("\n");
  const first = lines.findIndex((line) => /^\s*[-*•]\s+/.test(line));
  if (first === -1 || !lines.slice(first).every((line) => /^\s*[-*•]\s+/.test(line)))
    return `<p>${lines.map(escaped).join("<br />")}</p>`;
  const items = lines.slice(first).map((line) => `<li>${escaped(line.replace(/^\s*[-*•]\s+/, ""))}</li>`);
  const before = first > 0 ? `<p>${lines.slice(0, first).map(escaped).join("<br />")}</p>` : "";
  return `${before}<ul>${items.join("")}</ul>`;
}

function escaped(text: string): string {
  return text.trim().replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
