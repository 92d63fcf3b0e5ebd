import type { PictureView } from "@emporia/contracts/common";
import { ImageOff } from "lucide-react";
import { cx } from "../lib/cx";

export const pictureWidths = [320, 640, 960, 1600] as const;

export type PictureMedia = Pick<PictureView, "url" | "width" | "height" | "alt" | "dominantColor" | "focus">;

export interface PictureProps {
  media: PictureMedia | null | undefined;
  /** How wide it will be: "(min-width: 64rem) 25vw, 50vw". */
  sizes: string;
  /** Above the fold: loaded first. */
  priority?: boolean | undefined;
  /** Beside its own words: said twice is once too often. */
  isDecorative?: boolean | undefined;
  fit?: "cover" | "contain" | undefined;
  /** Sizes the box; with no aspect of its own the picture keeps its natural one. */
  className?: string | undefined;
}

function srcSet(url: string, format: "avif" | "webp"): string {
  return pictureWidths.map((width) => `${url}/${width}.${format} ${width}w`).join(", ");
}

/** A picture of ours in the size and format that the browser likes best, on its own colour until it is there. */
export function Picture({ media, sizes, priority, isDecorative, fit = "cover", className }: PictureProps) {
  if (!media) {
    return (
      <span
        {...(isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": "No picture" })}
        className={cx("grid place-items-center bg-sunken text-muted", className)}
      >
        <ImageOff aria-hidden="true" strokeWidth={1.25} className="size-[clamp(1rem,20%,2rem)]" />
      </span>
    );
  }
  return (
    <picture className={cx("block overflow-hidden", className)} style={{ backgroundColor: media.dominantColor }}>
      <source type="image/avif" srcSet={srcSet(media.url, "avif")} sizes={sizes} />
      <source type="image/webp" srcSet={srcSet(media.url, "webp")} sizes={sizes} />
      <img
        src={`${media.url}/960.webp`}
        alt={isDecorative ? "" : media.alt}
        width={media.width}
        height={media.height}
        loading={priority ? "eager" : "lazy"}
        decoding={priority ? "auto" : "async"}
        // React 18 knows the attribute only in lower case.
        {...(priority ? { fetchpriority: "high" } : {})}
        {...(media.focus && fit === "cover"
          ? { style: { objectPosition: `${media.focus.x}% ${media.focus.y}%` } }
          : {})}
        className={cx("size-full", fit === "cover" ? "object-cover" : "object-contain")}
      />
    </picture>
  );
}
