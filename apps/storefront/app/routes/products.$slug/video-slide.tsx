import type { ModelView, VideoView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import { modelPath, videoPath } from "~/lib/paths";
import { providerNames, videoTitle } from "~/lib/videos";
import type { Player } from "./player";

export interface VideoSlideProps {
  video: VideoView | ModelView;
  product: { slug: string; name: string };
  /** Its place among the product's videos, from 1. */
  number: number;
  /** It is what the gallery shows just now: it stops when something else is. */
  isCurrent: boolean;
  isFirst: boolean;
  sizes: string;
}

/**
 * A video or a 3-D model as a still with a button. Nothing is asked of its provider until somebody wants to see it; then its player
 * takes the place of the still. Without JavaScript the button leads to the player's own page, or to the file of a video that lies with us.
 */
export function VideoSlide({ video, product, number, isCurrent, isFirst, sizes }: VideoSlideProps) {
  const isModel = video.kind === "model";
  const isOwn = !isModel && video.provider === "upload";
  const [loaded, setLoaded] = useState<{ Player: typeof Player }>();
  useEffect(() => {
    if (!isCurrent) setLoaded(undefined);
  }, [isCurrent, loaded]);
  const title = videoTitle(video, product.name);
  const provider = !isModel && providerNames[video.provider];
  const note = isModel ? "View in 3-D" : provider && `Played by ${provider}, once you start it`;
  const address = isModel ? modelPath(video.url, title) : isOwn ? video.watchUrl : videoPath(product, number);
  if (loaded) return <loaded.Player video={video} title={title} address={address} />;
  return (
    <a
      href={address}
      rel="nofollow"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        // Few start one, so what plays it is fetched then; where it cannot be, the link leads there.
        import("./player").then(setLoaded, () => window.location.assign(address));
      }}
      className="group relative block focus-visible:-outline-offset-2"
    >
      {video.poster ? (
        <Picture media={video.poster} sizes={sizes} priority={isFirst} isDecorative className="aspect-4/5 w-full" />
      ) : (
        <span aria-hidden="true" className="block aspect-4/5 w-full bg-sunken" />
      )}
      <Sign kind={video.kind} className="size-18 text-xl [&_svg]:size-8" />
      <span className="absolute inset-x-3 bottom-3 rounded-md bg-paper px-3 py-2 text-sm text-ink">
        <span className="font-medium wrap-anywhere">
          {!isModel && <span className="sr-only">Play the video: </span>}
          {title}
        </span>
        {note && <span className="block text-[0.8125rem] text-muted">{note}</span>}
      </span>
    </a>
  );
}

/** A video or a model among the small pictures. */
export function VideoThumb({ video }: { video: VideoView | ModelView }) {
  return (
    <span className="relative block">
      {video.poster ? (
        <Picture media={video.poster} sizes="4rem" isDecorative className="aspect-square w-full" />
      ) : (
        <span aria-hidden="true" className="block aspect-square w-full bg-sunken" />
      )}
      <Sign kind={video.kind} className="size-7 text-[0.6875rem] [&_svg]:size-3.5" />
    </span>
  );
}

/** What is there to be pressed. */
function Sign({ kind, className }: { kind: VideoSlideProps["video"]["kind"]; className: string }) {
  return (
    <b
      aria-hidden="true"
      className={`absolute top-1/2 left-1/2 grid -translate-1/2 place-items-center rounded-full bg-ink text-paper transition-transform duration-150 group-hover:scale-105 motion-reduce:transition-none ${className}`}
    >
      {kind === "model" ? "3-D" : <Play className="ml-[6%] fill-current stroke-none" />}
    </b>
  );
}
