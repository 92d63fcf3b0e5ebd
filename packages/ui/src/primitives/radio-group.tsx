import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { FieldError, fieldId } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** At the far end: a price, a badge. */
  aside?: ReactNode;
  disabled?: boolean | undefined;
}

export interface RadioGroupProps {
  legend: ReactNode;
  hideLegend?: boolean | undefined;
  name: string;
  /** Where several groups of a page have this name. */
  id?: string | undefined;
  options: readonly RadioOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  /** What stands here when there is nothing to choose from. */
  empty?: ReactNode;
  className?: string | undefined;
}

export function RadioGroup(props: RadioGroupProps) {
  const { legend, hideLegend, name, options, value, defaultValue, onChange, hint, error, required, empty } = props;
  const id = props.id ?? fieldId(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
      className={cx("flex min-w-0 flex-col gap-2", props.className)}
    >
      <legend className={cx("mb-2 text-sm font-medium", hideLegend && "sr-only")}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-muted">
          {hint}
        </p>
      )}
      {options.length === 0 && empty}
      {options.length > 0 && (
        <div className="divide-y divide-line overflow-hidden rounded-md border border-line-strong bg-surface">
          {options.map((option) => (
            <label
              key={option.value}
              className={cx(
                "flex min-h-13 items-center gap-3 px-4 py-2.5 transition-colors has-checked:bg-accent-wash has-focus-visible:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-focus",
                option.disabled ? "text-muted" : "hover:bg-sunken",
              )}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                disabled={option.disabled}
                required={required}
                aria-invalid={error ? true : undefined}
                {...(value !== undefined
                  ? { checked: value === option.value }
                  : { defaultChecked: defaultValue === option.value })}
                onChange={() => onChange?.(option.value)}
                className="size-5 shrink-0 appearance-none rounded-full border border-line-strong bg-surface outline-none checked:border-[6px] checked:border-accent"
              />
              <span className="min-w-0 grow text-[0.9375rem] leading-snug">
                {option.label}
                {option.hint && <span className="mt-0.5 block text-[0.8125rem] text-muted">{option.hint}</span>}
              </span>
              {option.aside && <span className="figures shrink-0 text-sm font-medium">{option.aside}</span>}
            </label>
          ))}
        </div>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
