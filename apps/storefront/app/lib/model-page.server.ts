import viewerUrl from "@google/model-viewer/dist/model-viewer.min.js?url";
import { escaped } from "./player.server";

const style = `
html,body{height:100%;margin:0;background:#f3efe8;color:#1f1c18;font:0.875rem/1.4 system-ui,sans-serif;color-scheme:light}
body{display:flex;flex-direction:column}
model-viewer{flex:1;width:100%;min-height:0;--poster-color:transparent;--progress-bar-color:#1f1c18}
p{margin:0;padding:0.625rem 0.875rem;text-align:center}
a{color:inherit;display:inline-block;padding:0.25rem}
a:focus-visible,model-viewer:focus-visible{outline:2px solid currentColor;outline-offset:-2px}
[hidden]{display:none}
@media(prefers-color-scheme:dark){html,body{background:#26231f;color:#f3efe8;color-scheme:dark}model-viewer{--progress-bar-color:#f3efe8}}`;

/** Says so when nothing is drawn, and gives the keys to the model once it is there. */
const watch = `
const viewer=document.querySelector("model-viewer"),failed=document.getElementById("failed"),hint=document.getElementById("hint");
const fail=()=>{failed.hidden=false;hint.hidden=true;viewer.remove()};
viewer.addEventListener("error",fail);
viewer.addEventListener("poster-dismissed",()=>{if(document.hasFocus())viewer.shadowRoot?.querySelector(".userInput")?.focus()});
document.getElementById("script").addEventListener("error",fail);`;

/** A page in which a model can be turned, to be framed by ours. Its script is fetched here and nowhere before. */
export function modelHtml({ url, name, nonce }: { url: string; name: string; nonce: string }): string {
  const named = escaped(name);
  const file = escaped(url);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${named} · Emporia</title>
<style>${style}</style>
</head>
<body>
<model-viewer src="${file}" alt="${named}" camera-controls touch-action="pan-y" interaction-prompt="none" shadow-intensity="1" loading="eager"></model-viewer>
<p id="hint">Drag it or use the arrow keys to turn it, scroll or pinch to come closer.</p>
<p id="failed" role="alert" hidden>This model cannot be shown here. <a href="">Try again</a> <a href="${file}" download>Download the file (GLB)</a></p>
<noscript><p>Turning it takes JavaScript. <a href="${file}" download>Download the file (GLB)</a></p></noscript>
<script id="script" type="module" nonce="${escaped(nonce)}" src="${viewerUrl}"></script>
<script nonce="${escaped(nonce)}">${watch}</script>
</body>
</html>
`;
}
