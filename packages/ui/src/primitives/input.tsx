import { forwardRef, type InputHTMLAttributes, type ReactNode } from "react";
import { cx } from "../lib/cx";
import { controlClass, useFieldWires } from "./field";

export interface InputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "prefix"> {
  /** Drawn inside, before and after what is typed. */
  before?: ReactNode;
  after?: ReactNode;
}

export const Input = forwardRef<HTMLInputElement, InputProps>(function Input(
  { before, after, className, ...props },
  ref,
) {
  const wires = useFieldWires();
  const input = (
    <input
      type="text"
      {...wires}
      {...props}
      ref={ref}
      className={cx(controlClass, Boolean(before) && "pl-9", Boolean(after) && "pr-14", className)}
    />
  );
  if (!before && !after) return input;
  return (
    <span className="relative flex items-center">
      {before && (
        <span className="pointer-events-none absolute left-3 flex text-sm text-muted [&>svg]:size-4">{before}</span>
      )}
      {input}
      {after && <span className="pointer-events-none absolute right-3 flex text-sm text-muted">{after}</span>}
    </span>
  );
});
