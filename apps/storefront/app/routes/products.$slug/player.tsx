import type { ModelView, VideoView } from "@emporia/contracts/catalog";
import { useEffect, useRef } from "react";

export interface PlayerProps {
  video: VideoView | ModelView;
  title: string;
  /** Of the page that plays it, or of the file when it is a video that lies with us. */
  address: string;
}

/** What plays a video or shows a model, in the place of its still. It has the keys as soon as it is there. */
export function Player({ video, title, address }: PlayerProps) {
  const player = useRef<HTMLIFrameElement & HTMLVideoElement>(null);
  const isOwn = video.kind === "video" && video.provider === "upload";
  useEffect(() => {
    player.current?.focus({ preventScroll: true });
    // A browser that wants a press on its own button shows one.
    if (isOwn) player.current?.play().catch(() => {});
  }, [isOwn]);
  if (isOwn)
    return (
      // biome-ignore lint/a11y/useMediaCaption: shops upload no captions; what it shows is its name.
      <video
        ref={player}
        src={address}
        poster={video.poster ? `${video.poster.url}/960.webp` : undefined}
        aria-label={title}
        controls
        playsInline
        preload="none"
        className="block aspect-4/5 w-full bg-black"
      />
    );
  return (
    <iframe
      ref={player}
      src={address}
      title={title}
      allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
      allowFullScreen
      className={`block aspect-4/5 w-full ${video.kind === "model" ? "bg-sunken" : "bg-black"}`}
    />
  );
}
