import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { cx } from "../lib/cx";
import { Link, type LinkProps } from "./link";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

interface Look {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Only the icon is seen; the children are its name. */
  iconOnly?: boolean | undefined;
  block?: boolean | undefined;
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** What is happening, in words: "Placing the order…". While set, a second press does nothing. */
  loading?: string | false | undefined;
}

export interface ButtonLinkProps extends LinkProps, Look {}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent",
  secondary: "bg-surface text-ink border-line-strong hover:border-ink hover:bg-sunken",
  ghost: "bg-transparent text-ink border-transparent hover:bg-sunken",
  danger: "bg-bad text-on-bad hover:bg-bad-hover border-transparent",
};
const sizes: Record<ButtonSize, string> = {
  sm: "min-h-9 pointer-coarse:min-h-11 px-3 text-sm gap-1.5",
  md: "min-h-11 px-4 text-sm gap-2",
  lg: "min-h-13 px-6 text-base gap-2.5",
};
const squares: Record<ButtonSize, string> = {
  sm: "size-9 pointer-coarse:size-11",
  md: "size-11",
  lg: "size-13",
};

export function buttonClass({ variant = "secondary", size = "md", iconOnly, block }: Look): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center rounded-md border font-medium leading-tight no-underline",
    "transition-colors duration-150 disabled:opacity-50 aria-disabled:opacity-70 forced-colors:border-current",
    variants[variant],
    iconOnly ? squares[size] : sizes[size],
    block && "w-full",
  );
}

function Face({ icon, iconOnly, children }: { icon: ReactNode; iconOnly: boolean | undefined; children: ReactNode }) {
  return (
    <>
      {icon && (
        <span aria-hidden="true" className="inline-flex shrink-0 [&>svg]:size-[1.15em]">
          {icon}
        </span>
      )}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
    </>
  );
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, iconOnly, block, loading, type = "button", className, children, onClick, ...rest },
  ref,
) {
  const busy = Boolean(loading);
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      // Not `disabled`, which would throw the focus away.
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      className={cx(buttonClass({ variant, size, iconOnly, block }), className)}
    >
      <Face icon={busy ? <Spinner /> : icon} iconOnly={iconOnly}>
        <span aria-live="polite">{busy ? loading : children}</span>
      </Face>
    </button>
  );
});

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, size, icon, iconOnly, block, className, children, ...rest },
  ref,
) {
  return (
    <Link {...rest} ref={ref} className={cx(buttonClass({ variant, size, iconOnly, block }), className)}>
      <Face icon={icon} iconOnly={iconOnly}>
        {children}
      </Face>
    </Link>
  );
});
