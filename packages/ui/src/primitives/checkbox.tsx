import { Check, Minus } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "../lib/cx";
import { FieldError, fieldId } from "./field";

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  indeterminate?: boolean | undefined;
}

/** Without a `value` it is a yes-or-no field and also submits "false" when it is not ticked. */
export function Checkbox({
  label,
  hideLabel,
  hint,
  error,
  indeterminate = false,
  id,
  className,
  ...props
}: CheckboxProps) {
  const made = useId();
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const isYesOrNo = props.value === undefined;
  const controlId = id ?? (props.name && isYesOrNo ? fieldId(props.name) : made);
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(" ");
  return (
    <div className={cx("flex flex-col gap-1", className)}>
      {isYesOrNo && props.name && !props.disabled && (
        <input type="hidden" name={props.name} value="false" form={props.form} />
      )}
      <label
        htmlFor={controlId}
        className={cx(
          "flex min-h-11 items-center gap-3",
          hideLabel && "target justify-center",
          props.disabled && "opacity-55",
        )}
      >
        <span className="relative grid shrink-0 place-items-center">
          <input
            {...props}
            {...(isYesOrNo ? { value: "true" } : {})}
            ref={own}
            id={controlId}
            type="checkbox"
            aria-describedby={described || undefined}
            aria-invalid={error ? true : undefined}
            className="peer size-5 appearance-none rounded-[4px] border border-line-strong bg-surface transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:border-ink aria-invalid:border-bad"
          />
          <Check
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none absolute size-3.5 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
          />
          <Minus
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none absolute size-3.5 text-on-accent opacity-0 peer-indeterminate:opacity-100"
          />
        </span>
        <span className={cx("text-[0.9375rem] leading-snug", hideLabel && "sr-only")}>
          {label}
          {hint && (
            <span id={`${controlId}-hint`} className="mt-0.5 block text-[0.8125rem] text-muted">
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={`${controlId}-error`}>{error}</FieldError>
    </div>
  );
}
