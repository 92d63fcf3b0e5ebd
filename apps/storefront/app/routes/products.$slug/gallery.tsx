import type { PictureView } from "@emporia/contracts/common";
import { Picture } from "@emporia/ui/commerce/picture";
import { cx } from "@emporia/ui/lib/cx";
import { useEffect, useRef, useState } from "react";

export interface GalleryProps {
  pictures: readonly PictureView[];
  name: string;
  /** The picture of the chosen variant. */
  shown?: string | undefined;
}

const sizes = "(min-width: 84rem) 43rem, (min-width: 64rem) 52vw, (min-width: 48rem) 45vw, 92vw";

/** A row of pictures that snaps: swiped on a phone, chosen by the small ones, all there without JavaScript. */
export function Gallery({ pictures, name, shown }: GalleryProps) {
  const own = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);

  function show(index: number) {
    const row = own.current;
    const smooth = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    row?.scrollTo({ left: index * row.clientWidth, behavior: smooth ? "smooth" : "auto" });
    setAt(index);
  }

  const wanted = shown === undefined ? -1 : pictures.findIndex((each) => each.id === shown);
  const isFirst = useRef(true);
  useEffect(() => {
    if (wanted > 0 || (wanted === 0 && !isFirst.current)) show(wanted);
    isFirst.current = false;
  }, [wanted]);

  if (pictures.length === 0) return <Picture media={null} sizes={sizes} className="aspect-4/5 w-full rounded-lg" />;
  return (
    <section aria-label={`Pictures of ${name.slice(0, 80)}`} className="min-w-0">
      <ul
        ref={own}
        tabIndex={pictures.length > 1 ? 0 : undefined}
        onScroll={(event) => {
          const { scrollLeft, clientWidth } = event.currentTarget;
          if (clientWidth > 0) setAt(Math.round(scrollLeft / clientWidth));
        }}
        className="relative flex snap-x snap-mandatory overflow-x-auto rounded-lg [scrollbar-width:none]"
      >
        {pictures.map((picture, index) => (
          <li key={picture.id} id={`picture-${index + 1}`} className="w-full shrink-0 snap-start">
            <a
              href={`${picture.url}/1600.webp`}
              target="_blank"
              rel="noreferrer"
              className="relative block cursor-zoom-in focus-visible:-outline-offset-2"
            >
              <Picture
                media={{ ...picture, alt: picture.alt || `${name}, picture ${index + 1}` }}
                sizes={sizes}
                priority={index === 0}
                className="aspect-4/5 w-full"
              />
              <span className="sr-only">Open the picture at full size, in a new tab</span>
            </a>
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul aria-label="Choose a picture" className="relative mt-3 flex gap-2 overflow-x-auto p-1">
          {pictures.map((picture, index) => (
            <li key={picture.id} className="shrink-0">
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
                <Picture media={picture} sizes="4rem" isDecorative className="aspect-square w-full" />
                <span className="sr-only">Picture {index + 1}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
