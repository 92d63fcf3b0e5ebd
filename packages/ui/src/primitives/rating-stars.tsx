import { useId } from "react";
import { cx } from "../lib/cx";

const points = "l2.5 5.3 5.8.8-4.2 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.2-4.1 5.8-.8z";
/** One star, 20 by 20. */
export const starPath: string = `m10 1.8${points}`;
// One path: a list of products has a hundred and more of them.
const fiveStars = starPath + `m21 0${points}`.repeat(4);

export interface RatingStarsProps {
  /** 0 to 5, to the tenth. */
  rating: number;
  /** How many reviews it comes from. */
  count?: number | undefined;
  size?: "sm" | "md" | undefined;
}

export function RatingStars({ rating, count, size = "sm" }: RatingStarsProps) {
  const clip = useId();
  const value = Math.min(5, Math.max(0, rating));
  if (count === 0) return <span className="text-[0.8125rem] text-muted">No reviews yet</span>;
  const said = `Rated ${value.toFixed(1)} out of 5${count === undefined ? "" : `, ${count.toLocaleString("en-US")} ${count === 1 ? "review" : "reviews"}`}`;
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg
        viewBox="0 0 104 20"
        role="img"
        aria-label={said}
        className={cx("text-star", size === "sm" ? "h-3.5" : "h-5")}
      >
        <clipPath id={clip}>
          <rect width={Math.floor(value) * 21 + (value % 1) * 20} height="20" />
        </clipPath>
        <path d={fiveStars} fill="none" stroke="currentColor" strokeLinejoin="round" />
        <path d={fiveStars} fill="currentColor" clipPath={`url(#${clip})`} />
      </svg>
      {count !== undefined && (
        <span aria-hidden="true" className="figures text-[0.8125rem] text-muted">
          {value.toFixed(1)} ({count.toLocaleString("en-US")})
        </span>
      )}
    </span>
  );
}
