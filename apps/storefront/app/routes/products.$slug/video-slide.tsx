import type { VideoView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { videoPath } from "~/lib/paths";
import { providerNames, videoTitle } from "~/lib/videos";

export interface VideoSlideProps {
  video: VideoView;
  product: { slug: string; name: string };
  /** Its place among the product's videos, from 1. */
  number: number;
  /** It is what the gallery shows just now: it stops when something else is. */
  isCurrent: boolean;
  isFirst: boolean;
  sizes: string;
}

/**
 * A video as a still with a button. Nothing is asked of its provider until somebody wants to see it; then its player takes
 * the place of the still. Without JavaScript the button leads to the player's own page, or to the file when it lies with us.
 */
export function VideoSlide({ video, product, number, isCurrent, isFirst, sizes }: VideoSlideProps) {
  const isOwn = video.provider === "upload";
  const [isPlaying, setPlaying] = useState(false);
  const player = useRef<HTMLIFrameElement & HTMLVideoElement>(null);
  useEffect(() => {
    if (!isCurrent) setPlaying(false);
  }, [isCurrent]);
  useEffect(() => {
    if (!isPlaying) return;
    player.current?.focus({ preventScroll: true });
    // A browser that wants a press on its own button shows one.
    if (isOwn) player.current?.play().catch(() => {});
  }, [isPlaying, isOwn]);
  const title = videoTitle(video, product.name);
  const provider = providerNames[video.provider];
  const address = isOwn ? video.watchUrl : videoPath(product, number);
  if (isPlaying && isOwn)
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
  if (isPlaying)
    return (
      <iframe
        ref={player}
        src={address}
        title={title}
        allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
        allowFullScreen
        className="block aspect-4/5 w-full bg-black"
      />
    );
  return (
    <a
      href={address}
      rel="nofollow"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        setPlaying(true);
      }}
      className="group relative block focus-visible:-outline-offset-2"
    >
      {video.poster ? (
        <Picture media={video.poster} sizes={sizes} priority={isFirst} isDecorative className="aspect-4/5 w-full" />
      ) : (
        <span aria-hidden="true" className="block aspect-4/5 w-full bg-sunken" />
      )}
      <span
        aria-hidden="true"
        className="absolute top-1/2 left-1/2 grid size-18 -translate-1/2 place-items-center rounded-full bg-ink text-paper transition-transform duration-150 group-hover:scale-105 motion-reduce:transition-none"
      >
        <Play className="ml-1 size-8 fill-current stroke-none" />
      </span>
      <span className="absolute inset-x-3 bottom-3 rounded-md bg-paper px-3 py-2 text-sm text-ink">
        <span className="font-medium wrap-anywhere">
          <span className="sr-only">Play the video: </span>
          {title}
        </span>
        {provider && <span className="block text-[0.8125rem] text-muted">Played by {provider}, once you start it</span>}
      </span>
    </a>
  );
}

/** A video among the small pictures. */
export function VideoThumb({ video }: { video: VideoView }) {
  return (
    <span className="relative block">
      {video.poster ? (
        <Picture media={video.poster} sizes="4rem" isDecorative className="aspect-square w-full" />
      ) : (
        <span aria-hidden="true" className="block aspect-square w-full bg-sunken" />
      )}
      <span
        aria-hidden="true"
        className="absolute top-1/2 left-1/2 grid size-7 -translate-1/2 place-items-center rounded-full bg-ink text-paper"
      >
        <Play className="ml-px size-3.5 fill-current stroke-none" />
      </span>
    </span>
  );
}
