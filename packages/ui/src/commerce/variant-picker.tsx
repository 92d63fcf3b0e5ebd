import { cx } from "../lib/cx";

export type Availability = "available" | "low" | "sold-out" | "unavailable";

export interface VariantValue {
  value: string;
  /** "unavailable": there is no such combination. */
  availability: Availability;
  /** A CSS colour, drawn as a swatch. */
  swatch?: string | undefined;
}

export interface VariantOption {
  /** "Colour" */
  name: string;
  values: readonly VariantValue[];
  selected?: string | undefined;
}

export interface VariantPickerProps {
  options: readonly VariantOption[];
  /** The form name of an option's radios; `options.<name>` when absent. */
  nameOf?: ((option: string) => string) | undefined;
  onChange?: ((option: string, value: string) => void) | undefined;
}

const said: Record<Availability, string> = {
  available: "",
  low: ", almost sold out",
  "sold-out": ", sold out",
  unavailable: ", not available in this combination",
};

/** One radio group per option. What is sold out can still be chosen and looked at. */
export function VariantPicker({ options, nameOf = (option) => `options.${option}`, onChange }: VariantPickerProps) {
  if (options.length === 0) return null;
  return (
    <div className="flex flex-col gap-5">
      {options.map((option) => (
        <fieldset key={option.name} className="min-w-0">
          <legend className="mb-2.5 text-sm font-medium">
            {option.name}
            {option.selected && <span className="font-normal text-muted"> {option.selected}</span>}
          </legend>
          <div className="flex flex-wrap gap-2">
            {option.values.map((each) => (
              <label
                key={each.value}
                className={cx(
                  "target relative inline-flex items-center justify-center gap-2.5 rounded-md border border-line-strong bg-surface px-4 text-[0.9375rem] transition-colors",
                  "has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-checked:ring-inset has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
                  each.availability === "sold-out" || each.availability === "unavailable"
                    ? "border-dashed text-muted"
                    : "hover:border-ink",
                )}
              >
                <input
                  type="radio"
                  name={nameOf(option.name)}
                  value={each.value}
                  disabled={each.availability === "unavailable"}
                  aria-label={`${each.value}${said[each.availability]}`}
                  {...(onChange
                    ? { checked: option.selected === each.value, onChange: () => onChange(option.name, each.value) }
                    : { defaultChecked: option.selected === each.value })}
                  className="sr-only"
                />
                {each.swatch && (
                  <span
                    aria-hidden="true"
                    className="-ml-1 size-5 shrink-0 rounded-full border border-line-strong"
                    style={{ backgroundColor: each.swatch }}
                  />
                )}
                <span
                  aria-hidden="true"
                  className={cx(
                    (each.availability === "sold-out" || each.availability === "unavailable") && "line-through",
                  )}
                >
                  {each.value}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
