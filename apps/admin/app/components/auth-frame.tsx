import { SkipLink } from "@emporia/ui/layout/skip-link";
import { Wordmark } from "@emporia/ui/layout/wordmark";
import type { ReactNode } from "react";

/** The page before the tool: one form, nothing else. */
export function AuthFrame({ isWide, end, children }: { isWide?: boolean; end?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex min-h-16 items-center justify-between gap-4 px-4 sm:px-8">
        <Wordmark suffix="Admin" />
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
