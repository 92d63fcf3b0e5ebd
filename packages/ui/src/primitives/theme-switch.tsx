import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { applyTheme, type Theme } from "../lib/theme";

export interface ThemeSwitchProps {
  /** From the cookie; absent follows the system. */
  theme?: Theme | undefined;
  /** Where the choice is posted when there is no JavaScript. */
  action?: string | undefined;
}

const choices = [
  { value: "system", label: "As the system", Mark: Monitor },
  { value: "light", label: "Light", Mark: Sun },
  { value: "dark", label: "Dark", Mark: Moon },
] as const;

/** Light, dark or as the system. Three submit buttons that also work at once, in place. */
export function ThemeSwitch({ theme, action = "/theme" }: ThemeSwitchProps) {
  const [current, setCurrent] = useState<Theme | "system">(theme ?? "system");
  return (
    <form method="post" action={action} aria-label="Colour theme">
      <div className="inline-flex rounded-full border border-line p-0.5">
        {choices.map(({ value, label, Mark }) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={current === value}
            title={label}
            onClick={(event) => {
              event.preventDefault();
              setCurrent(value);
              applyTheme(value);
            }}
            className="grid size-9 place-items-center rounded-full text-muted transition-colors hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:size-11"
          >
            <Mark aria-hidden="true" className="size-4" />
            <span className="sr-only">{label}</span>
          </button>
        ))}
      </div>
    </form>
  );
}
