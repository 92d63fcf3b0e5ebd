/** Text made safe for HTML, also inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The frame of the stand-in's own pages. `body` is HTML. */
export const htmlPage = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark;--line:color-mix(in srgb,CanvasText 15%,Canvas);--soft:color-mix(in srgb,CanvasText 60%,Canvas)}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:2rem 1rem}
h1{font-size:1.4rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}p{margin:.5rem 0}.soft{color:var(--soft)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);white-space:nowrap}
th{font-weight:600;color:var(--soft);font-size:.85rem}td.n{text-align:right;font-variant-numeric:tabular-nums}code{font:13px ui-monospace,monospace}
.box{max-width:26rem;margin:3rem auto;border:1px solid var(--line);border-radius:12px;padding:1.5rem}
form{display:inline-block;margin:.5rem .5rem 0 0}button{font:inherit;padding:.55rem 1rem;border-radius:8px;border:1px solid var(--line);background:Canvas;color:CanvasText;cursor:pointer}
button.main{background:#4b45c6;border-color:#4b45c6;color:#fff}button:focus-visible{outline:3px solid #8f8bf0;outline-offset:2px}
</style></head><body>${body}</body></html>`;
