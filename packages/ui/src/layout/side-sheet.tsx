import { Menu as MenuIcon, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { cx } from "../lib/cx";
import { buttonClass } from "../primitives/button";

// React 18 does not know these attributes yet and passes them on as they are.
const popover = { popover: "auto" };
const opens = (id: string) => ({ popovertarget: id });
const closes = (id: string) => ({ popovertarget: id, popovertargetaction: "hide" });

export interface SideSheetProps {
  id: string;
  /** The name of the button and of the sheet: "Menu". */
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A button and the navigation it slides in from the left. A native popover: it opens without JavaScript. */
export function SideSheet({ id, label, className, children }: SideSheetProps) {
  const own = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        type="button"
        {...opens(id)}
        className={cx(buttonClass({ variant: "ghost", iconOnly: true }), "-ml-2.5", className)}
      >
        <MenuIcon aria-hidden="true" className="size-5" />
        <span className="sr-only">{label}</span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: following a link inside, however it is pressed, closes the sheet */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the press */}
      <div
        id={id}
        ref={own}
        {...popover}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a")) own.current?.hidePopover?.();
        }}
        className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-[min(20rem,calc(100vw-3.5rem))] overflow-y-auto overscroll-contain bg-surface p-4 text-ink shadow-overlay backdrop:bg-scrim open:animate-from-left"
      >
        <div className="flex justify-end">
          <button type="button" {...closes(id)} className={buttonClass({ variant: "ghost", iconOnly: true })}>
            <X aria-hidden="true" className="size-5" />
            <span className="sr-only">Close</span>
          </button>
        </div>
        {children}
      </div>
    </>
  );
}
