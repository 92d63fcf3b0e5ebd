import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { cx } from "../lib/cx";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button";
import { Link } from "./link";

export interface MenuProps {
  /** What is seen on the button. */
  label: ReactNode;
  /** Its name when `label` is only an icon. */
  name?: string | undefined;
  align?: "start" | "end" | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  up?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A button that shows a short list of links and buttons. It is a `<details>`, so it opens without JavaScript. */
export function Menu({ label, name, align = "end", variant = "ghost", size, up, className, children }: MenuProps) {
  const own = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: Event) => {
      if (own.current?.open && !own.current.contains(event.target as Node)) own.current.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, []);

  // Out of the flow of whatever scrolls around it, a table for one, so that it is not cut off.
  function place() {
    const details = own.current;
    const panel = details?.querySelector<HTMLElement>("[data-menu]");
    if (!details?.open || !panel) return;
    const button = details.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const isAbove = up || button.bottom + panel.offsetHeight + 12 > window.innerHeight;
    const left = align === "end" ? button.right - panel.offsetWidth : button.left;
    Object.assign(panel.style, {
      position: "fixed",
      top: `${Math.max(8, isAbove ? button.top - panel.offsetHeight - 6 : button.bottom + 6)}px`,
      bottom: "auto",
      right: "auto",
      left: `${Math.max(8, Math.min(left, room - panel.offsetWidth - 8))}px`,
      margin: "0",
    });
    const close = () => {
      details.open = false;
    };
    window.addEventListener("scroll", close, { once: true, capture: true, passive: true });
    window.addEventListener("resize", close, { once: true });
    details.addEventListener(
      "toggle",
      () => {
        window.removeEventListener("scroll", close, { capture: true });
        window.removeEventListener("resize", close);
      },
      { once: true },
    );
  }

  function steer(event: KeyboardEvent) {
    const details = own.current;
    if (!details) return;
    if (event.key === "Escape" && details.open) {
      details.open = false;
      details.querySelector("summary")?.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    details.open = true;
    const items = [...details.querySelectorAll<HTMLElement>("[data-menu-item]")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = event.key === "ArrowDown" ? 1 : -1;
    items.at(at === -1 && step === -1 ? -1 : (at + step) % items.length)?.focus();
  }

  return (
    <details ref={own} className={cx("group/menu relative", className)} onKeyDown={steer} onToggle={place}>
      <summary aria-label={name} className={buttonClass({ variant, size })}>
        {label}
      </summary>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a choice made closes the menu, however it was made */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the items inside take the press */}
      <div
        data-menu=""
        onClick={() => {
          if (own.current) own.current.open = false;
        }}
        className={cx(
          "absolute z-40 flex min-w-56 max-w-[calc(100vw-2rem)] animate-fade-in flex-col rounded-md border bg-surface p-1.5 text-ink shadow-overlay",
          align === "end" ? "right-0" : "left-0",
          up ? "bottom-full mb-1.5" : "top-full mt-1.5",
        )}
      >
        {children}
      </div>
    </details>
  );
}

const itemClass =
  "flex min-h-10 pointer-coarse:min-h-11 w-full items-center gap-2.5 rounded-sm px-3 text-left text-sm no-underline hover:bg-sunken focus-visible:-outline-offset-2 [&>svg]:size-4 [&>svg]:text-muted";

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} data-menu-item="" className={itemClass}>
      {children}
    </Link>
  );
}

export interface MenuButtonProps {
  type?: "button" | "submit" | undefined;
  name?: string | undefined;
  value?: string | undefined;
  form?: string | undefined;
  tone?: "danger" | undefined;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

export function MenuButton({ tone, type = "button", ...props }: MenuButtonProps) {
  return <button {...props} type={type} data-menu-item="" className={cx(itemClass, tone === "danger" && "text-bad")} />;
}

export function MenuDivider({ label }: { label?: ReactNode }) {
  return label ? (
    <p className="px-3 pt-2 pb-1 text-xs text-muted">{label}</p>
  ) : (
    <hr className="my-1.5 border-t border-line" />
  );
}
