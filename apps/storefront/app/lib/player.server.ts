import type { VideoView } from "@emporia/contracts/catalog";

/** A video that does not lie with us. One that does plays in its product's page. */
export type FramedVideo = VideoView & { provider: Exclude<VideoView["provider"], "upload"> };

/** What the page of a player may load besides: its one frame or its one file. */
export function playerPolicy({ provider, embedUrl }: Pick<FramedVideo, "provider" | "embedUrl">): string {
  const { origin } = new URL(embedUrl);
  return provider === "file" ? `frame-src 'none'; media-src ${origin}` : `frame-src ${origin}; media-src 'none'`;
}

/** A page with nothing but the player, to be framed by ours. It plays at once: whoever comes here has asked for it. */
export function playerHtml(video: FramedVideo, { title, nonce }: { title: string; nonce: string }): string {
  const { provider, embedUrl, poster } = video;
  const named = escaped(title);
  const player =
    provider === "file"
      ? `<video src="${escaped(embedUrl)}" controls autoplay playsinline${poster ? ` poster="${escaped(poster.url)}/960.webp"` : ""} aria-label="${named}"></video>`
      : `<iframe src="${escaped(`${embedUrl}&autoplay=1`)}" title="${named}" allow="autoplay; fullscreen; encrypted-media; picture-in-picture" allowfullscreen sandbox="allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${named} · Emporia</title>
<style nonce="${escaped(nonce)}">html,body{height:100%;margin:0;background:#000;color-scheme:dark}iframe,video{display:block;width:100%;height:100%;border:0}</style>
</head>
<body>${player}</body>
</html>
`;
}

export function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}
