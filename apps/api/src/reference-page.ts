import { createHash } from "node:crypto";
import { appRouter, type RestEndpoint, restEndpoints } from "@emporia/trpc/server";
import { z } from "zod";

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const style = `
:root{color-scheme:light dark;--ink:#1d1b18;--paper:#faf7f1;--muted:#6b655c;--line:#ddd6c9;--accent:#3f3fb8}
@media(prefers-color-scheme:dark){:root{--ink:#ece7de;--paper:#171614;--muted:#a39c90;--line:#36332e;--accent:#a5a5ff}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:3rem 1.25rem}h1{font:600 2rem/1.2 Georgia,serif}h2{margin:3rem 0 .5rem;text-transform:capitalize}
details{border-top:1px solid var(--line)}summary{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap;padding:.7rem 0;cursor:pointer}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:1rem;border:1px solid var(--line);border-radius:6px}
.m{min-width:4.2rem;font-weight:600;color:var(--accent)}.s{color:var(--muted)}a{color:var(--accent)}
`;
/** What the page's style may be recognised by, so that its policy needs no unsafe-inline. */
export const referenceStyleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

function schemaText(schema: z.ZodType, io: "input" | "output"): string {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return escapeHtml(JSON.stringify(rest, null, 2));
}

function endpointHtml(endpoint: RestEndpoint): string {
  return `<details id="${escapeHtml(endpoint.procedure)}"><summary><code class="m">${endpoint.method}</code>
<code>/api/v1${escapeHtml(endpoint.path)}</code><span class="s">${escapeHtml(endpoint.summary)}</span></summary>
<p>Procedure <code>${escapeHtml(endpoint.procedure)}</code>. For: ${escapeHtml(endpoint.access)}.</p>
${endpoint.input ? `<h3>Input</h3><pre tabindex="0">${schemaText(endpoint.input, "input")}</pre>` : ""}
<h3>Answer</h3><pre tabindex="0">${schemaText(endpoint.output, "output")}</pre></details>`;
}

let page: string | undefined;

/** The browsable reference of the REST API, derived from the procedures like everything else about it. */
export function referencePage(): string {
  if (page) return page;
  const groups = new Map<string, RestEndpoint[]>();
  for (const endpoint of restEndpoints(appRouter)) {
    const group = endpoint.path.split("/")[1] ?? "";
    groups.set(group, [...(groups.get(group) ?? []), endpoint]);
  }
  page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Emporia API reference</title><style>${style}</style></head><body><main><h1>Emporia API</h1>
<p>Sign in with <code>POST /api/v1/auth/login</code> and send <code>Authorization: Bearer &lt;token&gt;</code>. A guest's cart goes by
the header <code>x-cart-id</code>, given by the first cart answer. Money is <code>{ amount, currency }</code> in minor units; lists
answer <code>{ items, nextCursor }</code>; a refusal answers <code>{ error: { code, message, details? } }</code>.
The same as <a href="/openapi.json">OpenAPI 3.1</a>.</p>
${[...groups].map(([name, endpoints]) => `<h2>${escapeHtml(name)}</h2>${endpoints.map(endpointHtml).join("")}`).join("")}
</main></body></html>`;
  return page;
}
