import { useId } from "react";
import { cx } from "../lib/cx";
import { FieldError, fieldId } from "./field";

const points = "l2.5 5.3 5.8.8-4.2 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.2-4.1 5.8-.8z";
const star = `m10 1.8${points}`;
// One path: a list of products has a hundred and more of them.
const fiveStars = star + `m21 0${points}`.repeat(4);

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

const words = ["Poor", "Fair", "Good", "Very good", "Excellent"];

export interface RatingInputProps {
  legend: string;
  name: string;
  defaultValue?: number | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
}

/** Five native radios drawn as stars. */
export function RatingInput({ legend, name, defaultValue, error, required }: RatingInputProps) {
  const errorId = `${fieldId(name)}-error`;
  return (
    <fieldset id={fieldId(name)} tabIndex={-1} aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="-ml-2 inline-flex">
        {words.map((word, at) => (
          <label
            key={word}
            title={word}
            // Filled when this star or a later one is chosen.
            className="group target grid cursor-pointer place-items-center text-star has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={at + 1}
              defaultChecked={defaultValue === at + 1}
              required={required}
              aria-invalid={error ? true : undefined}
              className="sr-only"
            />
            <svg
              viewBox="0 0 20 20"
              aria-hidden="true"
              className="size-7 fill-transparent stroke-current group-has-checked:fill-current [label:has(~label_:checked)_&]:fill-current"
            >
              <path d={star} strokeLinejoin="round" />
            </svg>
            <span className="sr-only">
              {at + 1} of 5, {word}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
}
