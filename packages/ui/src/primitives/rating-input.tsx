import { FieldError, fieldId } from "./field";
import { starPath } from "./rating-stars";

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
              <path d={starPath} strokeLinejoin="round" />
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
