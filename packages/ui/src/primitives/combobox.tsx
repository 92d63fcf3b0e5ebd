import { type KeyboardEvent, useId, useState } from "react";
import { useHydrated } from "../lib/hydrated";
import { Input, type InputProps } from "./input";

export interface ComboboxOption {
  /** What stands in the field when it is picked. */
  value: string;
  label: string;
  detail?: string | undefined;
}

export interface ComboboxProps extends Omit<InputProps, "value" | "onChange" | "defaultValue"> {
  defaultValue?: string | undefined;
  /** What fits what has been typed. */
  options: readonly ComboboxOption[];
  onType: (text: string) => void;
  /** Instead of writing the value into the field, which is then empty again. */
  onPick?: ((option: ComboboxOption) => void) | undefined;
}

/**
 * A field that suggests while one types, and takes anything that is typed all the same. Before JavaScript it is a plain
 * field.
 */
export function Combobox({ defaultValue = "", options, onType, onPick, ...props }: ComboboxProps) {
  const [text, setText] = useState(defaultValue);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const isHydrated = useHydrated();
  const listId = useId();
  const isShown = isOpen && options.length > 0;
  const active = isShown ? options[at] : undefined;

  function pick(option: ComboboxOption) {
    setOpen(false);
    setAt(-1);
    setText(onPick ? "" : option.value);
    onPick?.(option);
  }

  function steer(event: KeyboardEvent) {
    if (event.key === "Escape" && isShown) {
      event.preventDefault();
      setOpen(false);
      setAt(-1);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isShown) return setOpen(true);
      const count = options.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => ((now + 1 + step + count) % count) - 1);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      pick(active);
    }
  }

  return (
    <div className="relative">
      <Input
        {...props}
        {...(isHydrated && {
          role: "combobox",
          "aria-expanded": isShown,
          "aria-controls": listId,
          "aria-autocomplete": "list" as const,
          "aria-activedescendant": active && `${listId}-${at}`,
        })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
          setOpen(true);
          onType(event.target.value);
        }}
        onKeyDown={steer}
        onBlur={() => setOpen(false)}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Suggestions"
        hidden={!isShown}
        className="absolute inset-x-0 top-full z-40 mt-1 max-h-72 min-w-64 overflow-y-auto rounded-md border bg-surface p-1 shadow-overlay"
      >
        {isShown &&
          options.map((option, nth) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
            <div
              key={option.value}
              id={`${listId}-${nth}`}
              role="option"
              tabIndex={-1}
              aria-selected={nth === at}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setAt(nth)}
              onClick={() => pick(option)}
              className="flex min-h-11 cursor-pointer flex-col justify-center rounded-sm px-3 py-1.5 text-sm aria-selected:bg-sunken"
            >
              <span className="line-clamp-2 wrap-anywhere">{option.label}</span>
              {option.detail && <span className="line-clamp-1 text-xs break-all text-muted">{option.detail}</span>}
            </div>
          ))}
      </div>
      <p role="status" className="sr-only">
        {isShown && (options.length === 1 ? "1 suggestion" : `${options.length} suggestions`)}
      </p>
    </div>
  );
}
