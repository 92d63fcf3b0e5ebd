import type { MediaView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { cx } from "@emporia/ui/lib/cx";
import { useEffect, useRef, useState } from "react";
import type { Enlargement } from "./enlargement";
import { VideoSlide, VideoThumb } from "./video-slide";

export interface GalleryProps {
  product: { slug: string; name: string; media: readonly MediaView[] };
  /** The picture of the chosen variant. */
  shown?: string | undefined;
}

const sizes = "(min-width: 84rem) 43rem, (min-width: 64rem) 52vw, (min-width: 48rem) 45vw, 92vw";

/** A row of pictures, videos and 3-D models that snaps: swiped on a phone, chosen by the small ones, all there without JavaScript. */
export function Gallery({ product, shown }: GalleryProps) {
  const { media, name } = product;
  const own = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);

  /** Where the row scrolls by itself: what it passes on the way is not what is shown. Whoever scrolls it ends that. */
  const heading = useRef<number>();
  const letGo = () => {
    heading.current = undefined;
  };

  function show(index: number) {
    const row = own.current;
    const smooth = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const isThere = !row || Math.abs(row.scrollLeft - index * row.clientWidth) < 1;
    heading.current = isThere ? undefined : index;
    row?.scrollTo({ left: index * row.clientWidth, behavior: smooth ? "smooth" : "auto" });
    // At once: when the row is first measured, what it scrolls to must be this.
    place.current.at = index;
    setAt(index);
  }

  // A phone that is turned makes the row another width: what was shown stays, and a player with it.
  const place = useRef({ at, width: 0 });
  place.current.at = at;
  useEffect(() => {
    const row = own.current;
    if (!row) return;
    const resized = new ResizeObserver(() => {
      if (row.clientWidth === place.current.width) return;
      place.current.width = row.clientWidth;
      row.scrollTo({ left: place.current.at * row.clientWidth, behavior: "instant" });
    });
    resized.observe(row);
    return () => resized.disconnect();
  }, []);

  const wanted = shown === undefined ? -1 : media.findIndex((each) => each.kind === "picture" && each.id === shown);
  const isFirst = useRef(true);
  useEffect(() => {
    if (wanted > 0 || (wanted === 0 && !isFirst.current)) show(wanted);
    isFirst.current = false;
  }, [wanted]);

  const [enlarged, setEnlarged] = useState<{ Enlargement: typeof Enlargement; first: number }>();
  const pictures = media.filter((each) => each.kind === "picture");
  /** Few enlarge anything, so what that takes is fetched then; where it cannot be, the link leads to the picture. */
  function enlarge(first: number, href: string) {
    import("./enlargement").then(
      (loaded) => setEnlarged({ ...loaded, first }),
      () => window.location.assign(href),
    );
  }
  function closeAt(last: number) {
    setEnlarged(undefined);
    const picture = pictures[last];
    const index = picture ? media.indexOf(picture) : at;
    if (index !== at) show(index);
  }

  const hasMore = media.some((each) => each.kind !== "picture");
  const numberOf = numbered(media);
  if (media.length === 0) return <Picture media={null} sizes={sizes} className="aspect-4/5 w-full rounded-lg" />;
  return (
    <section aria-label={`${hasMore ? "Pictures and more" : "Pictures"} of ${name.slice(0, 80)}`} className="min-w-0">
      <ul
        ref={own}
        tabIndex={media.length > 1 ? 0 : undefined}
        onScroll={(event) => {
          const { scrollLeft, clientWidth } = event.currentTarget;
          if (clientWidth === 0 || clientWidth !== place.current.width) return;
          const passed = Math.round(scrollLeft / clientWidth);
          if (heading.current === undefined) setAt(passed);
          else if (Math.abs(scrollLeft - heading.current * clientWidth) < 1) letGo();
        }}
        onWheel={letGo}
        onTouchMove={letGo}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget) letGo();
        }}
        className="relative flex snap-x snap-mandatory overflow-x-auto rounded-lg [scrollbar-width:none]"
      >
        {media.map((each, index) => (
          <li key={keyOf(each)} id={`picture-${index + 1}`} className="w-full shrink-0 snap-start">
            {each.kind !== "picture" ? (
              <VideoSlide
                video={each}
                product={product}
                number={numberOf(each)}
                isCurrent={index === at}
                isFirst={index === 0}
                sizes={sizes}
              />
            ) : (
              <a
                href={`${each.url}/1600.webp`}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  enlarge(numberOf(each) - 1, event.currentTarget.href);
                }}
                aria-haspopup="dialog"
                className="relative block cursor-zoom-in focus-visible:-outline-offset-2"
              >
                <Picture
                  media={{ ...each, alt: each.alt || `${name}, picture ${numberOf(each)}` }}
                  sizes={sizes}
                  priority={index === 0}
                  className="aspect-4/5 w-full"
                />
                <span className="sr-only">Enlarge the picture</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {media.length > 1 && (
        <ul
          aria-label={hasMore ? "Choose what to see" : "Choose a picture"}
          className="relative mt-3 flex gap-2 overflow-x-auto p-1"
        >
          {media.map((each, index) => (
            <li key={keyOf(each)} className="shrink-0">
              <a
                href={`#picture-${index + 1}`}
                aria-current={index === at ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  show(index);
                }}
                className={cx(
                  "relative block w-16 overflow-hidden rounded-md ring-offset-2 ring-offset-paper",
                  index === at && "ring-2 ring-ink",
                )}
              >
                {each.kind === "picture" ? (
                  <Picture media={each} sizes="4rem" isDecorative className="aspect-square w-full" />
                ) : (
                  <VideoThumb video={each} />
                )}
                <span className="sr-only">
                  {kinds[each.kind]} {numberOf(each)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {enlarged && <enlarged.Enlargement name={name} pictures={pictures} first={enlarged.first} onClose={closeAt} />}
    </section>
  );
}

const kinds = { picture: "Picture", video: "Video", model: "3-D model" };

const keyOf = (each: MediaView) => ("url" in each ? each.url : each.embedUrl);

/** The place of each among its kind, from 1. */
function numbered(media: readonly MediaView[]): (each: MediaView) => number {
  return (each) => media.filter(({ kind }) => kind === each.kind).indexOf(each) + 1;
}
