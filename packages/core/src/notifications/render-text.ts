import type { Block } from "./blocks";
import { oneLine, safeUrl } from "./format";

/** The plain part of a mail. */
export function renderText(blocks: readonly Block[]): string {
  const body = blocks
    .map(renderBlock)
    .filter((text) => text !== "")
    .join("\n\n");
  return `EMPORIA\n\n${body}\n\n--\nEmporia, a market of independent shops\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return oneLine(block.text).toUpperCase();
    case "text":
      return oneLine(block.text);
    case "action": {
      const url = safeUrl(block.url);
      return url ? `${oneLine(block.label)}:\n${url}` : "";
    }
    case "group":
      return `${oneLine(block.title)}\n${oneLine(block.detail)}`;
    case "items":
      return block.items
        .map((item) => `- ${oneLine(item.name)}\n  ${oneLine(item.detail)}  ${oneLine(item.amount)}`)
        .join("\n");
    case "amounts":
      return block.rows.map((row) => `${oneLine(row.label)}: ${oneLine(row.amount)}`).join("\n");
    case "facts":
      return block.rows
        .map((row) => {
          const url = row.url ? safeUrl(row.url) : undefined;
          return `${oneLine(row.label)}: ${oneLine(row.value)}${url ? `\n${url}` : ""}`;
        })
        .join("\n");
    case "address":
      return [block.title, ...block.lines].map(oneLine).join("\n");
    case "quote":
      return block.text
        .split(/\r\n|\r|\n/)
        .map((line) => `> ${oneLine(line)}`)
        .join("\n");
  }
}
