import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { OverlayHead, useFocusBack } from "./dialog";

export interface DrawerProps {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  side?: "right" | "left" | undefined;
  footer?: ReactNode;
  children: ReactNode;
}

/** A panel from the side: the cart, filters, the details of a row. */
export function Drawer(props: DrawerProps) {
  const { title, description, trigger, open, onOpenChange, side = "right", footer, children } = props;
  const focusBack = useFocusBack(trigger !== undefined);
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focusBack}
          className={cx(
            "fixed inset-y-0 z-50 flex w-[min(28rem,calc(100vw-2.5rem))] flex-col bg-surface text-ink shadow-overlay outline-none",
            side === "right" ? "right-0 animate-from-right" : "left-0 animate-from-left",
          )}
        >
          <OverlayHead title={title} description={description} />
          <div className="grow overflow-y-auto overscroll-contain px-5 pb-6 sm:px-6">{children}</div>
          {footer && <div className="border-t px-5 py-4 sm:px-6">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
