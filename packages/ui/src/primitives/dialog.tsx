import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cx } from "../lib/cx";
import { buttonClass } from "./button";

export interface DialogProps {
  title: string;
  description?: ReactNode;
  /** A button that opens it; leave out when `open` is yours. */
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The buttons, at the end. */
  footer?: ReactNode;
  width?: "sm" | "md" | "lg" | undefined;
  children?: ReactNode;
}

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };

export function Dialog(props: DialogProps) {
  const { title, description, trigger, open, onOpenChange, footer, width = "md", children } = props;
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
            "fixed z-50 flex max-h-[90dvh] flex-col bg-surface text-ink shadow-overlay outline-none",
            "inset-x-0 bottom-0 animate-from-below rounded-t-lg sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[80dvh] sm:animate-rise-in sm:rounded-lg",
            widths[width],
          )}
        >
          <OverlayHead title={title} description={description} />
          {children && <div className="overflow-y-auto px-5 pb-5 sm:px-6">{children}</div>}
          {footer && (
            <div className="flex flex-col-reverse gap-2 border-t px-5 py-4 sm:flex-row sm:justify-end sm:px-6">
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The focus goes back to where it was when something opens without a trigger of its own; a trigger gets it anyway. */
export function useFocusBack(
  hasTrigger: boolean,
): Pick<Radix.DialogContentProps, "onOpenAutoFocus" | "onCloseAutoFocus"> {
  const before = useRef<Element | null>(null);
  if (hasTrigger) return {};
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}

/** The head of a dialog or a drawer: its name and the way out. */
export function OverlayHead({ title, description }: { title: string; description?: ReactNode }) {
  return (
    <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3 sm:px-6 sm:pt-5">
      <div className="min-w-0 pt-1.5">
        <Radix.Title className="wrap-break-word text-xl leading-snug">{title}</Radix.Title>
        {description && (
          <Radix.Description className="mt-1.5 line-clamp-3 text-sm text-muted wrap-anywhere">
            {description}
          </Radix.Description>
        )}
      </div>
      <Radix.Close className={cx(buttonClass({ variant: "ghost", iconOnly: true }), "-mr-2.5")}>
        <X aria-hidden="true" className="size-5" />
        <span className="sr-only">Close</span>
      </Radix.Close>
    </div>
  );
}

/** Wraps a button that closes the dialog or drawer around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
