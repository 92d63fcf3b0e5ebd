import type { Block } from "./blocks";
import { oneLine, safeUrl } from "./format";

const serif = "Fraunces,'Iowan Old Style',Palatino,Georgia,serif";
const sans = "Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const ink = "#1e1a15";
const quiet = "#625a4f";
const line = "#e2dacb";
const accent = "#c3361b";

/** Colours for dark mode, as classes, because a media query cannot be written inline. */
const darkMode = `
@media (prefers-color-scheme: dark) {
  .ground { background: #171411 !important; }
  .sheet { background: #1f1b17 !important; border-color: #3a332b !important; }
  .ink { color: #f3ede3 !important; }
  .quiet { color: #b3a898 !important; }
  .line { border-color: #3a332b !important; }
  .accent { color: #ff8f72 !important; }
  .button { background: #ec6446 !important; color: #1b0d08 !important; }
}
@media (max-width: 480px) { .sheet { padding: 28px 20px !important; } .display { font-size: 25px !important; } }
`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const shown = (text: string) => escapeHtml(oneLine(text));
const styled = (size: number, color: string, more = "") =>
  `font-family:${sans};font-size:${size}px;line-height:1.55;color:${color};${more}`;

/** The whole HTML part: one column that needs no picture and no outside style sheet. */
export function renderHtml(mail: { subject: string; preheader: string; blocks: readonly Block[] }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${shown(mail.subject)}</title>
<style>${darkMode}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#faf7f1;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${shown(mail.preheader)}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:#faf7f1">
<tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
<tr><td style="padding:0 8px 20px">
<span class="ink" style="font-family:${serif};font-size:25px;letter-spacing:-0.01em;color:${ink}">Emporia<span class="accent" style="color:${accent}">.</span></span>
</td></tr>
<tr><td class="sheet" style="background:#fffdf9;border:1px solid ${line};border-radius:6px;padding:40px">
${mail.blocks.map(renderBlock).join("\n")}
</td></tr>
<tr><td style="padding:20px 8px 0">
<p class="quiet" style="margin:0;${styled(12, quiet)}">Emporia, a market of independent shops. You get this mail because of something you did with us, or that was done in your name.</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h1 class="ink display" style="margin:0 0 16px;font-family:${serif};font-weight:500;font-size:30px;line-height:1.2;letter-spacing:-0.01em;color:${ink};overflow-wrap:anywhere">${shown(block.text)}</h1>`;
    case "text":
      return block.isQuiet
        ? `<p class="quiet" style="margin:0 0 16px;${styled(13, quiet)}">${shown(block.text)}</p>`
        : `<p class="ink" style="margin:0 0 16px;${styled(16, ink, "overflow-wrap:anywhere")}">${shown(block.text)}</p>`;
    case "action":
      return renderAction(block.label, block.url);
    case "group":
      return `<div class="line" style="margin:28px 0 4px;padding:20px 0 0;border-top:1px solid ${line}"><p class="ink" style="margin:0;font-family:${serif};font-size:20px;line-height:1.3;color:${ink};overflow-wrap:anywhere">${shown(block.title)}</p><p class="quiet" style="margin:4px 0 0;${styled(13, quiet)}">${shown(block.detail)}</p></div>`;
    case "items":
      return renderTable(
        block.items.map((item) => ({
          left: `<span class="ink" style="${styled(15, ink, "overflow-wrap:anywhere")}">${shown(item.name)}</span><br><span class="quiet" style="${styled(13, quiet)}">${shown(item.detail)}</span>`,
          right: `<span class="ink" style="${styled(15, ink)}">${shown(item.amount)}</span>`,
          hasLine: true,
        })),
        12,
      );
    case "amounts":
      return renderTable(
        block.rows.map((row) => {
          const [name, color] = row.isTotal ? ["ink", ink] : ["quiet", quiet];
          const style = styled(row.isTotal ? 17 : 14, color, row.isTotal ? "font-weight:600" : "");
          return {
            left: `<span class="${name}" style="${style}">${shown(row.label)}</span>`,
            right: `<span class="${name}" style="${style}">${shown(row.amount)}</span>`,
            hasLine: row.isTotal === true,
          };
        }),
        5,
      );
    case "facts":
      return renderTable(
        block.rows.map((row) => ({
          left: `<span class="quiet" style="${styled(14, quiet)}">${shown(row.label)}</span>`,
          right: renderFact(row.value, row.url),
          hasLine: true,
        })),
        10,
      );
    case "address":
      return `<p class="quiet" style="margin:28px 0 4px;${styled(13, quiet)}">${shown(block.title)}</p><p class="ink" style="margin:0 0 16px;${styled(15, ink, "overflow-wrap:anywhere")}">${block.lines.map(shown).join("<br>")}</p>`;
    case "quote":
      return `<p class="ink line" style="margin:0 0 20px;padding:2px 0 2px 16px;border-left:2px solid ${accent};${styled(16, ink, "overflow-wrap:anywhere")}">${block.text
        .split(/\r\n|\r|\n/)
        .map(shown)
        .join("<br>")}</p>`;
  }
}

function renderAction(label: string, url: string): string {
  const href = safeUrl(url);
  if (href === undefined) return "";
  return `<p style="margin:24px 0 28px"><a class="button" href="${escapeHtml(href)}" style="display:inline-block;padding:13px 24px;border-radius:4px;background:${accent};color:#ffffff;text-decoration:none;${styled(15, "#ffffff", "font-weight:600")}">${shown(label)}</a></p>`;
}

function renderFact(value: string, url: string | null | undefined): string {
  const href = url ? safeUrl(url) : undefined;
  return href === undefined
    ? `<span class="ink" style="${styled(14, ink, "overflow-wrap:anywhere")}">${shown(value)}</span>`
    : `<a class="accent" href="${escapeHtml(href)}" style="${styled(14, accent, "overflow-wrap:anywhere")}">${shown(value)}</a>`;
}

function renderTable(rows: readonly { left: string; right: string; hasLine: boolean }[], padding: number): string {
  const cells = rows.map(({ left, right, hasLine }) => {
    const style = `padding:${padding}px 0;${hasLine ? `border-top:1px solid ${line};` : ""}`;
    return `<tr><td class="line" valign="top" style="${style}">${left}</td><td class="line" valign="top" align="right" style="${style}padding-left:16px">${right}</td></tr>`;
  });
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:12px 0 8px">${cells.join("")}</table>`;
}
