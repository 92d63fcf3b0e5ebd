import { isRouteErrorResponse } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { SearchForm } from "../layout/site-header";
import { useHydrated } from "../lib/hydrated";
import { ButtonLink } from "../primitives/button";

export interface ErrorPageProps {
  /** From `useRouteError()`. */
  error: unknown;
  /** Where a search goes; null offers none. */
  searchAction?: string | null | undefined;
  homeHref?: string | undefined;
  signInHref?: string | undefined;
  /** A sentence of the page's own for a status: { 404: "This product is no longer here." } */
  sentences?: Readonly<Record<number, string>> | undefined;
  /** "div" where the page around it has its own main. */
  element?: "main" | "div" | undefined;
  children?: ReactNode;
}

interface Said {
  title: string;
  sentence: string;
}

const said: Record<number, Said> = {
  400: { title: "That did not work", sentence: "The address or the form was not complete. Go back and try again." },
  401: { title: "Sign in first", sentence: "This page is yours alone, so we need to know that it is you." },
  403: { title: "Not for this account", sentence: "You are signed in, but this account may not open this page." },
  404: { title: "Nothing here", sentence: "This page does not exist, or no longer does." },
  405: { title: "That did not work", sentence: "This page does not take what was sent to it. Nothing was changed." },
  409: {
    title: "It changed meanwhile",
    sentence: "Somebody was faster. Load the page again to see how it stands now.",
  },
  410: { title: "Gone", sentence: "What was here has been removed and will not come back." },
  429: {
    title: "A little slower",
    sentence: "There were too many tries in a short time. Wait a minute and try again.",
  },
  503: {
    title: "Back in a moment",
    sentence: "We cannot reach our own shelves just now. Nothing was charged. Try again soon.",
  },
};
const unreachable: Said = {
  title: "No connection",
  sentence: "The shop could not be reached. Nothing was changed. Check your connection and try again.",
};
const broken: Said = {
  title: "Something broke",
  sentence: "The fault is ours and has been noted. If you were paying, look at your orders before you try again.",
};

export function errorStatus(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/**
 * Whether a page or an answer could not be fetched for want of a connection. Where a service worker keeps pages, it is
 * asked for this one: that takes a real navigation.
 */
function useUnreachable(error: unknown): boolean {
  const isUnreachable = useHydrated() && error instanceof TypeError && !navigator.onLine;
  useEffect(() => {
    if (isUnreachable && navigator.serviceWorker?.controller) window.location.reload();
  }, [isUnreachable]);
  return isUnreachable;
}

/** The body of an ErrorBoundary: what happened in one sentence, and the way on. */
export function ErrorPage(props: ErrorPageProps) {
  const { error, searchAction = "/search", homeHref = "/", signInHref, sentences, children } = props;
  const Element = props.element ?? "main";
  const status = errorStatus(error);
  const isUnreachable = useUnreachable(error);
  const { title, sentence } = isUnreachable ? unreachable : (said[status] ?? broken);
  const isSearchable = status === 404 && Boolean(searchAction);
  return (
    <Element
      {...(Element === "main" ? { id: "main", tabIndex: -1 } : {})}
      className="shell flex min-h-[60vh] outline-none flex-col items-start justify-center py-20"
    >
      {!isUnreachable && <p className="figures text-sm text-muted">{status}</p>}
      <h1 className="mt-2 text-hero">{title}</h1>
      <p className="mt-4 max-w-md text-lg text-muted">
        {sentences?.[status] ?? (isSearchable ? `${sentence} A search may find it.` : sentence)}
      </p>
      {isSearchable && searchAction && (
        <div className="mt-8 w-full max-w-md">
          <SearchForm action={searchAction} />
        </div>
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        {status === 401 && signInHref && (
          <ButtonLink variant="primary" href={signInHref}>
            Sign in
          </ButtonLink>
        )}
        {status >= 500 && (
          <ButtonLink variant="primary" href="">
            Try again
          </ButtonLink>
        )}
        <ButtonLink href={homeHref}>Go to the start</ButtonLink>
      </div>
      {children}
    </Element>
  );
}
