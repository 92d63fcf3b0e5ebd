import { forwardRef, type TextareaHTMLAttributes } from "react";
import { cx } from "../lib/cx";
import { controlClass, useFieldWires } from "./field";

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement>;

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea({ className, ...props }, ref) {
  return (
    <textarea
      rows={4}
      {...useFieldWires()}
      {...props}
      ref={ref}
      className={cx(controlClass, "field-sizing-content min-h-24 py-2.5 leading-relaxed", className)}
    />
  );
});
