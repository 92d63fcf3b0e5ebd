import type { VideoProvider } from "@emporia/contracts/catalog";
import { modelFileUrl } from "@emporia/contracts/models";
import { videoFileUrl } from "@emporia/contracts/videos";

/** A video or a model by the id that a provider gave it or that it was uploaded as, or by the address of a file. */
export interface VideoRef {
  provider: VideoProvider;
  ref: string;
}

const youtubeHosts = new Set([
  "youtube.com",
  "www.youtube.com",
  "m.youtube.com",
  "music.youtube.com",
  "youtube-nocookie.com",
  "www.youtube-nocookie.com",
]);
const vimeoHosts = new Set(["vimeo.com", "www.vimeo.com", "player.vimeo.com"]);
/** A name of the public internet: no address in numbers, no name of one's own network, no wildcard. */
const publicHost = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;

const uploadedFile = /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(video\.mp4|model\.glb)$/;

/** Reads the address of a video as people copy it; undefined when it is none that is taken. Only an id is kept of a provider's. */
export function parseVideoAddress(text: string): VideoRef | undefined {
  const [, uploaded, file] = uploadedFile.exec(text.trim()) ?? [];
  if (uploaded !== undefined) return { provider: file === "model.glb" ? "model" : "upload", ref: uploaded };
  const url = urlOf(text.trim());
  if (!url || url.username || url.password || url.port) return undefined;
  if (youtubeHosts.has(url.hostname) || url.hostname === "youtu.be") return youtubeOf(url);
  if (vimeoHosts.has(url.hostname)) return vimeoOf(url);
  return fileOf(url);
}

function urlOf(text: string): URL | undefined {
  if (/[\s\p{Cc}\\]/u.test(text)) return undefined;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}

function youtubeOf({ hostname, pathname, searchParams }: URL): VideoRef | undefined {
  const [first = "", second = ""] = pathname.split("/").slice(1);
  const id =
    hostname === "youtu.be"
      ? first
      : first === "watch"
        ? (searchParams.get("v") ?? "")
        : ["embed", "shorts", "live", "v"].includes(first)
          ? second
          : "";
  return /^[A-Za-z0-9_-]{11}$/.test(id) ? { provider: "youtube", ref: id } : undefined;
}

/** The hash opens one that is not listed. */
function vimeoOf({ pathname, searchParams }: URL): VideoRef | undefined {
  const [, id, inPath] =
    /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{1,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(pathname) ??
    [];
  if (id === undefined) return undefined;
  const hash = inPath ?? /^[0-9a-f]{6,20}$/.exec(searchParams.get("h") ?? "")?.[0];
  return { provider: "vimeo", ref: hash ? `${id}/${hash}` : id };
}

function fileOf(url: URL): VideoRef | undefined {
  if (url.protocol !== "https:" || !publicHost.test(url.hostname) || !/\.(mp4|webm)$/i.test(url.pathname))
    return undefined;
  url.hash = "";
  const { href } = url;
  return href.length <= 500 && !/["'<>\s]/.test(href) ? { provider: "file", ref: href } : undefined;
}

/** Where a video is watched, and what a page frames to play it, without cookies where its provider can. */
export function videoUrls({ provider, ref }: VideoRef): { watchUrl: string; embedUrl: string } {
  switch (provider) {
    case "youtube":
      return {
        watchUrl: `https://www.youtube.com/watch?v=${ref}`,
        embedUrl: `https://www.youtube-nocookie.com/embed/${ref}?rel=0`,
      };
    case "vimeo": {
      const [id, hash] = ref.split("/");
      const opened = hash ? `&h=${hash}` : "";
      return {
        watchUrl: `https://vimeo.com/${ref}`,
        embedUrl: `https://player.vimeo.com/video/${id}?dnt=1${opened}`,
      };
    }
    case "file":
      return { watchUrl: ref, embedUrl: ref };
    case "model":
      return { watchUrl: modelFileUrl(ref), embedUrl: modelFileUrl(ref) };
    case "upload":
      return { watchUrl: videoFileUrl(ref), embedUrl: videoFileUrl(ref) };
  }
}
