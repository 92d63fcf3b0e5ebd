import { AlertDialog } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { Button, type ButtonProps, buttonClass } from "./button";

export interface Question {
  /** Names the thing: Delete “Stoneware mug”? */
  title: string;
  /** What follows, and whether it can be undone. */
  consequence: ReactNode;
  /** The verb again: "Delete mug". */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  tone?: "danger" | "primary" | undefined;
}

export interface ConfirmDialogProps extends Question {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim" />
        <AlertDialog.Content className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-h-[75dvh] max-w-md animate-rise-in overflow-y-auto rounded-lg bg-surface p-6 text-ink shadow-overlay outline-none">
          <AlertDialog.Title className="wrap-break-word text-xl leading-snug">{props.title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-[0.9375rem] text-muted">{props.consequence}</div>
          </AlertDialog.Description>
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Cancel className={buttonClass({ variant: "secondary" })}>
              {props.cancelLabel ?? "Keep it"}
            </AlertDialog.Cancel>
            <AlertDialog.Action className={buttonClass({ variant: props.tone ?? "danger" })} onClick={props.onConfirm}>
              {props.confirmLabel}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

export type ConfirmButtonProps = Omit<ButtonProps, "type" | "onClick" | "title"> & {
  /** Made of what was typed, it can name the amount; null where nothing can come of it but a refusal: that is sent at once. */
  question: Question | ((typed: FormData) => Question | null);
  /** Fields without which nothing can come of it but a refusal: while one is empty, the form is sent unasked and says so. */
  needs?: readonly string[];
};

/** A submit button that asks once before its form is sent. Without JavaScript it submits at once. */
export function ConfirmButton({ question, needs = [], children, ...button }: ConfirmButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<Question>();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        {...button}
        ref={own}
        type="submit"
        aria-haspopup="dialog"
        onClick={(event) => {
          const typed = new FormData(event.currentTarget.form ?? undefined);
          const about = typeof question === "function" ? question(typed) : question;
          if (!about || needs.some((name) => !typed.get(name))) return;
          event.preventDefault();
          setAsked(about);
          setOpen(true);
        }}
      >
        {children}
      </Button>
      {asked && (
        <ConfirmDialog
          {...asked}
          open={isOpen}
          onOpenChange={setOpen}
          onConfirm={() => own.current?.form?.requestSubmit(own.current)}
        />
      )}
    </>
  );
}
