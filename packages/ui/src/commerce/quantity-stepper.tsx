import { Minus, Plus } from "lucide-react";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { cx } from "../lib/cx";

export interface QuantityStepperProps {
  /** Names the thing: "Quantity of Stoneware mug". */
  label: string;
  value: number;
  name?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  onChange?: ((quantity: number) => void) | undefined;
  /** Sends its form when the quantity changes (a cart). The buttons then work without JavaScript, too. */
  isSubmitting?: boolean | undefined;
  submitsOnChange?: boolean | undefined;
  size?: "sm" | "md" | undefined;
  disabled?: boolean | undefined;
}

/** A number that can be typed or stepped. The last `quantity` in the form counts: the pressed button's, else what was typed. */
export function QuantityStepper(props: QuantityStepperProps) {
  const {
    label,
    value,
    name = "quantity",
    min = 1,
    max = 99,
    onChange,
    submitsOnChange,
    size = "md",
    disabled,
  } = props;
  const own = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const typed = Number.parseInt(text, 10);
  const current = Number.isNaN(typed) ? value : typed;

  function become(next: number) {
    const quantity = Math.min(max, Math.max(min, next));
    setText(String(quantity));
    if (quantity === value && quantity === typed) return;
    onChange?.(quantity);
    if (!submitsOnChange || !own.current) return;
    // The form is read before React has drawn the new number.
    own.current.value = String(quantity);
    own.current.form?.requestSubmit();
  }

  const step = (by: 1 | -1) => ({
    type: submitsOnChange ? ("submit" as const) : ("button" as const),
    ...(submitsOnChange ? { name, value: String(current + by) } : {}),
    disabled: disabled || (by < 0 ? current <= min : current >= max),
    onClick: (event: { preventDefault(): void }) => {
      event.preventDefault();
      become(current + by);
    },
    className: cx(
      "grid shrink-0 place-items-center text-ink transition-colors hover:bg-sunken disabled:text-muted disabled:opacity-50 disabled:hover:bg-transparent focus-visible:-outline-offset-2",
      size === "md" ? "size-11" : "size-9 pointer-coarse:size-11",
    ),
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div
      role="group"
      aria-label={label}
      aria-busy={props.isSubmitting || undefined}
      className="inline-flex w-fit overflow-hidden rounded-md border border-line-strong bg-surface has-[input:focus]:outline-2 has-[input:focus]:outline-focus"
    >
      <input
        ref={own}
        type="number"
        inputMode="numeric"
        name={name}
        min={min}
        max={max}
        step={1}
        required
        disabled={disabled}
        aria-label={label}
        value={text}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          setText(event.target.value);
          const next = Number.parseInt(event.target.value, 10);
          if (!submitsOnChange && next >= min && next <= max) onChange?.(next);
        }}
        onBlur={() => become(current)}
        className="no-spin figures order-2 w-11 bg-transparent text-center text-[0.9375rem] font-medium outline-none"
      />
      <button {...step(-1)} className={cx(step(-1).className, "order-1")}>
        <Minus aria-hidden="true" className="size-4" />
        <span className="sr-only">One less</span>
      </button>
      <button {...step(1)} className={cx(step(1).className, "order-3")}>
        <Plus aria-hidden="true" className="size-4" />
        <span className="sr-only">One more</span>
      </button>
    </div>
  );
}
