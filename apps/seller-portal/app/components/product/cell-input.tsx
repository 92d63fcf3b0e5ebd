import { cx } from "@emporia/ui/lib/cx";
import { moneyMarker } from "@emporia/ui/lib/form-names";
import { currencySymbol } from "@emporia/ui/lib/money-text";
import { FieldError, fieldId } from "@emporia/ui/primitives/field";
import type { InputHTMLAttributes } from "react";

export interface CellInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  name: string;
  label: string;
  /** What the label adds for those who cannot see which row it stands in. */
  rowName: string;
  value: string;
  onText: (text: string) => void;
  error?: string | undefined;
  /** Typed as money of this currency. */
  money?: string | undefined;
  isNumber?: boolean | undefined;
}

/** A field of the variant grid: its label is seen on phones and read aloud everywhere. */
export function CellInput({ name, label, rowName, value, onText, error, money, isNumber, ...rest }: CellInputProps) {
  const id = fieldId(name);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs text-muted lg:sr-only">
        {label}
        <span className="sr-only">{` of ${rowName}`}</span>
      </label>
      {money && <input type="hidden" name={moneyMarker(name)} value={money} />}
      <span className="relative flex items-center">
        {money && (
          <span aria-hidden="true" className="pointer-events-none absolute left-2.5 text-sm text-muted">
            {currencySymbol(money)}
          </span>
        )}
        <input
          {...rest}
          id={id}
          name={name}
          type="text"
          inputMode={money ? "decimal" : isNumber ? "numeric" : undefined}
          autoComplete="off"
          value={value}
          onChange={(event) => onText(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={cx(
            "h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm transition-colors hover:border-ink focus:border-focus focus:outline-2 focus:outline-focus aria-invalid:border-bad pointer-coarse:h-11",
            money && "pl-6",
            (money || isNumber) && "figures",
          )}
        />
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
