import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "../lib/cx";

interface FieldWires {
  id: string;
  name?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
}

const Wires = createContext<FieldWires | undefined>(undefined);

/** What a control inside a `<Field>` must carry; its own props win. */
export function useFieldWires(): Partial<FieldWires> {
  return useContext(Wires) ?? {};
}

/** The id of a named field's control, for links from the error summary. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, "-")}`;
}

export interface FieldProps {
  label: ReactNode;
  name?: string | undefined;
  id?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** True: must be filled in. False: the label says "optional". Absent: says nothing. */
  required?: boolean | undefined;
  hideLabel?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A label, a hint and an error around one control, tied together for screen readers. */
export function Field({ label, name, id, hint, error, required, hideLabel, className, children }: FieldProps) {
  const made = useId();
  const controlId = id ?? (name ? fieldId(name) : made);
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(" ");
  const wires: FieldWires = {
    id: controlId,
    name,
    required: required || undefined,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label htmlFor={controlId} className={cx("text-sm font-medium", hideLabel && "sr-only")}>
        {label}
        {required === false && <span className="font-normal text-muted"> optional</span>}
      </label>
      <Wires.Provider value={wires}>{children}</Wires.Provider>
      {hint && (
        <p id={`${controlId}-hint`} className="text-[0.8125rem] leading-snug text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${controlId}-error`}>{error}</FieldError>
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={id} className="flex gap-1.5 text-[0.8125rem] font-medium leading-snug text-bad wrap-anywhere">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-[0.1rem] size-4 shrink-0" fill="currentColor">
        <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM7.25 4.5h1.5v4.25h-1.5V4.5Zm0 5.5h1.5v1.5h-1.5V10Z" />
      </svg>
      {children}
    </p>
  );
}

export const controlClass: string = cx(
  "w-full min-h-11 rounded-md border border-line-strong bg-surface px-3 text-base text-ink sm:text-[0.9375rem]",
  "transition-colors duration-150 hover:border-ink focus:border-focus focus:outline-2 focus:outline-offset-0 focus:outline-focus",
  "aria-invalid:border-bad disabled:bg-sunken disabled:text-muted disabled:hover:border-line-strong [&[readonly]]:bg-sunken",
);
