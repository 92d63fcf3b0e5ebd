import type { Mail, MailSummary } from "./mailbox";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const frame = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark;--line:color-mix(in srgb,CanvasText 14%,Canvas);--soft:color-mix(in srgb,CanvasText 62%,Canvas);--hover:color-mix(in srgb,CanvasText 5%,Canvas)}
*{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:2rem 1rem}
h1{font-size:1.4rem;margin:0;overflow-wrap:anywhere}a{color:inherit}.soft{color:var(--soft)}header{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap;margin-bottom:1.25rem}
form{margin-left:auto;display:flex;gap:.5rem}input,button{font:inherit;padding:.4rem .7rem;border:1px solid var(--line);border-radius:8px;background:Canvas;color:CanvasText}
ul{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}li{border-bottom:1px solid var(--line)}
li a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;padding:.7rem .5rem;text-decoration:none;border-radius:6px}li a:hover{background:var(--hover)}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #8f8bf0;outline-offset:2px}
li strong{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}li .soft{font-size:.88rem}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.15rem 1rem;margin:1rem 0;font-size:.92rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:10px;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:10px;padding:1rem}
h2{font-size:1rem;margin:1.5rem 0 .5rem}.empty{padding:4rem 0;text-align:center}
</style></head><body>${body}</body></html>`;

const when = (iso: string) =>
  `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 16).replace("T", " "))}</time>`;

export function listPage(mails: MailSummary[], to: string | undefined): string {
  const rows = mails.slice(0, 200).map(
    (
      mail,
    ) => `<li><a href="/messages/${encodeURIComponent(mail.id)}"><strong>${escapeHtml(mail.subject || "(no subject)")}</strong>
<span class="soft">${when(mail.receivedAt)}</span><span class="soft">To ${escapeHtml(mail.to.join(", "))}</span></a></li>`,
  );
  const none = to === undefined ? "No mail yet. What the shop sends appears here." : "No mail to this address.";
  return frame(
    "Inbox",
    `<header><h1>Inbox</h1><span class="soft">${mails.length} ${mails.length === 1 ? "mail" : "mails"}</span>
<form><label><span class="soft">To</span> <input name="to" type="email" value="${escapeHtml(to ?? "")}" placeholder="anyone"></label><button>Show</button></form></header>
${rows.length === 0 ? `<p class="empty soft">${none}</p>` : `<ul>${rows.join("")}</ul>`}`,
  );
}

export function mailPage(mail: Mail): string {
  const facts = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Message-ID", mail.messageId ?? "none"],
    ...mail.attachments.map(({ name, contentType, size }) => ["Attached", `${name} (${contentType}, ${size} bytes)`]),
  ].map(([name = "", value = ""]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  // The sandbox allows neither scripts nor forms nor this page's origin; links open in a tab of their own.
  const html =
    mail.html === null
      ? ""
      : `<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${encodeURIComponent(mail.id)}/html"></iframe>`;
  const text = mail.text === null ? "" : `<h2>Text</h2><pre>${linked(mail.text)}</pre>`;
  return frame(
    mail.subject || "(no subject)",
    `<p><a href="/">← Inbox</a></p><h1>${escapeHtml(mail.subject || "(no subject)")}</h1><p class="soft">${when(mail.receivedAt)}</p>
<dl>${facts.join("")}</dl>${html}${text}`,
  );
}

/** Text with its web addresses made clickable. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, at) =>
      at % 2 === 1
        ? `<a href="${escapeHtml(part)}" target="_blank" rel="noopener noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join("");
}

export const notFoundPage = () =>
  frame("Not found", `<p class="empty">This mail is gone. <a href="/">Back to the inbox</a></p>`);
