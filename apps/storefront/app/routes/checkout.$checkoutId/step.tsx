import { cx } from "@emporia/ui/lib/cx";
import { Link } from "@emporia/ui/primitives/link";
import { Check } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { type CheckoutStep, checkoutSteps } from "~/lib/checkout-steps";

export interface StepProps {
  name: CheckoutStep;
  current: CheckoutStep;
  title: string;
  /** What was said, once it is done. */
  done: ReactNode;
  /** Done for good: there is no way back to it. */
  isFixed?: boolean;
  children: ReactNode;
}

const says: Record<CheckoutStep, string> = {
  address: "where it goes",
  shipping: "how it is sent",
  payment: "how you pay",
  review: "the review",
};

/** One of the steps: open, done with a way back, or still to come. */
export function Step({ name, current, title, done, isFixed = false, children }: StepProps) {
  const at = checkoutSteps.indexOf(name);
  const isOpen = name === current;
  const isDone = at < checkoutSteps.indexOf(current);
  const heading = useFocusOnOpen(isOpen);
  return (
    <li className="border-b py-6 first:border-t" aria-current={isOpen ? "step" : undefined}>
      <div className="flex items-baseline justify-between gap-4">
        <h2
          ref={heading}
          tabIndex={-1}
          className={cx("flex items-center gap-3 text-xl outline-none", !isOpen && !isDone && "text-muted")}
        >
          <span
            aria-hidden="true"
            className={cx(
              "figures grid size-7 shrink-0 place-items-center rounded-full border font-sans text-sm font-medium",
              isOpen ? "border-accent bg-accent text-on-accent" : "border-line-strong",
            )}
          >
            {isDone ? <Check className="size-4" /> : at + 1}
          </span>
          {title}
          {isDone && <span className="sr-only">, done</span>}
        </h2>
        {isDone && !isFixed && (
          <Link
            href={`?step=${name}`}
            className="inline-flex min-h-11 items-center text-sm underline underline-offset-4 hover:text-accent-ink"
          >
            Change<span className="sr-only"> {says[name]}</span>
          </Link>
        )}
      </div>
      {isOpen && <div className="mt-5">{children}</div>}
      {isDone && <div className="mt-2 pl-10 text-[0.9375rem] text-muted">{done}</div>}
    </li>
  );
}

/** Whoever cannot see the page hears which step it is on now; not when the page has only just been opened. */
function useFocusOnOpen(isOpen: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !was.current) heading.current?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return heading;
}
