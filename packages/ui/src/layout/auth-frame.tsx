import type { ReactNode } from "react";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

interface AuthFrameProps {
  /** Which tool it leads to, beside the name. */
  tool: string;
  isWide?: boolean;
  /** At the end of the head. */
  end?: ReactNode;
  children: ReactNode;
}

/** The page before a tool: one form, nothing else. */
export function AuthFrame({ tool, isWide, end, children }: AuthFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex min-h-16 items-center justify-between gap-4 px-4 sm:px-8">
        <Wordmark suffix={tool} />
        {end}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full grow px-4 pt-8 pb-20 outline-none sm:pt-16 ${isWide ? "max-w-3xl sm:px-8" : "max-w-md"}`}
      >
        {children}
      </main>
    </div>
  );
}
