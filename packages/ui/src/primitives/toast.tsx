import { Check, Info, TriangleAlert, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { cx } from "../lib/cx";

export interface ToastMessage {
  title: string;
  description?: string | undefined;
  tone?: "good" | "bad" | "info" | undefined;
  /** A way back: "Undo". A toast with one stays longer. */
  action?: { label: string; onAction: () => void } | undefined;
}

interface Shown extends ToastMessage {
  id: number;
}

const Show = createContext<((message: ToastMessage) => void) | undefined>(undefined);

/** Says that something happened. Does nothing outside a `<ToastProvider>`. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(Show);
  return useCallback((message) => show?.(message), [show]);
}

export interface ToastProviderProps {
  /** A message the server left for this page; drawn without JavaScript as well. */
  flash?: ToastMessage | undefined;
  children: ReactNode;
}

export function ToastProvider({ flash, children }: ToastProviderProps) {
  const next = useRef(1);
  const [toasts, setToasts] = useState<readonly Shown[]>(flash ? [{ ...flash, id: 0 }] : []);
  const show = useCallback((message: ToastMessage) => {
    const id = next.current++;
    setToasts((before) => [...before.slice(-2), { ...message, id }]);
  }, []);
  const seenFlash = useRef(flash);
  useEffect(() => {
    if (flash && flash !== seenFlash.current) show(flash);
    seenFlash.current = flash;
  }, [flash, show]);
  const drop = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  return (
    <Show.Provider value={useMemo(() => show, [show])}>
      {children}
      <section
        aria-label="Notices"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-[60] flex flex-col items-end gap-2 sm:left-auto sm:w-96"
      >
        <div role="status" aria-live="polite" className="contents">
          {toasts.map((toast) => (
            <Toast key={toast.id} toast={toast} onDrop={() => drop(toast.id)} />
          ))}
        </div>
      </section>
    </Show.Provider>
  );
}

const marks = {
  good: <Check aria-hidden="true" className="size-5 text-good" />,
  bad: <TriangleAlert aria-hidden="true" className="size-5 text-bad" />,
  info: <Info aria-hidden="true" className="size-5 text-info" />,
};

function Toast({ toast, onDrop }: { toast: Shown; onDrop: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const stay = toast.tone === "bad" ? undefined : toast.action ? 10_000 : 6_000;
  useEffect(() => {
    if (isHeld || stay === undefined) return;
    const timer = setTimeout(() => drop.current(), stay);
    return () => clearTimeout(timer);
  }, [isHeld, stay]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the notice from leaving
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full animate-rise-in items-start gap-3 rounded-md border bg-surface py-1.5 pr-1.5 pl-4 text-ink shadow-overlay"
    >
      <span className="flex h-11 items-center">{marks[toast.tone ?? "good"]}</span>
      <div className="min-w-0 grow self-center py-2 text-sm">
        <p className="font-medium">{toast.title}</p>
        {toast.description && <p className="text-muted">{toast.description}</p>}
      </div>
      {toast.action && (
        <button
          type="button"
          className="target px-2 text-sm font-medium text-accent-ink underline-offset-4 hover:underline"
          onClick={() => {
            toast.action?.onAction();
            onDrop();
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        onClick={onDrop}
        className={cx("target grid place-items-center rounded-sm text-muted hover:text-ink")}
      >
        <X aria-hidden="true" className="size-4" />
        <span className="sr-only">Dismiss</span>
      </button>
    </div>
  );
}
